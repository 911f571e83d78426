"""The map of the last epoch, a copy for each process, and presence proofs out of it."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from uuid import UUID

from partnerflow.application.ports import StreamProof
from partnerflow.errors import CorruptionError
from partnerflow.ledger.tables import LedgerTables
from partnerflow.transparency.entries import EpochEntry, parse_entry, stream_key
from partnerflow.transparency.trie import Trie


class MapCopy:
    """Grows by what changed since it was asked last; it always stands at one whole epoch."""

    def __init__(self, tables: LedgerTables) -> None:
        self._tables = tables
        self._lock = Lock()
        self._epoch = -1
        self._trie = Trie()
        self._versions: dict[bytes, int] = {}

    def prove(self, stream_ids: Sequence[UUID]) -> tuple[int, dict[UUID, StreamProof]]:
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
                    found[stream_id] = StreamProof(version=version, path=self._trie.prove(key))
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
        entry = parse_entry(data)
        if not isinstance(entry, EpochEntry) or entry.map_root != self._trie.root():
            self._epoch, self._trie, self._versions = -1, Trie(), {}
            raise CorruptionError("the ledger's streams do not lead to the map of their epoch", number=epoch)
