"""Loading: stores as large as is asked for, filled with histories that every rule accepts (docs/scale.md).

Lives here: the lives of partnerships, importing and copying them, and what a store takes. Never here: anything the program
needs. May import: everything of the program, and what `benchmarks` tells. Door: `python -m loading`. Tests: tests/unit/loading/.
"""
