"""Following the log: pages of it are handed to a projection, which keeps its position in the transaction of its rows."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from threading import Event, Thread
from typing import Protocol

from partnerflow.application.ports import LoggedEvent, Store
from partnerflow.errors import PartnerflowError

PAGE = 1000
PATIENCE = 0.2
STANDBY = 0.5
GATHERING = 0.02
_log = logging.getLogger(__name__)


class Projection(Protocol):
    """A read model that knows how far it has read."""

    def position(self) -> int:
        """The last position it holds."""

    def apply(self, page: Sequence[LoggedEvent], after: int) -> bool:
        """Take up a page of the log that begins behind `after`; False, and nothing, when another process was first."""


class Follower:
    """One thread that keeps a projection near the end of the log. Several processes may run one: one of them wins each page."""

    def __init__(self, store: Store, projection: Projection) -> None:
        self._store = store
        self._projection = projection
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="projection", daemon=True)

    def start(self) -> None:
        """Begin; call it after a fork."""
        self._thread.start()

    def stop(self) -> None:
        """End after the page at hand."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._step()
            except PartnerflowError:
                _log.exception("a projection could not follow the log; it tries again")
                self._stopping.wait(PATIENCE)

    def _step(self) -> None:
        after = self._projection.position()
        page = self._store.log(after=after, limit=PAGE)
        if not page:
            self._store.wait(after + 1, PATIENCE)
        elif not self._projection.apply(page, after):
            # Another process is at it; reading every page as well would only take time from the writers here.
            self._stopping.wait(STANDBY)
        elif len(page) < PAGE:
            # Under load the next events gather meanwhile: a stream that they all change is then kept once.
            self._stopping.wait(GATHERING)
