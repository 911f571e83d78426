"""What a question looks at: one partnership on a day, as known on a day, with the parameters that were asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Generic, TypeVar

from partnerflow.domain.around import Around, GrantOnDay, grant_on_day
from partnerflow.domain.eras import CourseReading
from partnerflow.domain.fact import AnyFact, of_types
from partnerflow.domain.history import History
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.kinds import Integer
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.domain.vocabulary.values import Day
from partnerflow.errors import NotFoundError
from partnerflow.process.renaming import Words


class Asked(Declared):
    """The parameters of every question; a question with more of them declares a struct below this one."""

    as_of: Day | None = None
    as_known_at: Day | None = None
    at_version: Annotated[int, Integer(minimum=1, maximum=10_000_000)] | None = None


P = TypeVar("P", bound=Asked, covariant=True)


def check_version(history: History, at_version: int | None) -> None:
    """Whether a stream has come to the version asked about.

    Raises:
        NotFoundError: it has not.
    """
    if at_version is not None and at_version > history.version:
        told = {"key": history.facts[0].key, "version": at_version, "last": history.version}
        raise NotFoundError(f"{told['key']} has no version {at_version}", reason="no_such_version", **told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer as plain JSON values in the shape of docs/questions.md, and the ids of the facts behind it."""

    value: Any
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class View(Generic[P]):
    """The facts that held on the day asked about, as far as they were known by the day of knowledge.

    Everything in it speaks the words of the definition that governs on the day asked about; only `told` does not.
    """

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
    def told(self) -> list[AnyFact]:
        """The facts that held, in the order in which they occurred, each in the words of the definition of its day."""
        asked = self.parameters
        return self.history.told(as_of=asked.as_of, as_known_at=asked.as_known_at, version=asked.at_version)

    @property
    def course(self) -> list[AnyFact]:
        """The facts that held, in the order in which they occurred, in the words of the day asked about."""
        return self._reading.facts

    @cached_property
    def by_id(self) -> dict[str, AnyFact]:
        """The facts of `course` by their ids."""
        return {fact.id: fact for fact in self.course}

    @cached_property
    def _reading(self) -> CourseReading:
        return self.history.in_last_words(self.told)

    @cached_property
    def state(self) -> PartnershipState:
        """The state on the day asked about."""
        asked = self.parameters
        return self._at(asked.as_of)

    def on(self, day: str) -> PartnershipState:
        """The state on an earlier day, with the knowledge of this view and in its words."""
        if self._reading.following:
            return self.empty().folded(fact for fact in self.course if fact.occurred_on <= day)
        # No other words since: the history itself says the same, and has perhaps been asked for that day before.
        return self._at(min(day, self.parameters.as_of or day))

    def _at(self, day: str | None) -> PartnershipState:
        asked = self.parameters
        state = self.history.at(as_of=day, as_known_at=asked.as_known_at, version=asked.at_version)
        assert isinstance(state, PartnershipState)
        return state

    def grants(self, day: str) -> tuple[GrantOnDay, ...]:
        """The grants of the partnership on a day, with the knowledge of this view and in its words."""
        found = (
            grant_on_day(history, self.words_since(history), day, as_known_at=self.known_at)
            for history in self.around.grant_histories(self.key)
        )
        return tuple(grant for grant in found if grant is not None)

    @cached_property
    def known_at(self) -> str | None:
        """The day of knowledge for streams that have no part in the version that may be asked about."""
        asked = self.parameters
        if asked.at_version is None:
            return asked.as_known_at
        last = self.history.facts[: asked.at_version][-1].known_on
        return min(last, asked.as_known_at or last)

    def words_since(self, grant: History) -> Words:
        """How the words of a grant read on the day asked about."""
        asked = self.parameters
        return self.history.words_since(
            grant.process, as_of=asked.as_of, as_known_at=asked.as_known_at, version=asked.at_version
        )

    def empty(self) -> PartnershipState:
        """The state before the first fact, for the facts of `course` to be folded into."""
        state = self.history.before(self._reading)
        assert isinstance(state, PartnershipState)
        return state

    def in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Each of these facts once, in the order in which they were told; those of other streams come last."""
        places, behind = self.history.index.ids, self.history.version + 1
        return tuple(sorted(dict.fromkeys(ids), key=lambda id_: places.get(id_, behind)))

    def ids_of(self, *payloads: type[Payload]) -> list[str]:
        """The ids of the facts of these types that held, in the order in which they occurred."""
        return [fact.id for fact in of_types(self.course, *payloads)]
