"""Rebuilding a read model while it is read and followed: a generation beside the one that readers see, then in its place.

Several processes may work on one rebuild: each stretch of the log is taken up once, by one of them. A rebuild that was
interrupted leaves what readers see as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from time import sleep
from typing import Any
from uuid import UUID

from partnerflow.application.ports import Store, StoredEvent
from partnerflow.projections.read_model import ReadModel, Standing
from partnerflow.projections.seen import Seen

# Few streams in one transaction: it must not keep those who record waiting.
STRETCH = 250
GATHERED = 40
_PAUSE = 0.05


class Rebuilding:
    """The filling of the next generation of one read model by this process."""

    def __init__(self, store: Store, model: ReadModel[Any]) -> None:
        self._store = store
        self._model = model
        self._seen = Seen()

    def run(
        self, *, progress: Callable[[int], None] = lambda _: None, stopping: Callable[[], bool] = lambda: False
    ) -> bool:
        """Fill the generation that was begun until it is the one that readers see; False when it stopped before.

        Args:
            progress: is told how far in the log the new rows go.
            stopping: is asked now and then whether to stop; what was filled so far stays for whoever goes on.
        """
        while not stopping():
            building = self._model.building()
            if building is None:
                return True
            if building.shape != self._model.shape:
                # A program of another version is at it.
                return False
            upto, touched = self._stretch(building)
            if upto > building.position:
                self._seen.add(self._model.take_up(touched.values(), upto, building))
                progress(upto)
            elif self._model.go_live(building):
                self._model.sweep()
                return True
            else:
                # Who follows has read further, and the log goes on: once more.
                sleep(_PAUSE)
        return False

    def _stretch(self, building: Standing) -> tuple[int, dict[UUID, StoredEvent]]:
        touched: dict[UUID, StoredEvent] = {}
        upto = building.position
        while len(touched) < GATHERED and (page := self._store.log(after=upto, limit=STRETCH)):
            touched |= self._seen.new_in(page, building.generation)
            upto = page[-1].position
        return upto, touched


def rebuild(store: Store, model: ReadModel[Any], progress: Callable[[int], None] = lambda _: None) -> None:
    """Make a read model anew from the log, beside the old one; readers see the old rows until the new ones are there.

    Raises:
        UnavailableError: the database does not answer; readers still see the old rows, and it may be run again.
    """
    model.begin()
    Rebuilding(store, model).run(progress=progress)
