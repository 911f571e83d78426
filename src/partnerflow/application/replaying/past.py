"""The streams of a workspace as they stand stored, and how much of one the writer of a fact in another can have seen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate
from uuid import UUID

from msgspec import MsgspecError

from partnerflow.domain.eras import Definitions
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.partnership import State
from partnerflow.process.definition import ProcessDefinition

WRITE = 60.0
"""Seconds within which a writer looks, judges and writes; within which clocks of servers agree, too."""
IMPORT = 3600.0
"""The same for an import, whose facts all bear the instant at which it began."""
BROKEN = (ArithmeticError, AssertionError, AttributeError, LookupError, MsgspecError, TypeError, ValueError)
"""What folds and rules raise upon a history that no rules kept: they rely on what was judged before."""
_KEPT = 16


@dataclass(slots=True, kw_only=True)
class Past:
    """One stream as it stands stored.

    `positions` are the places of its facts in the log, none when that is not known. What could not be folded is put
    `aside`: it has been told, and the facts after it are judged as if it were not there.
    """

    stream_id: UUID
    kind: str
    key: str
    about: str | None
    founded: ProcessDefinition
    definitions: Definitions
    facts: tuple[AnyFact, ...]
    positions: tuple[int, ...] = ()
    ids: dict[str, int] = field(init=False)
    aside: set[int] = field(default_factory=set)
    _recorded: list[float] = field(init=False)
    _settled: list[float] = field(init=False)
    _earliest: list[float] = field(init=False)
    _batches: dict[str, int] = field(init=False)
    _histories: dict[int, History] = field(default_factory=dict)
    _states: dict[tuple[int, str], State] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ids = {fact.id: version for version, fact in enumerate(self.facts, 1)}
        instants = accumulate(map(_instant, self.facts), lambda last, now: last if now is None else now, initial=0.0)
        self._recorded = list(instants)[1:]
        self._settled = list(
            accumulate((at + _patience(fact) for at, fact in zip(self._recorded, self.facts, strict=True)), max)
        )
        self._earliest = list(accumulate(reversed(self._recorded), min))[::-1]
        self._batches = {fact.import_id: n for n, fact in enumerate(self.facts, 1) if fact.import_id is not None}

    def seen_by(self, writer: Past, version: int) -> tuple[int, int]:
        """Of this stream, the fewest and the most facts that the writer of a fact elsewhere can have had before it.

        At least what was settled when it began. At most what stands before it in the log or, where no log tells, what was
        recorded by the time it was done; and in any case all of the import of which both are part.
        """
        fact, began = writer.facts[version - 1], writer._recorded[version - 1]
        if self.positions and writer.positions:
            most = bisect_left(self.positions, writer.positions[version - 1])
        else:
            most = bisect_right(self._earliest, began + _patience(fact))
        if fact.import_id is not None:
            most = max(most, self._batches.get(fact.import_id, 0))
        return min(bisect_right(self._settled, began), most), most

    def until(self, version: int) -> History:
        """This stream as it was at a version."""
        history = self._histories.get(version)
        if history is None:
            history = self._whole(version)
            if len(self._histories) >= _KEPT:
                self._histories.clear()
                self._states.clear()
            self._histories[version] = history
        return history

    def on(self, version: int, day: str) -> State:
        """The state on a day, of this stream as it was at a version."""
        history = self.until(version)
        if day >= history.last_day:
            return history.state
        state = self._states.get((version, day))
        if state is None:
            state = self._states[version, day] = history.on(day)
        return state

    def empty(self) -> History:
        """This stream before its first fact."""
        return History(self.kind, self.founded, (), self.definitions)

    def extended(self, history: History, version: int) -> History:
        """A history of this stream with the fact of a version; without, when it cannot be folded."""
        try:
            following = history.extended(self.facts[version - 1 : version])
            _ = following.state
        except BROKEN:
            self.aside.add(version)
            return history
        return following

    def _whole(self, version: int) -> History:
        facts = [fact for place, fact in enumerate(self.facts[:version], 1) if place not in self.aside]
        history = History(self.kind, self.founded, facts, self.definitions)
        try:
            _ = history.state
        except BROKEN:
            history = self.empty()
            for place in range(1, version + 1):
                history = self.extended(history, place) if place not in self.aside else history
        return history


class Pasts:
    """The streams of a workspace, or of a bundle, by address. A bundle is not `whole`: it holds a part of the workspace.

    `unread` are the streams that cannot be judged: what other streams say of them cannot be either.
    """

    def __init__(self, pasts: Iterable[Past], *, whole: bool, unread: Collection[tuple[str, str]] = ()) -> None:
        self.whole = whole
        self._unread = frozenset(unread)
        self._by_address: dict[tuple[str, str], Past] = {}
        self._grants: dict[str, list[Past]] = {}
        for past in sorted(pasts, key=lambda past: past.key):
            if self._by_address.setdefault((past.kind, past.key), past) is past and past.about is not None:
                self._grants.setdefault(past.about, []).append(past)

    def __iter__(self) -> Iterator[Past]:
        return iter(self._by_address.values())

    def get(self, kind: str, key: str) -> Past | None:
        """The stream at an address; of two that claim it, the first."""
        return self._by_address.get((kind, key))

    def is_outside(self, kind: str, key: str) -> bool:
        """Whether nothing is known of a stream that may well be there. A bundle holds the register as far as it needs it."""
        if (kind, key) in self._by_address:
            return False
        return (kind, key) in self._unread or (not self.whole and kind != "organisation")

    def grants(self, partnership: str) -> list[Past]:
        """The grants of a partnership, in order of key."""
        return self._grants.get(partnership, [])


def _instant(fact: AnyFact) -> float | None:
    try:
        return datetime.fromisoformat(fact.recorded_at or "").timestamp()
    except ValueError:
        return None


def _patience(fact: AnyFact) -> float:
    return WRITE if fact.import_id is None else IMPORT
