"""The log in its order, every event hashed anew, against the entries, epochs and checkpoints that were made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from partnerflow.application.ports import LoggedEvent, Store
from partnerflow.ledger.growing import KEPT_HEIGHTS, Growing, Node
from partnerflow.ledger.scrub.breathing import Pace
from partnerflow.ledger.scrub.findings import Contents, ContradictionError
from partnerflow.ledger.tables import BEFORE_THE_FIRST, Epoch, LedgerTables
from partnerflow.transparency.checkpoints import checkpoint_of
from partnerflow.transparency.entries import (
    EpochEntry,
    EventEntry,
    KeyEntry,
    RecoveryEntry,
    parse_entry,
    stream_key,
)
from partnerflow.transparency.merkle import leaf_data, leaf_hash

PAGE = 500
# Whoever waits for the interpreter while we compute waits for so many events, and not for its switch interval.
_YIELDING = 8

Address = tuple[str, str, str | None]


@dataclass(slots=True)
class Grown:
    """One stream as the log tells it: its tree, its key in the ledger, its address, the epoch it changed in last."""

    tree: Growing
    key: bytes
    address: Address
    epoch: int = -1


@dataclass(slots=True)
class Recomputed:
    """Everything that follows from the events up to the last epoch."""

    epoch: Epoch = BEFORE_THE_FIRST
    tree: Growing = field(default_factory=Growing)
    streams: dict[UUID, Grown] = field(default_factory=dict)
    nodes: dict[int, list[bytes]] = field(default_factory=lambda: {height: [] for height in KEPT_HEIGHTS})
    map_root: bytes | None = None
    facts: int = 0

    def grow(self, event: LoggedEvent, contents: Contents) -> EventEntry:
        """Take up the next event of the log; the entry that stands for it.

        Raises:
            ContradictionError: it does not follow its stream.
        """
        stored = event.event
        stream = self.streams.get(stored.stream_id)
        if stored.version != (stream.tree.size + 1 if stream is not None else 1):
            raise ContradictionError("log_out_of_order", position=event.position, version=stored.version)
        if stream is None:
            address = contents.address(stored.topic, stored.state)
            stream = Grown(tree=Growing(), key=stream_key(stored.stream_id), address=address)
            self.streams[stored.stream_id] = stream
        leaf = leaf_hash(leaf_data(stored.stream_id, stored.version, stored.topic, stored.state))
        stream.tree.append(leaf)
        self.facts += 1
        return EventEntry(key=stream.key, version=stored.version, leaf=leaf, root=stream.tree.root())

    def enter(self, data: bytes) -> list[Node]:
        """Take up the bytes of the next entry; the nodes that it completed."""
        completed = self.tree.append(leaf_hash(data))
        for height, _, digest in completed:
            self.nodes[height].append(digest)
        return completed


class Order:
    """The walk along the log."""

    def __init__(self, store: Store, tables: LedgerTables, contents: Contents) -> None:
        self.pace = Pace()
        self._store = store
        self._tables = tables
        self._contents = contents

    def walk(self, done: Recomputed, signed: Mapping[int, bytes]) -> None:
        """Fill `done` from the beginning to the last epoch; `signed` are roots by size that must be met on the way.

        Raises:
            ContradictionError: a row is not what follows from the events.
        """
        last = self._tables.last_epoch()
        events, entries = self.events(0, last.position), self._entries(last.size)
        checkpoints = self._checkpoints(last.size)
        awaited = next(checkpoints, None)
        open_roots = dict(signed)
        for epoch in self._epochs(last):
            self._epoch(done, epoch, events, entries)
            if awaited is not None and awaited[0] == epoch.size:
                _same_root(done, awaited[1])
                awaited = next(checkpoints, None)
            if (root := open_roots.pop(epoch.size, None)) is not None:
                _same_root(done, root)
        if awaited is not None:
            raise ContradictionError("checkpoint_without_epoch", size=awaited[0])
        if open_roots:
            raise ContradictionError("shorter_than_signed", size=done.tree.size, signed=max(open_roots))

    def events(self, after: int, upto: int) -> Iterator[LoggedEvent]:
        """The log between two positions.

        Raises:
            ContradictionError: one is missing: its row, or the event that it names.
        """
        while after < upto:
            page = self._store.log(after=after, limit=min(PAGE, upto - after))
            for event in page:
                if event.position != after + 1:
                    break
                after += 1
                if after % _YIELDING == 0:
                    self.pace.give_way()
                yield event
            else:
                if page:
                    self.pace.breathe()
                    continue
            raise ContradictionError("log_has_a_gap", position=after + 1)

    def _epoch(self, done: Recomputed, epoch: Epoch, events: Iterator[LoggedEvent], entries: Iterator[bytes]) -> None:
        before = done.epoch
        if epoch.position < before.position or epoch.number < done.tree.size + epoch.position - before.position:
            raise ContradictionError("epoch_altered", number=epoch.number)
        for _ in range(epoch.position - before.position):
            event = next(events)
            entry = done.grow(event, self._contents)
            done.streams[event.event.stream_id].epoch = epoch.number
            stored = next(entries, b"")
            if stored != entry.to_bytes():
                raise _differing(done.tree.size, stored, entry, event)
            done.enter(stored)
        while done.tree.size < epoch.number:
            stored = next(entries, b"")
            if not stored or not isinstance(parse_entry(stored), KeyEntry | RecoveryEntry):
                raise ContradictionError("entry_altered", number=done.tree.size)
            done.enter(stored)
        stored = next(entries, b"")
        closing = parse_entry(stored) if stored else None
        if not isinstance(closing, EpochEntry) or closing != EpochEntry(
            covered=epoch.number, map_root=closing.map_root, access_root=epoch.accesses.root(), at=epoch.at
        ):
            raise ContradictionError("epoch_altered", number=epoch.number)
        done.enter(stored)
        done.epoch, done.map_root = epoch, closing.map_root

    def _epochs(self, last: Epoch) -> Iterator[Epoch]:
        after = -1
        while page := self._tables.epochs(after):
            for epoch in page:
                # Another notary may close the next one meanwhile.
                if epoch.number > last.number:
                    return
                yield epoch
            after = page[-1].number

    def _entries(self, size: int) -> Iterator[bytes]:
        first = 0
        while first < size and (page := self._tables.entries(first, min(PAGE, size - first))):
            yield from page
            first += len(page)

    def _checkpoints(self, size: int) -> Iterator[tuple[int, bytes]]:
        after = -1
        while page := self._tables.checkpoints(after):
            for found, note in page:
                if found > size:
                    return
                checkpoint = checkpoint_of(note)
                if checkpoint.size != found:
                    raise ContradictionError("checkpoint_altered", size=found)
                yield found, checkpoint.root
            after = page[-1][0]


def _same_root(done: Recomputed, root: bytes) -> None:
    if done.tree.root() != root:
        raise ContradictionError("other_root_than_signed", size=done.tree.size)


def _differing(number: int, stored: bytes, entry: EventEntry, event: LoggedEvent) -> ContradictionError:
    found = parse_entry(stored) if stored else None
    if isinstance(found, EventEntry) and (found.key, found.version) == (entry.key, entry.version):
        stream = str(event.event.stream_id)
        return ContradictionError("event_altered", stream=stream, version=entry.version, position=event.position)
    return ContradictionError("entry_altered", number=number, position=event.position)
