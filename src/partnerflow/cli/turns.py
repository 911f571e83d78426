"""Answering in turns: one interpreter computes one answer at a time, and threads that vie for it slow each other down.

Each look into a file lets go of the interpreter for a moment. A thread that wakes up for that moment mostly finds it gone
again, and both have paid for it. So whoever reads waits outside until the one before is done.
"""

from __future__ import annotations

from threading import Lock
from typing import Any

from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

PATIENCE = 0.02
_READING = ("GET", "HEAD")


class Turns:
    """One at a time, as long as that keeps nobody waiting.

    Args:
        patience: seconds that anybody waits. Then it goes on, and nobody waits any more for whoever it waited for: that one
            is long at work, or waits itself.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._turn = Lock()

    def take(self) -> Lock | None:
        """A turn, to be released at its end; None where somebody else lost patience at the same moment."""
        turn = self._turn
        if turn.acquire(timeout=self._patience):
            return turn
        if turn is not self._turn:
            return None
        self._turn = turn = Lock()
        turn.acquire()
        return turn


class TurnWorker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's threads, where whoever reads takes a turn; whoever writes waits for the disk, together with others."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._turns = Turns()

    def handle(self, conn: Any) -> Any:
        # A new connection may have nothing to say yet; of one that was kept, something has come.
        conn.turn = self._turns.take() if conn.initialized else None
        try:
            return super().handle(conn)
        finally:
            _end(conn)

    def handle_request(self, req: Any, conn: Any) -> Any:
        if req.method not in _READING:
            _end(conn)
        return super().handle_request(req, conn)


def _end(conn: Any) -> None:
    turn, conn.turn = conn.turn, None
    if turn is not None:
        turn.release()
