"""The ledger of a workspace: entries, epochs, signed checkpoints, and the proofs that lead to them (docs/spec/ledger.md).

Lives here: the notary, what it scrubs before it signs, its keys, the journal outside the database, whom it asks to
witness, and the hold. Never here: what a fact means, HTTP, SQL put together from values.
May import: application.{ports, instants, inspection, erasures.request}, transparency, settings, errors, sql; the stores come in
by their ports.
Door: `opening.open_ledger`. Tests: tests/contract/ledger (one suite for every store), tests/unit/ledger.
"""
