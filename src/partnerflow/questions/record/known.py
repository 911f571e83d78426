"""When a fact was known: at first, and as it reads now."""

from __future__ import annotations

from collections.abc import Iterable

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.record.facts import RecordCorrected


def known_days(facts: Iterable[AnyFact]) -> dict[str, str]:
    """The day on which each fact was known as it reads now: its own, or that of its last correction."""
    known: dict[str, str] = {}
    for fact in facts:
        known[fact.data.corrects if isinstance(fact.data, RecordCorrected) else fact.id] = fact.known_on
    return known


def known_on(history: History, fact: AnyFact) -> str:
    """The day on which a fact became known: a correction of its own day does not move that."""
    return history.fact(fact.id).known_on
