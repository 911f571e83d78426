"""Group commit: writers that wait for each other are kept in one transaction, so one wait for the disk serves them all."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar, cast

from partnerflow.persistence.sqlite.connections import Connections, translated

T = TypeVar("T")
_AT_ONCE = 64


def _held() -> Lock:
    lock = Lock()
    lock.acquire()
    return lock


@dataclass(slots=True, eq=False)
class _Piece(Generic[T]):
    """The work of one writer, and what came of it; `turn` is held until it is done, or its writer is to lead."""

    work: Callable[[sqlite3.Connection], T]
    turn: Lock = field(default_factory=_held)
    done: bool = False
    result: T | None = None
    error: BaseException | None = None


class GroupCommit:
    """Pieces of work on one file, each kept whole or not at all; the first writer of a group works for all of it."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._lock = Lock()
        self._waiting: deque[_Piece[object]] = deque()
        self._led = False

    def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do a piece of work in a transaction that is durable when this returns.

        What it raises undoes this piece alone. It may be done in another thread than the present one, and only once.

        Raises:
            UnavailableError, CorruptionError: as `Connections.writing`; then nothing of the whole group was written.
        """
        mine = _Piece(work)
        with self._lock:
            self._waiting.append(cast("_Piece[object]", mine))
            waits, self._led = self._led, True
        if waits:
            mine.turn.acquire()
        if not mine.done:
            try:
                self._lead()
            finally:
                self._hand_over()
        if mine.error is not None:
            raise mine.error
        return cast(T, mine.result)

    def _lead(self) -> None:
        """Work for the first that waits, who is the present writer, and for all behind it."""
        group: list[_Piece[object]] = []
        try:
            with self._connections.writing() as connection:
                # Not before the lock is there: whoever comes while it is waited for is taken along.
                group += [self._waiting.popleft() for _ in range(min(len(self._waiting), _AT_ONCE))]
                for piece in group:
                    _do(piece, connection, alone=len(group) == 1)
        except BaseException as error:
            group = group or [self._waiting.popleft()]
            for piece in group:
                piece.error = error
            if not isinstance(error, Exception):
                raise
        finally:
            # Each goes on by itself: none waits behind the next group.
            for piece in group:
                piece.done = True
                piece.turn.release()

    def _hand_over(self) -> None:
        with self._lock:
            self._led = bool(self._waiting)
            if self._waiting:
                self._waiting[0].turn.release()


def _do(piece: _Piece[object], connection: sqlite3.Connection, *, alone: bool) -> None:
    if alone:
        piece.result = piece.work(connection)
        return
    connection.execute("SAVEPOINT piece")
    try:
        with translated():
            piece.result = piece.work(connection)
    except Exception as error:
        if not connection.in_transaction:
            # After some failures (a full disk) SQLite has rolled back everything by itself.
            raise
        connection.execute("ROLLBACK TO piece")
        piece.error = error
    connection.execute("RELEASE piece")
