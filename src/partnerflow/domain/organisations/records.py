"""Of what the state is made: successions.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from partnerflow.domain.folding import Record


class Succession(Record):
    """One legal successor, how it took the place, and since when."""

    successor: str
    kind: str
    on: str
    fact: str
