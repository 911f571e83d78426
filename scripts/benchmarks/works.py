"""Pieces of work in this process, made ready on a ground: what is measured, and what goes before each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat

from benchmarks.changes import Change
from benchmarks.crew import Act
from benchmarks.floors import raw_insert
from benchmarks.inside import Inside
from benchmarks.kinds import KINDS, Kind
from benchmarks.lean import request_of
from benchmarks.over_http import asking
from benchmarks.reads import Read
from benchmarks.wsgi import Caller
from partnerflow.application.service import Partnerflow

_PATIENCE_SECONDS = 5.0


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One piece of work at a time; nothing counts of what is done `before` each. `once`: there is only so much of it."""

    act: Act
    before: Callable[[], object] = _nothing
    once: bool = False

    def whole(self) -> int:
        """The work with what goes before it."""
        self.before()
        return self.act()


Prepared = Callable[[Inside], Work]


def reading(ground: Inside, *, read: Read) -> Work:
    """A read as a WSGI call."""
    return _calling(Caller(ground.app, asking(ground.named, read.paths())))


def telling(ground: Inside, *, kind: Kind) -> Work:
    """A write as a WSGI call."""
    requests = (change.sent(ground.named) for change in kind.telling(ground.stock, 0))
    caller = Caller(ground.app, requests, kind.status)
    return Work(act=caller, before=caller.prepare, once=kind.once)


def floor_call(ground: Inside, *, path: str) -> Work:
    """The floor's application, as a WSGI call."""
    request = request_of(ground.named, "GET", path)
    return _calling(Caller(ground.floor, repeat(request)))


def recording(ground: Inside, *, kind: Kind) -> Work:
    """A write as a call of the service."""
    changes: Iterator[Change] = kind.telling(ground.stock, 0)

    def record() -> int:
        next(changes).made(ground.service)
        return 1

    return Work(act=record, once=kind.once)


def inserting(ground: Inside) -> Work:
    """A raw insert of the bytes of one fact."""
    stream = ground.service.streams.find("partnership", ground.stock.own(0)[0])
    assert stream is not None, "it was imported"
    written = ground.service.store.read(stream.head.stream_id, after=stream.head.version - 1)[0]
    return Work(act=raw_insert(ground.place, written.topic, written.state))


def looking(ground: Inside, *, look: Callable[[Partnerflow], object]) -> Work:
    """A read as a call of the service."""

    def read() -> int:
        look(ground.service)
        return 1

    return Work(act=read)


def selecting(ground: Inside) -> Work:
    """One SELECT 1."""

    def select() -> int:
        ground.select()
        return 1

    return Work(act=select)


def lagging(ground: Inside) -> Work:
    """From the answer to a write until its fact has its place in the log."""
    changes = next(kind for kind in KINDS if kind.name == "write").telling(ground.stock, 0)
    store = ground.service.store
    last = store.position()

    def tell() -> None:
        nonlocal last
        next(changes).made(ground.service)
        last += 1

    def placed() -> int:
        assert store.wait(last, _PATIENCE_SECONDS) >= last, "the sequencer runs"
        return 1

    return Work(act=placed, before=tell)


def _calling(caller: Caller) -> Work:
    return Work(act=caller, before=caller.prepare)
