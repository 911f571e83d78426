"""The streams of a partnership: its own and those of its grants, each as far as it is known in a view."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.record.facts import RecordRetracted
from partnerflow.questions.grants.held import every
from partnerflow.questions.view import Asked, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One stream: `told` are the facts known in the view as they were told, `reading` as they read now.

    What was retracted never happened and is not in `reading`; what was made void since did, and is.
    """

    history: History
    told: tuple[AnyFact, ...]
    reading: tuple[AnyFact, ...]

    def place(self, id_: str) -> int:
        """The place of a fact in its stream, from 1."""
        return self.history.index.ids[id_]


def streams(view: View[Asked]) -> tuple[Told, ...]:
    """The partnership first, then its grants in order of key; of each the facts that had occurred by the day."""
    own = _told(view.history, view.day, view.parameters.as_known_at, view.parameters.at_version)
    grants = (_told(held.history, view.day, view.known_at, None) for held in every(view))
    return (own, *grants)


def _told(history: History, day: str, known: str | None, version: int | None) -> Told:
    told = history.facts[: history.known_version(as_known_at=known, version=version)]
    holding = {fact.id: fact for fact in history.reading(as_known_at=known, version=version)}
    retracted = {fact.data.retracts for fact in told if isinstance(fact.data, RecordRetracted)}
    reading = (holding.get(fact.id, fact) for fact in told if fact.id not in retracted)
    return Told(
        history=history,
        told=tuple(fact for fact in told if fact.occurred_on <= day),
        reading=tuple(fact for fact in reading if fact.occurred_on <= day),
    )
