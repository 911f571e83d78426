"""A read model in tables: its rows belong to a generation, and its position moves in the transaction of its rows.

Whoever reads sees the one generation that is live. A rebuild fills the next one beside it (`rebuilding`).
"""

from __future__ import annotations

import json
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from partnerflow.application.ports import LoggedEvent, StoredEvent, Stream, Streams, Tables
from partnerflow.application.replica import Queries
from partnerflow.domain.fact import AnyFact
from partnerflow.errors import UnknownProcessError
from partnerflow.projections.passed_over import Address, PassedOver
from partnerflow.projections.seen import Seen
from partnerflow.sql import load

Write = Callable[[str, Mapping[str, Any]], list[tuple[Any, ...]]]
Rows = TypeVar("Rows")
_log = logging.getLogger(__name__)
_PAUSE = 0.01
_SWEPT_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One generation of a read model: the shape its rows have, and how far in the log it has read."""

    generation: int
    shape: int
    position: int


class _NotYetError(Exception):
    """What readers see has read further than what should take its place."""


class ReadModel(ABC, Generic[Rows]):
    """What all read models do alike. One of its own says which streams a fact touches, and keeps their rows.

    `shape` is a number in code: a model of a higher one than its rows have rebuilds itself (`follower`).

    Args:
        tables: where its rows are kept.
        streams: what they are made from.
        decode: from an event to its fact.
        readers: where readers find them, chosen once for each answer; where they are kept when left out.
    """

    name: ClassVar[str]
    shape: ClassVar[int]
    tables: ClassVar[tuple[str, ...]]

    def __init__(
        self,
        tables: Tables,
        streams: Streams,
        decode: Callable[[str, bytes], AnyFact],
        readers: Callable[[], Queries] | None = None,
    ) -> None:
        self._tables = tables
        self._readers = readers or (lambda: tables)
        self._streams = streams
        self._decode = decode

    @abstractmethod
    def _streams_of(self, kind: str, key: str) -> tuple[Stream, ...]:
        """The streams that the rows touched by one stream are made from, the one they belong to first; none for no rows.

        Raises:
            UnknownProcessError: one of them cannot be read here, `data` says which; it is passed over.
        """

    @abstractmethod
    def _rows(self, streams: tuple[Stream, ...]) -> Rows:
        """The rows of these streams: a pure function of their facts."""

    @abstractmethod
    def _keep(self, write: Write, generation: int, rows: Rows) -> None:
        """Put rows in the place of those of older streams; never in the place of those of newer ones."""

    def live(self) -> Standing:
        """What readers see; before the first fact, the beginning."""
        return self._standing("live") or Standing(generation=1, shape=self.shape, position=0)

    def building(self) -> Standing | None:
        """What a rebuild is filling, if one has begun."""
        return self._standing("building")

    def position(self) -> int:
        """How far in the log the rows go that readers see."""
        return self._position_in(self._readers())

    def wait(self, position: int, timeout: float) -> bool:
        """Wait until readers see what is up to `position`; False when `timeout` seconds passed first."""
        deadline = monotonic() + timeout
        while self.position() < position:
            if monotonic() > deadline:
                return False
            sleep(_PAUSE)
        return True

    def apply(self, page: Sequence[LoggedEvent], standing: Standing, seen: Seen | None = None) -> bool:
        """Take up the page of the log behind a standing; False, and nothing, when another process was first.

        `seen` is what the same process worked into these rows before: that is not worked out again.
        """
        seen = Seen() if seen is None else seen
        kept = self.take_up(seen.new_in(page, standing.generation).values(), page[-1].position, standing)
        seen.add(kept)
        return kept is not None

    def take_up(self, events: Iterable[StoredEvent], upto: int, standing: Standing) -> dict[UUID, int] | None:
        """Keep the rows of the streams that these events touch, and move on from a standing up to a position.

        Streams that cannot be read here for want of a process definition are remembered as passed over.

        Returns the versions of all streams that went into them; None, and nothing, when another process was first.
        """
        facts = [self._decode(event.topic, event.state) for event in events]
        return self._take_up([(fact.stream, fact.key) for fact in facts], upto, standing)

    def take_up_again(self, passed: Iterable[PassedOver], standing: Standing) -> bool:
        """Try once more what was passed over, where the model stands; False, and nothing, when it has moved on."""
        return self._take_up([item.address for item in passed], standing.position, standing) is not None

    def passed_over(self, standing: Standing, *, after: Address, limit: int) -> list[PassedOver]:
        """Some of the streams that are missing in a generation or stale there, in order of kind and key, behind one."""
        kind, key = after
        place = {"name": self.name, "generation": standing.generation, "kind": kind, "key": key, "limit": limit}
        return [PassedOver(kind=kind, key=key, process=name) for kind, key, name in self._read("passed_over", place)]

    def wanting(self) -> dict[str, int]:
        """The processes for want of which streams are missing or stale in what readers see, as ``name.vN``: how many."""
        return dict(self._read("passed_over_counts", {"name": self.name}))

    def _take_up(self, addresses: Iterable[Address], upto: int, standing: Standing) -> dict[UUID, int] | None:
        tried = dict.fromkeys(addresses)
        # Read and worked out before the transaction begins: on SQLite it holds the write lock.
        touched, passed = self._touched(tried)
        made = [self._rows(streams) for streams in touched]
        with self._tables.writing() as write:
            if standing.position == 0:
                write(self._sql("first"), {"name": self.name, "shape": self.shape})
            moved = write(
                self._sql("advance"),
                {
                    "name": self.name,
                    "generation": standing.generation,
                    "after": standing.position,
                    "position": upto,
                },
            )
            if moved:
                for rows in made:
                    self._keep(write, standing.generation, rows)
                heads = [stream.head for streams in touched for stream in streams]
                self._remember(write, standing.generation, {*tried, *((head.kind, head.key) for head in heads)}, passed)
        seen = {stream.head.stream_id: stream.head.version for streams in touched for stream in streams}
        return seen if moved else None

    def begin(self) -> None:
        """Begin the next generation, empty; what an earlier rebuild left undone goes."""
        with self._tables.writing() as write:
            write(self._sql("first"), {"name": self.name, "shape": self.shape})
            for (generation,) in write(self._sql("begin"), {"name": self.name, "shape": self.shape}):
                write(self._sql("give_up"), {"name": self.name, "generation": generation})

    def go_live(self, built: Standing) -> bool:
        """Let readers see a generation from now on; False, and nothing, while what they see has read further."""
        place = {"name": self.name, "generation": built.generation, "position": built.position}
        try:
            with self._tables.writing() as write:
                if not (write(self._sql("go_live"), place) and write(self._sql("retire"), place)):
                    raise _NotYetError
        except _NotYetError:
            return False
        return True

    def sweep(self) -> None:
        """Remove the rows of generations that nobody sees any more, few at a time."""
        for table in self.tables:
            statement = self._sql("sweep").format(table=table)
            removed = True
            while removed:
                with self._tables.writing() as write:
                    removed = bool(write(statement, {"name": self.name, "limit": _SWEPT_AT_ONCE}))
        with self._tables.writing() as write:
            write(self._sql("sweep_passed_over"), {"name": self.name})

    def _touched(self, addresses: Iterable[Address]) -> tuple[list[tuple[Stream, ...]], dict[Address, str]]:
        touched: dict[UUID, tuple[Stream, ...]] = {}
        passed: dict[Address, str] = {}
        for kind, key in addresses:
            try:
                streams = self._streams_of(kind, key)
            except UnknownProcessError as error:
                # Its row stays as it was; one stream that cannot be folded here must not stop all others.
                _log.warning("%s", error)
                passed[error.data["kind"], error.data["key"]] = error.data["process"]
                continue
            if streams:
                touched[streams[0].head.stream_id] = streams
        return list(touched.values()), passed

    def _remember(self, write: Write, generation: int, tried: Iterable[Address], passed: Mapping[Address, str]) -> None:
        """What was tried is passed over no longer, unless it was passed over once more."""
        place = {"name": self.name, "generation": generation}
        write(self._sql("drop_passed_over"), {**place, "streams": _told(dict.fromkeys(tried))})
        if passed:
            write(self._sql("keep_passed_over"), {**place, "streams": _told(passed)})

    def _position_in(self, tables: Queries) -> int:
        """How far the rows go in these tables."""
        rows = tables.read(self._sql("live"), {"name": self.name})
        return int(rows[0][2]) if rows else 0

    def _standing(self, which: str) -> Standing | None:
        rows = self._read(which, {"name": self.name})
        return Standing(generation=rows[0][0], shape=rows[0][1], position=rows[0][2]) if rows else None

    def _read(self, name: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        return self._tables.read(self._sql(name), parameters)

    def _sql(self, name: str) -> str:
        return load(self._tables.engine, f"statements/projections/{name}")


def _told(streams: Mapping[Address, str | None]) -> str:
    return json.dumps([{"kind": kind, "key": key, "process": process} for (kind, key), process in streams.items()])
