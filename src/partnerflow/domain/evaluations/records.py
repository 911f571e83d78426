"""Of what the state is made: evaluations.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from partnerflow.domain.folding import Record


class Evaluation(Record):
    """One evaluation."""

    ref: str
    kind: str
    fact: str
    planned_on: str | None = None
    concluded_on: str | None = None
    conclusion: str | None = None
