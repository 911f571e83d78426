"""Other processes for a test: started in milliseconds, told what to do by a function of `tests.support.hands`."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.context import ForkServerContext, ForkServerProcess
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from typing import Any

PATIENCE = 30.0


class Crew:
    """The processes of one test. Whoever still works when the test ends is killed."""

    def __init__(self) -> None:
        self._context: ForkServerContext = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["__main__", "tests.support.hands"])
        self._hands: list[ForkServerProcess] = []

    def gate(self, hands: int) -> Barrier:
        """A gate that opens when this many hands stand before it."""
        return self._context.Barrier(hands, timeout=PATIENCE)

    def answers(self) -> SimpleQueue[Any]:
        """Where hands put what they found."""
        return self._context.SimpleQueue()

    def start(self, work: Callable[..., None], *arguments: Any) -> ForkServerProcess:
        """A process that does this work."""
        path = os.environ.get("PYTHONPATH")
        # The fork server is a Python of its own: it finds the program where this one does.
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        try:
            hand = self._context.Process(target=work, args=arguments)
            hand.start()
        finally:
            if path is None:
                del os.environ["PYTHONPATH"]
            else:
                os.environ["PYTHONPATH"] = path
        self._hands.append(hand)
        return hand

    def together(self, hands: int, work: Callable[..., None], *arguments: Any) -> list[Any]:
        """What this many hands answered who all began the same work at the same moment."""
        gate, answers = self.gate(hands), self.answers()
        for _ in range(hands):
            self.start(work, *arguments, gate, answers)
        self.finish()
        return [answers.get() for _ in range(hands)]

    def finish(self) -> None:
        """Wait for all hands; none may have failed."""
        for hand in self._hands:
            hand.join(PATIENCE)
        failed = [hand.exitcode for hand in self._hands if hand.exitcode != 0]
        assert not failed, f"{len(failed)} hands failed or still work: {failed}"
        self._hands.clear()

    def kill(self, hand: ForkServerProcess) -> None:
        """End a hand as a power cut would, at whatever it is doing."""
        assert hand.pid is not None
        os.kill(hand.pid, signal.SIGKILL)
        hand.join(PATIENCE)
        self._hands.remove(hand)

    def dismiss(self) -> None:
        """Kill whoever is left."""
        for hand in list(self._hands):
            if hand.is_alive():
                self.kill(hand)
