"""Sessions with a standby, for as long as it answers and is one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from time import monotonic

import psycopg
from psycopg.conninfo import make_conninfo

from partnerflow.errors import PartnerflowError, UnavailableError
from partnerflow.persistence.postgres.pool import Pool
from partnerflow.persistence.postgres.preparation import check
from partnerflow.persistence.postgres.session import Session
from partnerflow.persistence.postgres.workspace import Workspace
from partnerflow.sql import load

REST = 5.0
_SYSTEM = load("postgres", "statements/system")
_log = logging.getLogger(__name__)


class Standby:
    """A pool of sessions with the standby of one workspace; nothing is asked of it before somebody reads.

    Args:
        workspace: where it is.
        system: the number of the primary's database cluster.
        rest: how many seconds nobody tries again after it did not answer.
    """

    def __init__(self, workspace: Workspace, system: Callable[[], int], *, rest: float = REST) -> None:
        # libpq itself refuses a server that is no standby.
        conninfo = make_conninfo(workspace.conninfo, target_session_attrs="standby")
        self._workspace = replace(workspace, conninfo=conninfo)
        self._system = system
        self._rest = rest
        self._resting = 0.0
        self._left = False
        self.pool = Pool(self._connect, fit=_is_standby)

    def answers(self) -> bool:
        """Whether it can be asked now; when it cannot, the log says why, and for a while nobody tries."""
        if monotonic() < self._resting:
            return False
        try:
            with self.pool.session():
                pass
        except PartnerflowError as error:
            self.leave(error)
            return False
        if self._left:
            self._left = False
            _log.warning("the standby is read again")
        return True

    def leave(self, why: object) -> None:
        """Go without it for a while."""
        # Only the first failure of a row is worth the noise.
        level = logging.DEBUG if self._left else logging.ERROR
        _log.log(level, "the standby is not read, the primary is in its place: %s", why)
        self._left = True
        self._resting = monotonic() + self._rest

    def close(self) -> None:
        """Let go of its sessions."""
        self.pool.close()

    def _connect(self) -> Session:
        session = self._workspace.connect()
        try:
            check(session, self._workspace)
            if system_of(session) != self._system():
                raise UnavailableError("PARTNERFLOW_REPLICA is no standby of PARTNERFLOW_DATABASE: mend one of the two")
        except psycopg.OperationalError as error:
            session.close()
            raise UnavailableError(f"the standby does not answer: {error}") from error
        except BaseException:
            session.close()
            raise
        return session


def system_of(session: Session) -> int:
    """The number of the database cluster that a session is with."""
    row = session.execute(_SYSTEM.encode()).fetchone()
    assert row is not None
    return int(row[0])


def _is_standby(session: Session) -> bool:
    # A server that is promoted says so to each of its sessions, with the next answer.
    return session.pgconn.parameter_status(b"in_hot_standby") == b"on"
