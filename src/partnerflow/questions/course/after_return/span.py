"""The time of each return: from the fact that made it until it closed, and until the phase was reached again that was left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from partnerflow.domain.course.facts import PhaseAdvanced, PhaseReturned
from partnerflow.domain.course.records import Return
from partnerflow.domain.days import between, until
from partnerflow.domain.fact import AnyFact
from partnerflow.questions.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of an answer, and the facts behind it."""

    value: Any
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One return in the course of a view.

    `before` are the facts that it came upon, `during` those behind it until it closed, the fact that closed it included;
    `way` those until the partners were back where they came from, went back once more, or stopped. `last` is the last day
    of the span: it closed, the partnership ended, or the day asked about; `paused` are the days of it that the clock
    stood still.
    """

    item: Return
    before: Sequence[AnyFact]
    during: Sequence[AnyFact]
    way: Sequence[AnyFact]
    after: Sequence[AnyFact]
    last: str
    back_on: str | None
    paused: int

    @property
    def gross(self) -> int:
        """The days it took, or takes until now."""
        return between(self.item.on, self.last)

    @property
    def net(self) -> int:
        """The same without the pauses."""
        return self.gross - self.paused

    @property
    def days_over(self) -> int | None:
        """The days from the target day until it closed; None while it is open and in time."""
        late = until(self.item.target_on, self.last)
        return late if self.item.how is not None or late > 0 else None


def spans(view: View[Any]) -> Iterator[Span]:
    """The returns of a view, in order."""
    course, state = view.course, view.state.course
    places = {fact.id: place for place, fact in enumerate(course)}
    for item in state.returns.values():
        start = places[item.fact]
        closing = next((place for place in range(start + 1, len(course)) if _closes(item, course[place])), None)
        back = next((place for place in range(start + 1, len(course)) if _leaves_the_way(item, course[place])), None)
        arrived = course[back] if back is not None and isinstance(course[back].data, PhaseAdvanced) else None
        last = item.closed_on or (state.ended.on if state.ended is not None else view.day)
        yield Span(
            item=item,
            before=course[:start],
            during=course[start + 1 : len(course) if closing is None else closing + 1],
            way=course[start + 1 : len(course) if back is None else back + 1],
            after=course[start + 1 :],
            last=last,
            back_on=arrived.occurred_on if arrived is not None else None,
            paused=state.paused_days(item.on, last),
        )


def _closes(item: Return, fact: AnyFact) -> bool:
    data = fact.data
    if isinstance(data, PhaseReturned):
        return data.supersedes == item.ref
    return isinstance(data, PhaseAdvanced) and item.how == "repaired" and data.from_ == item.target


def _leaves_the_way(item: Return, fact: AnyFact) -> bool:
    data = fact.data
    return isinstance(data, PhaseReturned) or (isinstance(data, PhaseAdvanced) and data.to == item.source)
