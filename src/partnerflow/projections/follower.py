"""Following the log: pages of it are handed to a read model, which keeps its position in the transaction of its rows."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from typing import Any

from partnerflow.application.ports import Store
from partnerflow.errors import PartnerflowError, UnavailableError
from partnerflow.projections.passed_over import TakingUpAgain
from partnerflow.projections.read_model import ReadModel
from partnerflow.projections.rebuilding import Rebuilding
from partnerflow.projections.seen import Seen

PAGE = 1000
PATIENCE = 0.2
STANDBY = 0.5
GATHERING = 0.02
TIMES = 3.0
LONGEST = 2.0
OVERDUE = 2 * LONGEST
_log = logging.getLogger(__name__)


class Follower:
    """One thread that keeps a read model near the end of the log. Several processes may run one: one of them wins each page.

    That is the one that leads, as long as it gets on: what the others worked out for the same page would be lost, and would
    cost those who write most of what they could do. The others begin as if they led, and are out once they lose a page; when
    one is overdue they come in again.

    Rows of an older shape than the program's are made anew first; rows of a newer one are left to the program they are of.
    What was passed over for want of a process definition is tried once more at the start, and when others made rows anew.

    Args:
        gathering: how many seconds the next events may gather after a page, so that a stream that they all change is
            kept once.
    """

    def __init__(self, store: Store, model: ReadModel[Any], *, gathering: float = GATHERING) -> None:
        self._store = store
        self._model = model
        self._gathering = gathering
        self._seen = Seen()
        self._again = TakingUpAgain(model)
        self._leads: Callable[[], bool] = lambda: True
        self._at_it = True
        self._stood = (0, 0.0)
        self._stopping = Event()
        self._thread = Thread(target=self._run, name=f"projection {model.name}", daemon=True)

    def start(self, leads: Callable[[], bool] | None = None) -> None:
        """Begin; call it after a fork. `leads` tells whether this process is the one that leads; without, it always does."""
        self._leads = leads or self._leads
        self._thread.start()

    def stop(self) -> None:
        """End after the page at hand."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        failing = False
        while not self._stopping.is_set():
            try:
                self._step()
                failing = False
            except PartnerflowError as error:
                # Only the first failure of a row is worth the noise.
                _log.log(
                    logging.DEBUG if failing else logging.ERROR,
                    "the projection %s could not follow the log; it tries again: %s",
                    self._model.name,
                    error,
                    exc_info=not isinstance(error, UnavailableError),
                )
                failing = True
                self._stopping.wait(PATIENCE)

    def _step(self) -> None:
        begun = monotonic()
        standing = self._model.live()
        if standing.shape < self._model.shape:
            self._make_anew()
        elif standing.shape > self._model.shape:
            self._stopping.wait(STANDBY)
        elif due := self._again.due(standing):
            if not self._again.take_up(due, standing):
                self._stopping.wait(PATIENCE)
        elif self._is_for_others(standing.position):
            self._stopping.wait(STANDBY)
        elif not (page := self._store.log(after=standing.position, limit=PAGE)):
            self._store.wait(standing.position + 1, PATIENCE)
        elif not self._model.apply(page, standing, self._seen):
            self._at_it, self._stood = False, (standing.position, monotonic())
            self._stopping.wait(STANDBY)
        elif len(page) < PAGE:
            self._stopping.wait(pause_after(monotonic() - begun, self._gathering))

    def _is_for_others(self, position: int) -> bool:
        """Whether what is behind a position, if anything, is left to the process that leads."""
        if self._leads() or self._at_it:
            return False
        now = monotonic()
        if position != self._stood[0] or self._store.position() <= position:
            self._stood = (position, now)
        self._at_it = now - self._stood[1] > OVERDUE
        return not self._at_it

    def _make_anew(self) -> None:
        building = self._model.building()
        if building is None or building.shape < self._model.shape:
            _log.warning("the rows of the projection %s have another shape: they are made anew", self._model.name)
            self._model.begin()
        if not Rebuilding(self._store, self._model).run(stopping=self._stopping.is_set):
            self._stopping.wait(STANDBY)


def pause_after(took: float, gathering: float) -> float:
    """How many seconds events may gather after a page that took so many.

    Three times as long as the work, so that a read model never takes more than a quarter of a processor from those who write;
    but nobody waits longer than two seconds for what is told next.
    """
    return max(gathering, min(TIMES * took, LONGEST))
