"""The history of one stream: its facts in order of knowing, and its state on any day, as known on any day.

State at (`asOf`, `asKnownAt`) folds the facts known by then, as they read by then, that occurred by then, in order of day and,
within a day, of line (docs/spec/facts.md). It speaks the words of the definition that governs then: facts from before a
migration are translated (`domain.eras`). A history is a value: `extended` gives a new one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from partnerflow.domain.course.facts import ProcessMigrated
from partnerflow.domain.courses import Courses, through
from partnerflow.domain.eras import (
    NO_DEFINITIONS,
    NO_WORDS,
    CourseReading,
    Definitions,
    Era,
    eras,
    in_last_words,
)
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.growing import Growing
from partnerflow.domain.partnership import STATES, State
from partnerflow.domain.record.effective import as_they_read, changes_the_past
from partnerflow.domain.references import mentions
from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.renaming import Words


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """What the facts of a stream gave a name, and on which day; and where each fact stands."""

    ids: Growing[str, int] = msgspec.field(default_factory=Growing)
    named: Growing[tuple[str, Any], str] = msgspec.field(default_factory=Growing)

    def extended(self, facts: Sequence[AnyFact], behind: int) -> Index:
        """This index with the facts behind so many."""
        places = {fact.id: place for place, fact in enumerate(facts, behind + 1)}
        named: dict[tuple[str, Any], str] = {}
        for fact in facts:
            for mention in mentions(fact):
                if mention.role != "refers":
                    address = (mention.to, mention.value)
                    day = named.get(address) or self.named.get(address, fact.occurred_on)
                    named[address] = min(day, fact.occurred_on)
        return Index(ids=self.ids.grown(places), named=self.named.grown(named))


class History:
    """The facts of one stream, sealed, in order of knowing.

    Args:
        kind: the kind of stream.
        process: the definition that the stream was founded under.
        facts: its facts.
        definitions: those that its migrations lead to, by fingerprint.
    """

    __slots__ = ("_courses", "_index", "_migrated", "_state", "definitions", "facts", "founded", "kind", "last_day")

    def __init__(
        self,
        kind: str,
        process: ProcessDefinition,
        facts: Sequence[AnyFact] = (),
        definitions: Definitions = NO_DEFINITIONS,
    ) -> None:
        self.kind = kind
        self.founded = process
        self.definitions = definitions
        self.facts: tuple[AnyFact, ...] = tuple(facts)
        # Comprehensions: a call for each fact of a long stream would cost more than what it asks.
        self._migrated = ProcessMigrated in {type(fact.data) for fact in self.facts}
        self.last_day: str = max([fact.occurred_on for fact in self.facts], default="")
        self._state: State | None = None
        self._index: Index | None = None
        self._courses: Courses[State] = Courses(self.facts)

    @property
    def process(self) -> ProcessDefinition:
        """The definition that governs after everything known."""
        return self.state.process if self._migrated else self.founded

    @property
    def version(self) -> int:
        """How many facts there are: the version of the stream."""
        return len(self.facts)

    @property
    def state(self) -> State:
        """The state after everything known."""
        if self._state is None:
            self._state = self.after(self.told())
        return self._state

    @property
    def index(self) -> Index:
        """The names given so far; what was retracted gave none, though its place is taken."""
        if self._index is None:
            places = {fact.id: place for place, fact in enumerate(self.facts, 1)}
            self._index = Index(ids=Growing(places), named=Index().extended(self.reading(), 0).named)
        return self._index

    def fact(self, id_: str) -> AnyFact:
        """The fact with this id, as it was told. Raises KeyError when there is none."""
        return self.facts[self.index.ids[id_] - 1]

    def reading(self, *, as_known_at: str | None = None, version: int | None = None) -> list[AnyFact]:
        """The facts known by a day or up to a version, as they read then, in order of knowing."""
        return as_they_read(self.facts[: self.known_version(as_known_at=as_known_at, version=version)])

    def told(
        self, *, as_of: str | None = None, as_known_at: str | None = None, version: int | None = None
    ) -> list[AnyFact]:
        """The facts that held, in the order in which they occurred, each in the words of its own day."""
        course = self._courses.at(self.known_version(as_known_at=as_known_at, version=version))
        return course[: through(course, as_of)]

    def course(
        self, *, as_of: str | None = None, as_known_at: str | None = None, version: int | None = None
    ) -> list[AnyFact]:
        """The facts that held, in the order in which they occurred, in the words of the last of those days."""
        return self.in_last_words(self.told(as_of=as_of, as_known_at=as_known_at, version=version)).facts

    def in_last_words(self, told: list[AnyFact]) -> CourseReading:
        """Facts of this stream, from its first on and in order, in the words that hold after the last of them."""
        if not self._migrated:
            return CourseReading(facts=told, process=self.founded)
        return in_last_words(told, self.founded, self.definitions)

    def eras(
        self, *, as_of: str | None = None, as_known_at: str | None = None, version: int | None = None
    ) -> list[Era]:
        """The definitions that governed, the present one last, each with the words that changed since."""
        told = self.told(as_of=as_of, as_known_at=as_known_at, version=version) if self._migrated else ()
        return eras(told, self.founded, self.definitions)

    def process_of(self, fact: AnyFact) -> ProcessDefinition:
        """The definition in whose words a fact of this stream was told: the one that governed on its day."""
        governing, place = self.founded, self.index.ids
        for earlier in self.told(as_of=fact.occurred_on) if self._migrated else ():
            on, line = earlier.occurred_on, place[earlier.id]
            if earlier.process is not None and (on, line) < (fact.occurred_on, place[fact.id]):
                governing = self.definitions.get(earlier.process.fingerprint, governing)
        return governing

    def words_since(
        self,
        process: ProcessDefinition,
        *,
        as_of: str | None = None,
        as_known_at: str | None = None,
        version: int | None = None,
    ) -> Words:
        """The words that changed here since a definition governed; none when it never did: for a stream pinned to that one."""
        passed = self.eras(as_of=as_of, as_known_at=as_known_at, version=version) if self._migrated else ()
        return next((era.words for era in passed if era.process.fingerprint == process.fingerprint), NO_WORDS)

    def known_version(self, *, as_known_at: str | None = None, version: int | None = None) -> int:
        """How much of the stream is known by a day, and not beyond a version."""
        last = self.version if version is None else min(version, self.version)
        if as_known_at is None:
            return last
        # The stream stands in order of knowing.
        return bisect_right(self.facts, as_known_at, hi=last, key=lambda fact: fact.known_on)

    def after(self, told: list[AnyFact]) -> State:
        """The state after facts of this stream, from its first on and in order, each in the words of its own day."""
        reading = self.in_last_words(told)
        return self.before(reading).folded(reading.facts)

    def before(self, reading: CourseReading) -> State:
        """The state before the first fact, ready for the facts of a reading to be folded into it."""
        return STATES[self.kind](process=reading.process, following=reading.following)

    def stepping(self, told: list[AnyFact]) -> Iterator[tuple[State, AnyFact]]:
        """Each fact in the words of its own day, with the state it came upon; that state lasts until the next step."""
        state = self.after([])
        for place, fact in enumerate(told, 1):
            yield state, fact
            state = self.after(told[:place]) if _migrates(fact) else state.folded((fact,))

    def at(self, *, as_of: str | None = None, as_known_at: str | None = None, version: int | None = None) -> State:
        """The state on a day, as known on a day, or after a version of the stream."""
        known = self.known_version(as_known_at=as_known_at, version=version)
        course = self._courses.at(known)
        last = through(course, as_of)
        whole = known == self.version and last == len(course)
        return self.state if whole else self._courses.state(known, last, self.after)

    def on(self, day: str) -> State:
        """The state on this day with everything known: what the next fact of this day comes upon."""
        return self.state if day >= self.last_day else self.at(as_of=day)

    def until(self, version: int) -> History:
        """This history as it was at a version."""
        return History(self.kind, self.founded, self.facts[:version], self.definitions)

    def extended(self, facts: Sequence[AnyFact], definitions: Definitions = NO_DEFINITIONS) -> History:
        """This history with more facts; what is already folded is not folded again unless the past reads differently.

        `definitions` are those that migrations among the facts lead to.
        """
        migrates, past_changes = any(map(_migrates, facts)), any(map(changes_the_past, facts))
        # Not by the constructor: it would look at every fact once more.
        following = object.__new__(History)
        following.kind, following.founded = self.kind, self.founded
        following.definitions = {**self.definitions, **definitions} if definitions else self.definitions
        following.facts = (*self.facts, *facts)
        following._migrated = self._migrated or migrates
        following.last_day = max([self.last_day, *[fact.occurred_on for fact in facts]])
        following._state, following._index = None, None
        if self._state is not None and not migrates and not past_changes and self._follows(facts):
            state = self._state
            for fact in facts:
                state = state.after(fact)
            following._state = state
            following._courses = self._courses.followed_by(following.facts, self._state)
        else:
            following._courses = Courses(following.facts)
        if self._index is not None and not past_changes:
            following._index = self._index.extended(facts, len(self.facts))
        return following

    def _follows(self, facts: Sequence[AnyFact]) -> bool:
        last = self.last_day
        for fact in facts:
            if fact.occurred_on < last:
                return False
            last = fact.occurred_on
        return True


def _migrates(fact: AnyFact) -> bool:
    return type(fact.data) is ProcessMigrated
