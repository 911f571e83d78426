"""The thread that gives the workspace's events their one order (docs/spec/store.md §4)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Event, Thread
from time import monotonic
from typing import Protocol

from partnerflow.errors import UnavailableError

BATCH = 1000
GATHERING = 0.005
SHORTEST_PAUSE = 0.002
LONGEST_PAUSE = 0.05
STANDBY = 0.5

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """How many events one batch placed, and the last position it gave."""

    count: int
    last: int


class Line(Protocol):
    """The way from pending to the log in one engine."""

    def place(self, limit: int) -> Placed | None:
        """Move at most `limit` pending events into the log, all or none; None while another process holds the lease."""

    def reset(self) -> None:
        """Let go of connection and lease; the next `place` takes them anew."""


class Watch:
    """The last position this process has heard of, and a way to sleep until there is more."""

    def __init__(self, position: Callable[[], int]) -> None:
        self._position = position
        self._last = 0
        self._moved = Condition()

    def tell(self, position: int) -> None:
        """The log reaches at least to `position`."""
        with self._moved:
            if position > self._last:
                self._last = position
                self._moved.notify_all()

    def wait(self, position: int, timeout: float) -> int:
        """Sleep until the log holds `position` or the time is up; returns the last position.

        A sequencer in this process wakes the sleeper; for one elsewhere it looks itself, ever less often.
        """
        deadline = monotonic() + timeout
        pause = SHORTEST_PAUSE
        while True:
            self.tell(self._position())
            with self._moved:
                remaining = deadline - monotonic()
                if self._last < position and remaining > 0:
                    self._moved.wait(min(pause, remaining))
                if self._last >= position or remaining <= pause:
                    return self._last
            pause = min(pause * 2, LONGEST_PAUSE)


class Sequencer:
    """Keeps the log up with what is pending. Start it after a fork, never before.

    `leads` is whether it did so last: another process may have the lease.
    """

    def __init__(self, line: Line, watch: Watch) -> None:
        self._line = line
        self._watch = watch
        self._woken = Event()
        self._stopped = Event()
        self._thread: Thread | None = None
        self.leads = False

    def start(self) -> None:
        """Begin to sequence, or to stand by while another process does."""
        if self._thread is None:
            self._stopped.clear()
            self._thread = Thread(target=self._run, name="partnerflow-sequencer", daemon=True)
            self._thread.start()

    def wake(self) -> None:
        """Something was appended: an idle sequencer looks at once."""
        if not self._woken.is_set():
            self._woken.set()

    def stop(self) -> None:
        """Finish the batch at hand and give the lease back."""
        self._stopped.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        pause = SHORTEST_PAUSE
        failing = False
        while not self._stopped.is_set():
            self._woken.clear()
            try:
                placed = self._line.place(BATCH)
            except Exception as error:
                # Whatever it was, what is pending stays pending; only the first failure of a row is worth the noise.
                _logger.log(
                    logging.DEBUG if failing else logging.ERROR,
                    "sequencing failed; retrying: %s",
                    error,
                    exc_info=not isinstance(error, UnavailableError),
                )
                failing = True
                self.leads = False
                self._line.reset()
                self._stopped.wait(STANDBY)
                continue
            failing = False
            self.leads = placed is not None
            if placed is None:
                self._stopped.wait(STANDBY)
            elif placed.count == 0:
                self._woken.wait(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                self._watch.tell(placed.last)
                pause = SHORTEST_PAUSE
                if placed.count < BATCH:
                    # Under load the next events gather meanwhile; one transaction then serves them all.
                    self._stopped.wait(GATHERING)
        self.leads = False
        self._line.reset()
