"""How anyone can check the history: hashes, trees, proofs, signatures and their bytes, from stored bytes alone.

Never here: a database, the domain, HTTP, the clock.
May import: partnerflow.errors and the standard library; `keys` alone imports cryptography.
Doors: `merkle` (leaf bytes of docs/spec/leaves.md, the RFC 6962 tree and its frontier), `proofs` (inclusion and
consistency), `entries` and `trie` (what a ledger is made of, docs/spec/ledger.md), `notes`, `keys`, `checkpoints` and
`cosignatures` (who vouches for it, docs/spec/checkpoints.md), `bundle`, `tlog_proof` and `tiles` (what is handed out), `replay`
(a ledger recomputed from its entries), `offline` (the verifiers that stand alone).
Whatever does not hold is an UnprovenError that says which step failed.
Tests: tests/unit/transparency; vectors for any language: tests/golden/leaves.json, tests/vectors.
"""
