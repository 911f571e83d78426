"""The place of an event in the log, waited for: it gets one a moment after it was written."""

from __future__ import annotations

from time import monotonic
from uuid import UUID

from partnerflow.application.ports import Store


def placed(store: Store, stream_id: UUID, version: int, patience: float) -> int | None:
    """The position of one event, or None when it has none after so many seconds."""
    deadline = monotonic() + patience
    position = store.position_of(stream_id, version)
    while position is None and (left := deadline - monotonic()) > 0:
        # Before looking once more: nobody would wake whoever waits for what was placed between the two.
        reached = store.position()
        position = store.position_of(stream_id, version)
        if position is None:
            store.wait(reached + 1, left)
    return position
