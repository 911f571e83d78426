"""Whole histories from a standby, held against the head that the primary keeps.

Events never change, so one that is there is as good as the primary's; what the standby lacks yet comes from the primary. The
head commits to all of them: a server that holds another history than the primary is found out, and nothing of it is used.
"""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from partnerflow.application.ports import Head, StoredEvent
from partnerflow.errors import UnavailableError
from partnerflow.persistence.postgres.reading import Reader
from partnerflow.persistence.replica.standby import Standby
from partnerflow.transparency.merkle import Frontier, leaf_data, leaf_hash


class Events(Protocol):
    """The events of the primary."""

    def read(self, stream_id: UUID, *, after: int = 0) -> list[StoredEvent]:
        """What `Store.read` promises."""


class WholeHistories:
    """What `Histories` reads a stream by that it has not seen before."""

    def __init__(self, standby: Standby, store: Events) -> None:
        self._standby = standby
        self._reader = Reader(standby.pool)
        self._store = store

    def __call__(self, head: Head) -> list[StoredEvent]:
        """Every event of the stream at least up to this head, in order. Raises as `Store.read`."""
        found = self._found(head)
        if not found:
            return self._store.read(head.stream_id)
        if len(found) < head.version:
            found += self._store.read(head.stream_id, after=len(found))
        events = found[: head.version]
        if _frontier_of(events) == head.frontier:
            return events
        self._standby.leave(f"it holds another history of {head.kind} {head.key} than the primary")
        return self._store.read(head.stream_id)

    def _found(self, head: Head) -> list[StoredEvent]:
        if not self._standby.answers():
            return []
        try:
            return self._reader.events(head.stream_id, 0)
        except UnavailableError as error:
            self._standby.leave(error)
            return []


def _frontier_of(events: list[StoredEvent]) -> bytes:
    leaves = (leaf_hash(leaf_data(each.stream_id, each.version, each.topic, each.state)) for each in events)
    return Frontier().extend(leaves).to_bytes()
