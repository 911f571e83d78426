"""A thread for one thing that takes as long as somebody else takes; of what waits, only the newest is done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Condition, Thread
from typing import Generic, TypeVar

_PATIENCE_SECONDS = 1.0

T = TypeVar("T")

_logger = logging.getLogger(__name__)


class Errand(Generic[T]):
    """Runs `run` for what it is given, one at a time; its thread begins with the first, so after a fork.

    Where `run` answers a number of seconds, it is run again for the same thing then, unless something newer came.
    """

    def __init__(self, name: str, run: Callable[[T], float | None]) -> None:
        self._name = name
        self._run_one = run
        self._changed = Condition()
        self._waiting: list[T] = []
        self._busy = False
        self._thread: Thread | None = None
        self._closed = False

    def give(self, item: T) -> None:
        """Have this done next, instead of what may still wait; returns at once."""
        with self._changed:
            if self._closed:
                return
            self._waiting = [item]
            if self._thread is None:
                self._thread = Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def wait(self, timeout: float) -> bool:
        """Wait until everything it was given was tried, or the time is up; returns whether it was."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and not self._busy, timeout)

    def close(self) -> None:
        """Take nothing more; what is under way gets a second to end."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(_PATIENCE_SECONDS)

    def _run(self) -> None:
        taken = self._next(None)
        while taken is not None:
            pause = None
            try:
                pause = self._run_one(*taken)
            except Exception:
                _logger.exception("%s failed", self._name)
            taken = self._next(pause) or (taken if pause is not None and not self._closed else None)

    def _next(self, pause: float | None) -> tuple[T] | None:
        """What waits, as soon as there is something; None when the pause is over before, or after closing."""
        with self._changed:
            self._busy = False
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._waiting or self._closed, pause)
            if self._closed or not self._waiting:
                return None
            self._busy = True
            return (self._waiting.pop(),)
