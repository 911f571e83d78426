"""A whole ledger recomputed from its opaque entries: the trees of the streams, the map of each epoch, the signed roots.

A map cannot prove that it was built from the entries before it, so somebody has to build it again (docs/spec/ledger.md §3).
Whoever holds the entries can: they hold no content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from partnerflow.errors import UnprovenError
from partnerflow.transparency.checkpoints import Checkpoint
from partnerflow.transparency.entries import (
    Entry,
    EpochEntry,
    EventEntry,
    KeyEntry,
    RecoveryEntry,
    parse_entry,
    rotation_message,
    stream_key,
)
from partnerflow.transparency.keys import verify_signature
from partnerflow.transparency.merkle import HASH_SIZE, Frontier, leaf_data, leaf_hash, root
from partnerflow.transparency.notes import VerifierKey
from partnerflow.transparency.trie import Trie

Event = tuple[UUID, int, str, bytes]
"""A stored event: its stream, its version, its topic and its bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """What does not hold: the number of the entry (of a checkpoint: its size), the reason, and what explains it."""

    number: int
    reason: str
    data: Mapping[str, Any] = field(default_factory=dict)


class Replay:
    """Entries taken one after the other, from number 0; what does not hold is told at the entry that shows it.

    Args:
        checkpoints: signed before, to be met again on the way.
        events: the stored events in the order of the log, where they are at hand: each entry is held against its own.
    """

    def __init__(self, checkpoints: Iterable[Checkpoint] = (), events: Iterable[Event] | None = None) -> None:
        self.size = 0
        self.events = 0
        self.epochs = 0
        self.keys: list[str] = []
        """The vkeys that the ledger tells of, each handed over to by the one before it."""
        self.recoveries: list[RecoveryEntry] = []
        self._checkpoints: dict[int, list[Checkpoint]] = {}
        for checkpoint in checkpoints:
            self._checkpoints.setdefault(checkpoint.size, []).append(checkpoint)
        self._stored = iter(events) if events is not None else None
        self._tree = Frontier()
        self._leaves = bytearray()
        self._streams: dict[bytes, Frontier] = {}
        self._changed: set[bytes] = set()
        self._map = Trie()
        self._ends_with_epoch = False
        self._unmet: list[tuple[Checkpoint, str]] = []

    @property
    def root(self) -> bytes:
        """The root of the tree over the entries taken so far."""
        return self._tree.root()

    @property
    def streams(self) -> int:
        """How many streams the entries speak of."""
        return len(self._streams)

    def take(self, data: bytes) -> Iterator[Flaw]:
        """Take the next entry."""
        try:
            entry = parse_entry(data)
        except UnprovenError as error:
            entry = None
            yield self._flaw(error.reason or error.code, **error.data)
        if entry is not None:
            yield from self._checked(entry)
        leaf = leaf_hash(data)
        self._tree = self._tree.append(leaf)
        self._leaves += leaf
        self.size += 1
        self._ends_with_epoch = isinstance(entry, EpochEntry)
        for checkpoint in self._checkpoints.pop(self.size, ()):
            if checkpoint.root != self.root:
                self._unmet.append((checkpoint, "checkpoint_root_differs"))
            elif not self._ends_with_epoch:
                self._unmet.append((checkpoint, "checkpoint_without_epoch"))

    def end(self) -> Iterator[Flaw]:
        """There are no more entries: the checkpoints that were not met. What a recovery declared lost is no flaw."""
        beyond = [each for size in sorted(self._checkpoints) for each in self._checkpoints[size]]
        for checkpoint, reason in [*self._unmet, *((each, "checkpoint_beyond_the_end") for each in beyond)]:
            if self.lost_by(checkpoint) is None:
                yield Flaw(number=checkpoint.size, reason=reason, data={"origin": checkpoint.origin})

    def lost_by(self, checkpoint: Checkpoint) -> RecoveryEntry | None:
        """The recovery that declares what this checkpoint covers to be lost."""
        told = (each for each in self.recoveries if each.lost_origin == checkpoint.origin)
        return next((each for each in told if each.kept_size < checkpoint.size), None)

    def _checked(self, entry: Entry) -> Iterator[Flaw]:
        match entry:
            case EventEntry():
                return self._event(entry)
            case EpochEntry():
                return self._epoch(entry)
            case KeyEntry():
                return self._rotation(entry)
            case RecoveryEntry():
                return self._recovery(entry)

    def _event(self, entry: EventEntry) -> Iterator[Flaw]:
        told = {"key": entry.key.hex(), "version": entry.version}
        before = self._streams.get(entry.key, Frontier())
        if entry.version != before.size + 1:
            yield self._flaw("version_out_of_turn", **told, expected=before.size + 1)
        after = before.append(entry.leaf)
        if after.root() != entry.root:
            yield self._flaw("stream_root_differs", **told)
        if self._stored is not None and not _is_of(entry, next(self._stored, None)):
            yield self._flaw("event_differs", **told)
        self._streams[entry.key] = after
        self._changed.add(entry.key)
        self.events += 1

    def _epoch(self, entry: EpochEntry) -> Iterator[Flaw]:
        if entry.covered != self.size:
            yield self._flaw("covered_differs", covered=entry.covered)
        for key in self._changed:
            stream = self._streams[key]
            self._map.set(key, stream.size, stream.root())
        self._changed.clear()
        if self._map.root() != entry.map_root:
            yield self._flaw("map_root_differs", streams=self.streams)
        self.epochs += 1

    def _rotation(self, entry: KeyEntry) -> Iterator[Flaw]:
        if not self.keys:
            self.keys.append(entry.old)
        elif self.keys[-1] != entry.old:
            yield self._flaw("not_the_key_in_use", old=entry.old, expected=self.keys[-1])
        try:
            verify_signature(VerifierKey.parse(entry.old), rotation_message(entry.new), entry.signature)
        except UnprovenError as error:
            yield self._flaw(error.reason or error.code, name=entry.old)
        self.keys.append(entry.new)

    def _recovery(self, entry: RecoveryEntry) -> Iterator[Flaw]:
        if entry.kept_size > self.size:
            yield self._flaw("kept_beyond_the_end", kept=entry.kept_size)
        elif self._root_at(entry.kept_size) != entry.kept_root:
            yield self._flaw("kept_root_differs", kept=entry.kept_size)
        self.recoveries.append(entry)

    def _root_at(self, size: int) -> bytes:
        return root([bytes(self._leaves[at : at + HASH_SIZE]) for at in range(0, size * HASH_SIZE, HASH_SIZE)])

    def _flaw(self, reason: str, **data: Any) -> Flaw:
        return Flaw(number=self.size, reason=reason, data=data)


def replayed(replay: Replay, entries: Iterable[bytes]) -> Iterator[Flaw]:
    """Everything in these entries, which are all there are, that does not hold."""
    for data in entries:
        yield from replay.take(data)
    yield from replay.end()


def _is_of(entry: EventEntry, event: Event | None) -> bool:
    if event is None:
        return False
    stream_id, version, topic, state = event
    leaf = leaf_hash(leaf_data(stream_id, version, topic, state))
    return (stream_key(stream_id), version, leaf) == (entry.key, entry.version, entry.leaf)
