"""The pace of somebody who has time, among threads that have not."""

from __future__ import annotations

from threading import Event
from time import sleep

from partnerflow.errors import UnavailableError

_BREATH = 0.0005


class Pace:
    """Where a long look pauses, and where it ends early when this process stops."""

    def __init__(self) -> None:
        self._stopped = Event()

    def breathe(self) -> None:
        """Between two pages: a moment without work.

        Raises:
            UnavailableError: this process stops.
        """
        if self._stopped.is_set():
            raise UnavailableError("the look at everything was broken off: this process stops")
        sleep(_BREATH)

    def give_way(self) -> None:
        """Let a thread that waits for the interpreter have it, if there is one."""
        sleep(0)

    def stop(self) -> None:
        """End what is under way at its next pause."""
        self._stopped.set()
