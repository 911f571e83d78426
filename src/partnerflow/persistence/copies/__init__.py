"""Copies of a workspace: from either engine into a file that stands by itself, and back into either engine.

Lives here: what is durable, one consistent look at all of it, the manifest of a copy. Never here: the notary's key, the
journals beside the database, and whether what was copied is true (`ledger.scrub` sees to that).
Doors: `making.make_copy`, `putting_back.put_back`, `manifest.read_manifest`. Tests: tests/contract/copies.
"""
