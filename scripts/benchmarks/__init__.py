"""Benchmarks: every promised figure beside its floor, in one run, as a ratio (docs/benchmarks.md).

Lives here: floors, figures, the data they need, and how they are compared. Never here: anything the program needs.
May import: everything of the program, and tests.support for a throw-away PostgreSQL. Door: `python -m benchmarks`.
Tests: tests/unit/test_bench*.py, test_lean_client.py.
"""
