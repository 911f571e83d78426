"""A session as the owner of the database, who alone may make, stop and remove a workspace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.rows import TupleRow
from psycopg.sql import SQL, Identifier

from partnerflow.errors import InvalidSettingError, UnavailableError
from partnerflow.persistence.postgres.unreachable import unreachable
from partnerflow.persistence.postgres.workspace import Workspace

Owner = psycopg.Connection[TupleRow]
_PATIENCE = "30s"


@contextmanager
def owning(workspace: Workspace, what: str) -> Iterator[Owner]:
    """A session with the login of `workspace`, in its schema, whose statements commit by themselves.

    Raises:
        InvalidSettingError: this login may not do it; `what` says what was tried.
        UnavailableError: the server does not answer, or somebody holds what is needed for half a minute.
    """
    try:
        connection = psycopg.connect(workspace.conninfo, autocommit=True)
    except psycopg.OperationalError as error:
        raise unreachable(error) from error
    try:
        with connection:
            connection.execute("SELECT set_config('lock_timeout', %s, false)", (_PATIENCE,))
            path = SQL(", ").join(map(Identifier, (workspace.schema, workspace.persons, "pg_temp")))
            connection.execute(SQL("SET search_path TO {}").format(path))
            yield connection
    except psycopg.errors.InsufficientPrivilege as error:
        raise InvalidSettingError(
            f"{what} needs the owner of the database in PARTNERFLOW_DATABASE, who may make roles (CREATEROLE): {error}"
        ) from error
    except psycopg.OperationalError as error:
        raise UnavailableError(f"PostgreSQL did not do it: {error}") from error
