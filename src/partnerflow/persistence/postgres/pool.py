"""A small pool of sessions with no bookkeeping to speak of: psycopg_pool's would cost a tenth of a write."""

from __future__ import annotations

import select
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition
from time import monotonic

from psycopg.pq import TransactionStatus

from partnerflow.errors import UnavailableError
from partnerflow.persistence.postgres.session import Session

# A session that rested longer than this is looked at before it is used: the server may have gone meanwhile.
_RESTED = 1.0


class Pool:
    """At most `size` sessions; the one used last is taken first, so that few stay open under a light load.

    One that is given back and is not `fit` any more goes.
    """

    def __init__(
        self,
        connect: Callable[[], Session],
        *,
        size: int = 16,
        patience: float = 10.0,
        fit: Callable[[Session], bool] | None = None,
    ) -> None:
        self._connect = connect
        self._fit = fit
        self._size = size
        self._patience = patience
        self._idle: deque[tuple[Session, float]] = deque()
        self._open = 0
        self._waiting = 0
        self._returned = Condition()
        self._closed = False

    def take(self) -> Session:
        """A session for one piece of work; whoever takes it gives it back.

        Raises:
            UnavailableError: the server does not answer, or all sessions stay busy.
        """
        if self._closed:
            raise UnavailableError("the store is closed")
        while True:
            try:
                session, since = self._idle.pop()
            except IndexError:
                return self._another()
            if monotonic() - since < _RESTED or not _has_news(session):
                return session
            self._discard(session)

    def give_back(self, session: Session) -> None:
        """End of the work; a session that broke, or is still in a transaction, goes."""
        if session.pgconn.transaction_status != TransactionStatus.IDLE or self._closed:
            self._discard(session)
            return
        if self._fit is not None and not self._fit(session):
            self._discard(session)
            return
        self._idle.append((session, monotonic()))
        if self._waiting:
            with self._returned:
                self._returned.notify()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """`take` and `give_back` around one piece of work."""
        session = self.take()
        try:
            yield session
        finally:
            self.give_back(session)

    def drop_idle(self) -> None:
        """Let go of sessions that rest: after one was lost the others likely are too."""
        while self._idle:
            self._discard(self._idle.pop()[0])

    def close(self) -> None:
        """Let go of all sessions; those at work go when their work is done."""
        self._closed = True
        self.drop_idle()

    def _another(self) -> Session:
        with self._returned:
            self._waiting += 1
            try:
                if not self._returned.wait_for(lambda: self._idle or self._open < self._size, self._patience):
                    raise UnavailableError("all database sessions are busy")
                if self._idle:
                    return self._idle.pop()[0]
                self._open += 1
            finally:
                self._waiting -= 1
        try:
            return self._connect()
        except BaseException:
            self._forget()
            raise

    def _discard(self, session: Session) -> None:
        session.close()
        self._forget()

    def _forget(self) -> None:
        with self._returned:
            self._open -= 1
            self._returned.notify()


def _has_news(session: Session) -> bool:
    """A resting session has nothing to read but that the server has gone."""
    poll = select.poll()
    poll.register(session.pgconn.socket, select.POLLIN)
    return bool(poll.poll(0))
