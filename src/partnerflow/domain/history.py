"""The history of one stream: its facts in order of knowing, and its state on any day, as known on any day.

State at (`asOf`, `asKnownAt`) folds the facts known by then, as they read by then, that occurred by then, in order of day and,
within a day, of line (docs/spec/facts.md). A history is a value: `extended` gives a new one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.partnership import STATES, State
from partnerflow.domain.record.effective import as_they_read, changes_the_past
from partnerflow.domain.references import mentions
from partnerflow.process.definition import ProcessDefinition


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What the facts of a stream gave a name, and on which day; and where each fact stands."""

    ids: dict[str, int] = field(default_factory=dict)
    named: dict[tuple[str, Any], str] = field(default_factory=dict)

    def extended(self, facts: Iterable[AnyFact]) -> Index:
        """This index with more facts."""
        ids, named = self.ids.copy(), self.named.copy()
        for fact in facts:
            ids[fact.id] = len(ids) + 1
            for mention in mentions(fact):
                if mention.role != "refers":
                    address = (mention.to, mention.value)
                    named[address] = min(named.get(address, fact.occurred_on), fact.occurred_on)
        return Index(ids=ids, named=named)


class History:
    """The facts of one stream, sealed, in order of knowing."""

    __slots__ = ("_index", "_state", "facts", "kind", "last_day", "process")

    def __init__(self, kind: str, process: ProcessDefinition, facts: Sequence[AnyFact] = ()) -> None:
        self.kind = kind
        self.process = process
        self.facts: tuple[AnyFact, ...] = tuple(facts)
        self.last_day: str = max(map(_day, self.facts), default="")
        self._state: State | None = None
        self._index: Index | None = None

    @property
    def version(self) -> int:
        """How many facts there are: the version of the stream."""
        return len(self.facts)

    @property
    def state(self) -> State:
        """The state after everything known."""
        if self._state is None:
            self._state = self.at()
        return self._state

    @property
    def index(self) -> Index:
        """The names given so far; what was retracted gave none, though its place is taken."""
        if self._index is None:
            places = {fact.id: place for place, fact in enumerate(self.facts, 1)}
            self._index = Index(ids=places, named=Index().extended(self.reading()).named)
        return self._index

    def reading(self, *, as_known_at: str | None = None, version: int | None = None) -> list[AnyFact]:
        """The facts known by a day or up to a version, as they read then, in order of knowing."""
        return as_they_read(self.facts[: self.known_version(as_known_at=as_known_at, version=version)])

    def course(
        self, *, as_of: str | None = None, as_known_at: str | None = None, version: int | None = None
    ) -> list[AnyFact]:
        """The facts that held, in the order in which they occurred."""
        reading = self.reading(as_known_at=as_known_at, version=version)
        if as_of is not None:
            reading = [fact for fact in reading if fact.occurred_on <= as_of]
        reading.sort(key=_day)
        return reading

    def known_version(self, *, as_known_at: str | None = None, version: int | None = None) -> int:
        """How much of the stream is known by a day, and not beyond a version."""
        last = self.version if version is None else min(version, self.version)
        if as_known_at is None:
            return last
        # The stream stands in order of knowing.
        return bisect_right(self.facts, as_known_at, hi=last, key=lambda fact: fact.known_on)

    def after(self, facts: Sequence[AnyFact]) -> State:
        """The state after some facts of this stream, in the order given."""
        return STATES[self.kind](process=self.process).folded(facts)

    def at(self, *, as_of: str | None = None, as_known_at: str | None = None, version: int | None = None) -> State:
        """The state on a day, as known on a day, or after a version of the stream."""
        return self.after(self.course(as_of=as_of, as_known_at=as_known_at, version=version))

    def on(self, day: str) -> State:
        """The state on this day with everything known: what the next fact of this day comes upon."""
        return self.state if day >= self.last_day else self.at(as_of=day)

    def extended(self, facts: Sequence[AnyFact]) -> History:
        """This history with more facts; what is already folded is not folded again unless the past reads differently."""
        following = History(self.kind, self.process)
        following.facts = (*self.facts, *facts)
        following.last_day = max((self.last_day, *map(_day, facts)))
        if self._state is not None and self._follows(facts):
            state = self._state
            for fact in facts:
                state = state.after(fact)
            following._state = state
        if self._index is not None and not any(map(changes_the_past, facts)):
            following._index = self._index.extended(facts)
        return following

    def _follows(self, facts: Sequence[AnyFact]) -> bool:
        last = self.last_day
        for fact in facts:
            if fact.occurred_on < last or changes_the_past(fact):
                return False
            last = fact.occurred_on
        return True


def _day(fact: AnyFact) -> str:
    return fact.occurred_on
