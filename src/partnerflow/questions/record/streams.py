"""The streams of a partnership: its own and those of its grants, each as far as it is known in a view."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.questions.grants.held import every
from partnerflow.questions.view import Asked, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One stream: `told` are the facts known in the view as they were told, `reading` as they read and still hold."""

    history: History
    told: tuple[AnyFact, ...]
    reading: tuple[AnyFact, ...]

    def place(self, id_: str) -> int:
        """The place of a fact in its stream, from 1."""
        return self.history.index.ids[id_]


def known_on(history: History, fact: AnyFact) -> str:
    """The day on which a fact became known: a correction of its own day does not move that."""
    return history.facts[history.index.ids[fact.id] - 1].known_on


def streams(view: View[Asked]) -> tuple[Told, ...]:
    """The partnership first, then its grants in order of key; of each the facts that had occurred by the day."""
    own = _told(view.history, view.day, view.parameters.as_known_at, view.parameters.at_version)
    grants = (_told(held.history, view.day, view.known_at, None) for held in every(view))
    return (own, *grants)


def _told(history: History, day: str, known: str | None, version: int | None) -> Told:
    told = history.facts[: history.known_version(as_known_at=known, version=version)]
    reading = history.reading(as_known_at=known, version=version)
    return Told(
        history=history,
        told=tuple(fact for fact in told if fact.occurred_on <= day),
        reading=tuple(fact for fact in reading if fact.occurred_on <= day),
    )
