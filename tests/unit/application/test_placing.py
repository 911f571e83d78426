"""The place of an event is told as soon as it has one, whenever it gets it."""

from __future__ import annotations

from uuid import UUID

import pytest

from partnerflow.application.placing import placed
from partnerflow.persistence.memory import MemoryStore
from tests.support.stores import PATIENCE, fill, follow_to


class PlacedMeanwhile(MemoryStore):
    """A store that seems to give an event its place just after somebody looked for it; nobody waits in it for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.looks = 0

    def position_of(self, stream_id: UUID, version: int) -> int | None:
        self.looks += 1
        return None if self.looks == 1 else super().position_of(stream_id, version)

    def wait(self, position: int, timeout: float) -> int:
        reached = super().position()
        assert position <= reached, f"waits for position {position}, which nothing will get; the log ends at {reached}"
        return reached


def test_an_event_that_is_placed_between_two_looks_is_not_waited_for() -> None:
    store = PlacedMeanwhile()
    head = fill(store, "nota", 3)

    position = placed(store, head.stream_id, 3, PATIENCE)

    assert (position, store.looks) == (3, 2)


@pytest.mark.parametrize("patience", [0.0, 0.05])
def test_an_event_that_gets_no_place_in_time_has_none(patience: float) -> None:
    store = MemoryStore()
    head = fill(store, "nota", 3)
    follow_to(store, 3)

    assert placed(store, head.stream_id, 4, patience) is None
