"""Of what the state is made: evaluations.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from partnerflow.domain.folding import Record
from partnerflow.domain.vocabulary.objects import Improvement, ScanScore


class Evaluation(Record):
    """One evaluation."""

    ref: str
    kind: str
    fact: str
    planned_on: str | None = None
    concluded_on: str | None = None
    concluding_fact: str | None = None
    conclusion: str | None = None
    return_to: str | None = None
    scan: tuple[ScanScore, ...] = ()
    improvements: tuple[Improvement, ...] = ()
