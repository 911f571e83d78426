"""The map of the last epoch and those of earlier ones, a copy for each process, and proofs out of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from uuid import UUID

from partnerflow.errors import CorruptionError
from partnerflow.ledger.tables import LedgerTables
from partnerflow.transparency.bundle import Earlier
from partnerflow.transparency.entries import EpochEntry, EventEntry, parse_entry, stream_key
from partnerflow.transparency.trie import Presence, Trie

_KEPT = 2
_AT_ONCE = 10_000


class MapCopy:
    """Grows by what changed since it was asked last; it always stands at one whole epoch."""

    def __init__(self, tables: LedgerTables) -> None:
        self._tables = tables
        self._lock = Lock()
        self._epoch = -1
        self._trie = Trie()
        self._versions: dict[bytes, int] = {}

    def prove(self, stream_ids: Sequence[UUID]) -> tuple[int, dict[UUID, Presence]]:
        """The number of the epoch, and the proofs of those streams that are in its map.

        Raises:
            CorruptionError: the rows of the streams do not lead to the map's root.
        """
        with self._lock:
            self._catch_up()
            found = {}
            for stream_id in stream_ids:
                key = stream_key(stream_id)
                version = self._versions.get(key)
                if version is not None:
                    found[stream_id] = Presence(version=version, path=self._trie.prove(key))
            return self._epoch, found

    def _catch_up(self) -> None:
        epoch, changed = self._tables.streams_since(self._epoch)
        if epoch == self._epoch:
            return
        for key, version, frontier in changed:
            self._versions[key] = version
            self._trie.set(key, version, frontier.root())
        self._epoch = epoch
        (data,) = self._tables.entries(epoch, 1)
        if not _is_of(self._trie, data):
            self._epoch, self._trie, self._versions = -1, Trie(), {}
            raise CorruptionError("the ledger's streams do not lead to the map of their epoch", number=epoch)


class EarlierMaps:
    """The maps that were asked for last, each made anew from the entries before its epoch."""

    def __init__(self, tables: LedgerTables) -> None:
        self._tables = tables
        self._lock = Lock()
        self._tries: OrderedDict[int, Trie] = OrderedDict()

    def find(self, size: int, stream_ids: Sequence[UUID]) -> tuple[bytes, tuple[Earlier, ...]]:
        """The entry of the epoch that ends the tree of this size, and where these streams stood in its map.

        Raises:
            CorruptionError: the tree does not end with an epoch, or its entries do not lead to the map's root.
        """
        (data,) = self._tables.entries(size - 1, 1)
        with self._lock:
            trie = self._tries.pop(size, None)
            if trie is None:
                trie = self._made(size)
            if not _is_of(trie, data):
                raise CorruptionError("the ledger's entries do not lead to the map of their epoch", number=size - 1)
            self._tries[size] = trie
            while len(self._tries) > _KEPT:
                self._tries.popitem(last=False)
            return data, tuple(trie.find(stream_key(stream_id)) for stream_id in stream_ids)

    def _made(self, size: int) -> Trie:
        heads: dict[bytes, EventEntry] = {}
        for first in range(0, size, _AT_ONCE):
            for data in self._tables.entries(first, min(_AT_ONCE, size - first)):
                entry = parse_entry(data)
                if isinstance(entry, EventEntry):
                    heads[entry.key] = entry
        trie = Trie()
        for key, head in heads.items():
            trie.set(key, head.version, head.root)
        return trie


def _is_of(trie: Trie, data: bytes) -> bool:
    entry = parse_entry(data)
    return isinstance(entry, EpochEntry) and entry.map_root == trie.root()
