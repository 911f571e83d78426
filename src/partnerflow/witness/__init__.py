"""A witness: what a funder runs to see that a ledger never shows two histories. It cosigns what continues what it saw.

Lives here: the protocol (C2SP tlog-witness), the memory it rests on, the key, the WSGI callable. Never here: a ledger, the
history of a partnership, Flask. May import: transparency, settings, errors, sql.
Doors: `app.application`, `memory.Memory`, `key.open_key`. Tests: tests/unit/witness/, tests/e2e/test_witness.py.
For people: docs/how-to/funders.md.
"""
