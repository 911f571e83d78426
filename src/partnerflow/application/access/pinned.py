"""The workspace as it was at a position of the log: what came later is not there for whoever is pinned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from partnerflow.application.access.kept import Kept
from partnerflow.application.ports import Stream
from partnerflow.domain.history import History

CAPACITY = 512

VersionAt = Callable[[UUID, int], int]
"""How many events of a stream stand in the log up to a position: `Store.version_at`."""


class Pins:
    """Cuts histories. What stood at a position never changes, so each cut is looked up once and folded once."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._versions: Kept[tuple[UUID, int], int] = Kept(capacity)
        self._histories: Kept[tuple[UUID, int], History] = Kept(capacity)

    def cut(self, stream: Stream, position: int, version_at: VersionAt) -> Stream | None:
        """The stream as it stood at a position that the log holds; None when nothing of it did.

        Its head is for reading only: it has the version of then and no frontier, so nothing can be appended behind it.
        """
        head = stream.head
        version = self._versions.get((head.stream_id, position), lambda: version_at(head.stream_id, position))
        if version >= head.version:
            return stream
        if not version:
            return None
        history = self._histories.get((head.stream_id, version), lambda: stream.history.until(version))
        return Stream(head=replace(head, version=version, frontier=b""), history=history)
