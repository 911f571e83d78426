"""Growing: what a request costs in a large store beside a small one, and on a long history beside a short one.

Lives here: servers over stores that `loading` filled, what is asked of them, and what the processors spent on it. Never here:
anything the program needs. May import: everything of the program, loading, benchmarks, tests.support. Door:
`python -m growing`. Tests: tests/unit/test_growing.py.
"""
