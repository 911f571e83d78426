"""Closing an epoch: entries, nodes, the streams' new roots and the epoch itself in one durable transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partnerflow.application.ports import Clock, LoggedEvent, Write
from partnerflow.ledger.accesses import AccessTree
from partnerflow.ledger.growing import Node
from partnerflow.ledger.scrub.findings import Contents, ContradictionError
from partnerflow.ledger.scrub.order import Grown, Order, Recomputed
from partnerflow.ledger.tables import PAGE, Epoch, LedgerTables
from partnerflow.transparency.entries import EpochEntry
from partnerflow.transparency.trie import Trie

# On SQLite an epoch holds the write lock for as long as it takes to write this many entries.
MOST = 5000


class OvertakenError(Exception):
    """Another notary closed this epoch; what was worked out counts for nothing."""


class Closing:
    """Adds to the ledger what the log has more than it."""

    def __init__(
        self, tables: LedgerTables, order: Order, contents: Contents, accesses: AccessTree, clock: Clock
    ) -> None:
        self._tables = tables
        self._order = order
        self._contents = contents
        self._accesses = accesses
        self._clock = clock

    def close(self, done: Recomputed, trie: Trie, upto: int, statements: Sequence[bytes] = ()) -> None:
        """Close epochs until the log is entered up to a position, the statements in the last; at least one is closed.

        `done` and `trie` are moved on with them; when this raises, they are of no more use.

        Raises:
            OvertakenError: another notary was first.
            ContradictionError: the log does not go on from what was scrubbed, or what was written reads otherwise.
        """
        events = self._order.events(done.epoch.position, upto)
        while True:
            position = min(done.epoch.position + MOST, upto)
            last = position == upto
            self._epoch(done, trie, events, position, statements if last else ())
            if last:
                return

    def _epoch(
        self,
        done: Recomputed,
        trie: Trie,
        events: Iterable[LoggedEvent],
        position: int,
        statements: Sequence[bytes],
    ) -> None:
        before, first = done.epoch, done.tree.size
        entries: list[bytes] = []
        nodes: list[Node] = []
        touched: dict[bytes, Grown] = {}
        for _, event in zip(range(position - before.position), events, strict=False):
            data = done.grow(event, self._contents).to_bytes()
            stream = done.streams[event.event.stream_id]
            touched[stream.key] = stream
            entries.append(data)
            nodes += done.enter(data)
        for data in statements:
            entries.append(data)
            nodes += done.enter(data)
        number = done.tree.size
        for stream in touched.values():
            stream.epoch = number
            trie.set(stream.key, stream.tree.size, stream.tree.root())
        at = max(before.at, int(self._clock.now().timestamp()))
        with self._tables.tables.writing(durable=True) as write:
            if self._tables.last_epoch(write) != before:
                raise OvertakenError
            accesses = self._accesses.advance(write, before.accesses)
            closing = EpochEntry(covered=number, map_root=trie.root(), access_root=accesses.root(), at=at)
            entries.append(closing.to_bytes())
            nodes += done.enter(entries[-1])
            epoch = Epoch(number=number, position=position, accesses=accesses, at=at)
            self._write(write, first, entries, nodes, touched, epoch)
        done.epoch, done.map_root = epoch, closing.map_root
        self._see_written(first, entries)

    def _write(
        self,
        write: Write,
        first: int,
        entries: Sequence[bytes],
        nodes: Sequence[Node],
        touched: dict[bytes, Grown],
        epoch: Epoch,
    ) -> None:
        rows = [{"number": number, "data": data} for number, data in enumerate(entries, first)]
        # Whoever enters the first one closes this epoch: a second notary waits here, and finds it taken.
        if not write(self._tables.sql("claim"), rows[0]):
            raise OvertakenError
        write.many(self._tables.sql("enter"), rows[1:])
        kept = [{"height": height, "number": number, "hash": digest} for height, number, digest in nodes]
        write.many(self._tables.sql("keep_node"), kept)
        streams = [
            {
                "key": stream.key,
                "version": stream.tree.size,
                "frontier": stream.tree.frontier().to_bytes(),
                "epoch": epoch.number,
            }
            for stream in touched.values()
        ]
        write.many(self._tables.sql("keep_stream"), streams)
        row = {
            "number": epoch.number,
            "position": epoch.position,
            "accesses": epoch.accesses.to_bytes(),
            "at": epoch.at,
        }
        write(self._tables.sql("close_epoch"), row)

    def _see_written(self, first: int, entries: Sequence[bytes]) -> None:
        for start in range(0, len(entries), PAGE):
            page = entries[start : start + PAGE]
            if self._tables.entries(first + start, len(page)) != list(page):
                raise ContradictionError("entry_altered", number=first + start)
