"""What the owner does once: schema, tables, triggers, role and grants of one workspace."""

from __future__ import annotations

import psycopg
from psycopg.rows import TupleRow
from psycopg.sql import SQL, Identifier

from partnerflow.errors import InvalidSettingError, UnavailableError
from partnerflow.persistence.postgres.workspace import SCHEMA_VERSION, Workspace
from partnerflow.sql import load

_SCHEMA = ("streams", "events", "pending", "log", "disclosures", "idempotency", "meta", "projections", "append_only")

# CREATE … IF NOT EXISTS does not wait for another session that is creating the same thing; this does.
_LOCK = "SELECT pg_advisory_xact_lock(28774, hashtext(%s))"


def prepare(workspace: Workspace) -> None:
    """Make the workspace, or complete it; a second run changes nothing, two at once wait for each other.

    Raises:
        UnavailableError: the server does not answer.
        InvalidSettingError: the schema is of another version, or this login may not make it.
    """
    try:
        with psycopg.connect(workspace.conninfo, autocommit=True) as owner:
            _make_role(owner, workspace.role)
            with owner.transaction():
                _make_schema(owner, workspace)
    except psycopg.errors.InsufficientPrivilege as error:
        raise InvalidSettingError(f"`partnerflow db prepare` needs the owner of the database: {error}") from error
    except psycopg.OperationalError as error:
        raise UnavailableError(f"PostgreSQL does not answer: {error}") from error


def check(connection: psycopg.Connection[TupleRow], workspace: Workspace) -> None:
    """See that the tables are there and of this program's version.

    Raises:
        InvalidSettingError: they are not; says what to run.
    """
    try:
        row = connection.execute(load("postgres", "statements/schema_version")).fetchone()
    except (psycopg.errors.UndefinedTable, psycopg.errors.InsufficientPrivilege) as error:
        raise workspace.unprepared("is not prepared") from error
    version = row[0] if row else None
    if version != SCHEMA_VERSION:
        raise workspace.unprepared(f"has schema version {version}, this program needs {SCHEMA_VERSION}")


def _make_role(owner: psycopg.Connection[TupleRow], role: str) -> None:
    # Roles belong to the whole server: another database may be making the same one at this moment.
    try:
        if not owner.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone():
            owner.execute(SQL("CREATE ROLE {} NOLOGIN").format(Identifier(role)))
    except (psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
        pass
    member = owner.execute("SELECT pg_has_role(current_user, %s, 'MEMBER')", (role,)).fetchone()
    if member != (True,):
        owner.execute(SQL("GRANT {} TO CURRENT_USER").format(Identifier(role)))


def _make_schema(owner: psycopg.Connection[TupleRow], workspace: Workspace) -> None:
    schema, role = Identifier(workspace.schema), Identifier(workspace.role)
    owner.execute(_LOCK, (workspace.schema,))
    owner.execute(SQL("CREATE SCHEMA IF NOT EXISTS {}").format(schema))
    owner.execute(SQL("SET LOCAL search_path TO {}").format(schema))
    for subject in _SCHEMA:
        owner.execute(load("postgres", f"schema/{subject}").encode())
    owner.execute(
        "INSERT INTO meta (name, value) VALUES ('schema-version', %s) ON CONFLICT DO NOTHING", (SCHEMA_VERSION,)
    )
    owner.execute(SQL(load("postgres", "schema/grants")).format(schema=schema, role=role))
    check(owner, workspace)
