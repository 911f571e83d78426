"""Of what the state is made: dialogues.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from partnerflow.domain.folding import Record


class Dialogue(Record):
    """One conversation, meeting or session."""

    form: str
    tracks: tuple[str, ...]
    present: frozenset[str]
    on: str
    fact: str
