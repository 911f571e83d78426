"""What held in a stream, in the order in which it occurred: sorted once, for it is asked for again and again.

The facts it is made from never change, so it is never out of date; only how much of it is kept has a bound.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Generic, TypeVar

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.record.effective import as_they_read

STATES = 8
"""How many states of earlier days are kept: a page that looks back asks for the same few."""

_day = attrgetter("occurred_on")

S = TypeVar("S")


class Courses(Generic[S]):
    """The course of all facts of a stream, of one earlier version, and a few states on earlier days.

    Threads may each make the same; either is good.
    """

    __slots__ = ("_earlier", "_facts", "_states", "_whole")

    def __init__(self, facts: Sequence[AnyFact]) -> None:
        self._facts = facts
        self._whole: list[AnyFact] | None = None
        self._earlier: tuple[int, list[AnyFact]] = (0, [])
        self._states: dict[tuple[int, int], S] = {}

    def at(self, version: int) -> list[AnyFact]:
        """What held as known at a version; it is not to be changed."""
        if version == len(self._facts):
            if self._whole is None:
                self._whole = self._in_order(version)
            return self._whole
        kept, course = self._earlier
        if kept != version:
            course = self._in_order(version)
            self._earlier = (version, course)
        return course

    def state(self, version: int, through: int, fold: Callable[[list[AnyFact]], S]) -> S:
        """The state after so many facts of the course of a version."""
        asked = (version, through)
        state = self._states.get(asked)
        if state is None:
            state = fold(self.at(version)[:through])
            self._keep(asked, state)
        return state

    def followed_by(self, facts: Sequence[AnyFact], state: S) -> Courses[S]:
        """Those of more facts, which begin with these; the others occurred after them and change no reading.

        `state` is the one after all of these: who was here last compares with it.
        """
        following: Courses[S] = Courses(facts)
        before, after = len(self._facts), len(facts)
        # As many facts of the course as before are the same facts.
        following._states = {
            (after if version == before else version, through): kept
            for (version, through), kept in self._states.items()
        }
        if self._whole is not None:
            following._whole = [*self._whole, *facts[before:]]
            following._earlier = self._earlier if self._earlier[0] else (before, self._whole)
            following._keep((before, len(self._whole)), state)
        return following

    def _keep(self, asked: tuple[int, int], state: S) -> None:
        self._states = dict([*self._states.items(), (asked, state)][-STATES:])

    def _in_order(self, version: int) -> list[AnyFact]:
        return sorted(as_they_read(self._facts[:version]), key=_day)


def through(course: Sequence[AnyFact], day: str | None) -> int:
    """How many facts of a course occurred by a day."""
    return len(course) if day is None else bisect_right(course, day, key=_day)
