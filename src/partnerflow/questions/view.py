"""What a question looks at: one partnership on a day, as known on a day, with the parameters that were asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Generic, TypeVar

from partnerflow.domain.around import Around, GrantOnDay
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.kinds import Integer
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.domain.vocabulary.values import Day


class Asked(Declared):
    """The parameters of every question; a question with more of them declares a struct below this one."""

    as_of: Day | None = None
    as_known_at: Day | None = None
    at_version: Annotated[int, Integer(minimum=1, maximum=10_000_000)] | None = None


P = TypeVar("P", bound=Asked, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer as plain JSON values in the shape of docs/questions.md, and the ids of the facts behind it."""

    value: Any
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class View(Generic[P]):
    """The facts that held on the day asked about, as far as they were known by the day of knowledge."""

    history: History
    around: Around
    parameters: P

    @property
    def key(self) -> str:
        """The partnership."""
        return self.history.facts[0].key

    @cached_property
    def day(self) -> str:
        """The day asked about; without one, the last day that the answer can know of."""
        asked = self.parameters
        if asked.as_of is not None:
            return asked.as_of
        if asked.at_version is not None:
            return self.history.facts[: asked.at_version][-1].known_on
        return asked.as_known_at or self.around.today

    @cached_property
    def course(self) -> list[AnyFact]:
        """The facts that held, in the order in which they occurred."""
        asked = self.parameters
        return self.history.course(as_of=asked.as_of, as_known_at=asked.as_known_at, version=asked.at_version)

    @cached_property
    def state(self) -> PartnershipState:
        """The state on the day asked about."""
        asked = self.parameters
        everything = asked.as_known_at is None and asked.at_version is None
        if everything and (asked.as_of is None or asked.as_of >= self.history.last_day):
            state = self.history.state
            assert isinstance(state, PartnershipState)
            return state
        return self.empty().folded(self.course)

    def on(self, day: str) -> PartnershipState:
        """The state on an earlier day, with the knowledge of this view."""
        return self.empty().folded(fact for fact in self.course if fact.occurred_on <= day)

    def grants(self, day: str) -> tuple[GrantOnDay, ...]:
        """The grants of the partnership on a day, with the knowledge of this view."""
        return self.around.grants(self.key, day, as_known_at=self.parameters.as_known_at)

    @cached_property
    def grant_courses(self) -> dict[str, list[AnyFact]]:
        """The facts of each grant that held, by key of the grant, with the days of this view."""
        asked = self.parameters
        courses = {
            history.facts[0].key: history.course(as_of=asked.as_of, as_known_at=asked.as_known_at)
            for history in self.around.grant_histories(self.key)
        }
        return {key: course for key, course in courses.items() if course}

    def empty(self) -> PartnershipState:
        """The state before the first fact."""
        return PartnershipState(process=self.history.process)

    def in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Each of these facts once, in the order in which they were told; those of other streams come last."""
        places = self.history.index.ids
        return tuple(sorted(dict.fromkeys(ids), key=lambda id_: places.get(id_, self.history.version + 1)))

    def ids_of(self, *payloads: type[Payload]) -> list[str]:
        """The ids of the facts of these types that held, in the order in which they occurred."""
        return [fact.id for fact in self.course if isinstance(fact.data, payloads)]
