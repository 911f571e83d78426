"""Soaking: a server at work for long, with writers, readers, followers and rebuilds, and what grew meanwhile (docs/scale.md).

Lives here: who does what at which rate, samples of the server, and the verdict on them. Never here: anything the program needs.
May import: everything of the program, growing, loading, benchmarks, tests.support. Door: `python -m soaking`.
Tests: tests/unit/test_soaking.py.
"""
