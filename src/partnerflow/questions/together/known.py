"""When what is told of a fact was known."""

from __future__ import annotations

from collections.abc import Iterable

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.record.facts import RecordCorrected


def known_days(facts: Iterable[AnyFact]) -> dict[str, str]:
    """The day on which each fact was known as it reads now: its own, or that of its last correction."""
    known: dict[str, str] = {}
    for fact in facts:
        known[fact.data.corrects if isinstance(fact.data, RecordCorrected) else fact.id] = fact.known_on
    return known
