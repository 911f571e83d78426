"""How anyone can check the history: hashes, trees and their bytes, from stored bytes alone.

Never here: a database, the domain, HTTP, the clock.
May import: partnerflow.errors and the standard library.
Door: `merkle` (leaf bytes of docs/spec/leaves.md, the RFC 6962 tree and its frontier).
Tests: tests/unit/transparency, tests/golden/leaves.json.
"""
