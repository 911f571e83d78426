"""The scrub: everything that is about to be signed, recomputed from stored bytes (docs/spec/checkpoints.md §3).

Here: one module a pass, and what they find. Never: a write, a repair, a guess.
Door: `scrubbing.Scrub`. Tests: tests/contract/ledger, tests/unit/ledger.
"""
