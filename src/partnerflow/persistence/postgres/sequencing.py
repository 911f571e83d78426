"""The way from pending to the log on PostgreSQL: one session holds the lease and places the events."""

from __future__ import annotations

from partnerflow.persistence.postgres.session import Session
from partnerflow.persistence.postgres.workspace import Workspace
from partnerflow.persistence.sequencer import Placed
from partnerflow.sql import load

_LEASE = load("postgres", "statements/lease")
_SEQUENCE = load("postgres", "statements/sequence")


class PostgresLine:
    """Holds an advisory lock as its lease; the lock and the writing share one session and so one life."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._session: Session | None = None
        self._leased = False

    def place(self, limit: int) -> Placed | None:
        """Move a batch in one statement; None while another session holds the lease."""
        if self._session is None:
            self._session = self._workspace.connect()
        if not self._leased:
            row = self._session.execute(_LEASE).fetchone()
            self._leased = row == (True,)
            if not self._leased:
                return None
        # The statement begins after the lease is held, so it sees every batch of the one who held it before.
        cursor = self._session.cursor(binary=True)
        cursor.execute(_SEQUENCE, {"limit": limit}, prepare=True)
        count, last = cursor.fetchall()[0]
        return Placed(count=count, last=last or 0)

    def reset(self) -> None:
        """Close the session; the server frees the lease with it."""
        if self._session is not None:
            self._session.close()
        self._session = None
        self._leased = False
