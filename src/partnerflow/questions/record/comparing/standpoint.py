"""Where one stands to look at the record: how far each stream is known, and as of which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from partnerflow.domain.eras import CourseReading
from partnerflow.domain.grants.state import Grant
from partnerflow.domain.history import History
from partnerflow.domain.partnership import GrantState, PartnershipState, State
from partnerflow.domain.translation import translated
from partnerflow.process.renaming import Words, renamed

NO_GRANTS = "-"
"""What the name of a point says of its grants when none was known."""


def version_name(own: int, grants: Mapping[str, int]) -> str:
    """The name of a point: after so many facts of the partnership, and of each of its grants by key."""
    known = [f"{key}:{version}" for key, version in sorted(grants.items()) if version]
    return ",".join((f"v{own}", *(known or [NO_GRANTS])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far one stream is known at a point: its first `version` facts, of which those up to the day have occurred."""

    history: History
    version: int
    day: str

    @property
    def state(self) -> State:
        """The state of the stream at the end of the day."""
        return self.history.at(as_of=self.day, version=self.version)


@dataclass(frozen=True, kw_only=True)
class Point:
    """The partnership and its grants as known at one point, as of its day, in the words of a later definition or its own.

    `words` are those that changed since its own definition governed.
    """

    day: str
    own: Reach
    grants: Mapping[str, Reach]
    words: Words = field(default_factory=dict)

    def in_words_of(self, other: Point) -> Point:
        """This point as it reads under the definition that governs at a later one, so that a new name is no change."""
        own = self.own
        governed = own.history.eras(as_of=own.day, version=own.version)[-1].process
        return replace(self, words=own.history.words_since(governed, as_of=other.day, version=other.own.version))

    @cached_property
    def state(self) -> PartnershipState:
        """The state of the partnership; before it began, an empty one."""
        if not any(self.words.values()):
            state = self.own.state
            assert isinstance(state, PartnershipState)
            return state
        history = self.own.history
        told = history.told(as_of=self.day, version=self.own.version)
        reading = in_other_words(history.in_last_words(told), self.words)
        state = history.before(reading).folded(reading.facts)
        assert isinstance(state, PartnershipState)
        return state

    @cached_property
    def grant_states(self) -> dict[str, Grant]:
        """The state of each grant that had been applied for or awarded."""
        states = {key: reach.state for key, reach in self.grants.items()}
        return {
            key: state.grant for key, state in states.items() if isinstance(state, GrantState) and state.grant.status
        }

    @property
    def reaches(self) -> dict[str, Reach]:
        """Every stream by its key, the partnership first."""
        return {self.own.history.facts[0].key: self.own, **self.grants}

    def is_after(self, other: Point) -> bool:
        """Whether it lies later than another, by its day or by what is known of any stream."""
        reaches = other.reaches
        further = (reach.version > reaches[key].version for key, reach in self.reaches.items())
        return self.day > other.day or any(further)

    @property
    def version(self) -> str:
        """How a reader names this point later, exactly."""
        return version_name(self.own.version, {key: reach.version for key, reach in self.grants.items()})


def in_other_words(reading: CourseReading, words: Words) -> CourseReading:
    """A course and the definitions it was told under, in other words."""
    if not any(words.values()):
        return reading
    return CourseReading(
        facts=translated(reading.facts, words),
        process=renamed(reading.process, words),
        following={migration: renamed(process, words) for migration, process in reading.following.items()},
    )
