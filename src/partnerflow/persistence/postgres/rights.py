"""What the login of a server may beyond what the program needs."""

from __future__ import annotations

import psycopg

from partnerflow.persistence.postgres.unreachable import unreachable
from partnerflow.persistence.postgres.workspace import Workspace
from partnerflow.sql import load


def excess(workspace: Workspace) -> str | None:
    """What this login is that a server should not be, such as ``postgres is a superuser``; None where it is nothing more.

    Raises:
        UnavailableError: the server does not answer.
    """
    try:
        with psycopg.connect(workspace.conninfo, autocommit=True) as session:
            statement = load("postgres", "statements/login_rights").encode()
            row = session.execute(statement, {"schema": workspace.schema}).fetchone()
    except psycopg.OperationalError as error:
        raise unreachable(error) from error
    if row is None:
        return None
    login, everything, makes_schemas, owns = row
    if everything:
        return f"{login} is a superuser, or goes past row-level security"
    if owns:
        return f"{login} owns the tables of workspace {workspace.schema!r}"
    return f"{login} may make schemas in this database" if makes_schemas else None
