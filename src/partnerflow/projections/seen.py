"""Which events went into rows already: rows are made from whole streams, so a stream seen at a version has all before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from partnerflow.application.ports import LoggedEvent, StoredEvent

_MOST_REMEMBERED = 1_000_000


class Seen:
    """The versions of streams that this process worked into the rows of one generation."""

    def __init__(self) -> None:
        self._versions: dict[UUID, int] = {}
        self._generation = 0

    def new_in(self, page: Sequence[LoggedEvent], generation: int) -> dict[UUID, StoredEvent]:
        """Of each stream that has events on a page which went into no row of this generation, the last one."""
        if generation != self._generation:
            self._versions, self._generation = {}, generation
        events = (logged.event for logged in page)
        return {event.stream_id: event for event in events if self._versions.get(event.stream_id, 0) < event.version}

    def add(self, kept: Mapping[UUID, int] | None) -> None:
        """Remember the versions that went into rows; None when another process was first: what it keeps is not known."""
        if kept is None or len(self._versions) > _MOST_REMEMBERED:
            self._versions = {}
        self._versions |= kept or {}
