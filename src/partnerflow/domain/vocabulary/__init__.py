"""The vocabulary: the kinds of value that facts are made of, and how a fact type is declared once for every use.

Lives here: kinds, references, small objects, the declaration. Never here: what a fact means or changes.
May import: errors. Doors: `payload.declare`, `kinds`. Tests: tests/unit/domain/.
"""
