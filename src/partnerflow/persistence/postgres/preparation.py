"""What the owner does once: schema, tables, triggers, role and grants of one workspace."""

from __future__ import annotations

from contextlib import suppress

import psycopg
from psycopg.rows import TupleRow
from psycopg.sql import SQL, Identifier

from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.postgres.unreachable import unreachable
from partnerflow.persistence.postgres.workspace import SCHEMA_VERSION, UPGRADABLE, Workspace
from partnerflow.persistence.read_models import READ_MODELS, READ_MODELS_VERSION
from partnerflow.sql import load

_SCHEMA = (
    "streams", "events", "pending", "log", "disclosures", "erasures", "accesses", "attachments", "principals", "secrets",
    "assignments", "idempotency", "meta", "append_only", "ledger", "ledger_append_only",
)  # fmt: skip

# CREATE … IF NOT EXISTS does not wait for another session that is creating the same thing; this does.
_LOCK = "SELECT pg_advisory_xact_lock(28774, hashtext(%s))"


def prepare(workspace: Workspace) -> None:
    """Make the workspace, or complete it; a second run changes nothing, two at once wait for each other.

    Raises:
        UnavailableError: the server does not answer.
        InvalidSettingError: the schema is of another version, or this login may not make it. `data` holds ``role`` when
            this is the owner, and all that lacks is that role: then a superuser has to make it, once.
    """
    try:
        with psycopg.connect(workspace.conninfo, autocommit=True) as owner:
            _refuse_other_than_owner(owner)
            _make_role(owner, workspace.role)
            with owner.transaction():
                _make_schema(owner, workspace)
    except psycopg.errors.InsufficientPrivilege as error:
        raise InvalidSettingError(f"`partnerflow db prepare` needs the owner of the database: {error}") from error
    except psycopg.OperationalError as error:
        raise unreachable(error) from error


def check(connection: psycopg.Connection[TupleRow], workspace: Workspace) -> None:
    """See that the tables are there and of this program's version.

    Raises:
        InvalidSettingError: they are not; says what to run.
    """
    try:
        row = connection.execute(load("postgres", "statements/schema_version")).fetchone()
        read_models = connection.execute(load("postgres", "statements/read_models_version")).fetchone()
    except (psycopg.errors.UndefinedTable, psycopg.errors.InsufficientPrivilege) as error:
        raise workspace.unprepared("is not prepared") from error
    version = row[0] if row else None
    if version != SCHEMA_VERSION:
        raise workspace.unprepared(f"has schema version {version}, this program needs {SCHEMA_VERSION}")
    if read_models != (READ_MODELS_VERSION,):
        raise workspace.unprepared("has the read models of another version of this program")


def _refuse_other_than_owner(owner: psycopg.Connection[TupleRow]) -> None:
    if owner.execute("SELECT has_database_privilege(current_database(), 'CREATE')").fetchone() != (True,):
        raise InvalidSettingError(
            "`partnerflow db prepare` needs the owner of the database: "
            f"{owner.info.user} may not make a schema in {owner.info.dbname}"
        )


def _make_role(owner: psycopg.Connection[TupleRow], role: str) -> None:
    is_there = owner.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone() is not None
    try:
        if not is_there:
            _create(owner, role)
        if owner.execute("SELECT pg_has_role(current_user, %s, 'MEMBER')", (role,)).fetchone() != (True,):
            owner.execute(SQL("GRANT {} TO CURRENT_USER").format(Identifier(role)))
    except psycopg.errors.InsufficientPrivilege as error:
        raise _role_lacking(owner, role, is_there) from error


def _create(owner: psycopg.Connection[TupleRow], role: str) -> None:
    # Roles belong to the whole server: another database may be making the same one at this moment.
    with suppress(psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
        owner.execute(SQL("CREATE ROLE {} NOLOGIN").format(Identifier(role)))


def _role_lacking(owner: psycopg.Connection[TupleRow], role: str, is_there: bool) -> InvalidSettingError:
    login = Identifier(owner.info.user).as_string(owner)
    # With the admin option, as the owner also gives the role to the logins of the servers.
    grant = f"GRANT {role} TO {login} WITH ADMIN OPTION;"
    statements = (
        f"`{grant}`" if is_there else f"`CREATE ROLE {role} NOLOGIN; {grant}` (or `ALTER ROLE {login} CREATEROLE;`)"
    )
    return InvalidSettingError(
        f"{owner.info.user} owns the database, and may not {'give itself' if is_there else 'make'} the role {role}: "
        f"let a superuser run {statements} once, and then run `partnerflow db prepare` again",
        role=role,
    )


def _make_schema(owner: psycopg.Connection[TupleRow], workspace: Workspace) -> None:
    schema, role = Identifier(workspace.schema), Identifier(workspace.role)
    owner.execute(_LOCK, (workspace.schema,))
    owner.execute(SQL("CREATE SCHEMA IF NOT EXISTS {}").format(schema))
    owner.execute(SQL("SET LOCAL search_path TO {}").format(schema))
    for subject in _SCHEMA:
        owner.execute(load("postgres", f"schema/{subject}").encode())
    versions = {"version": SCHEMA_VERSION, "upgradable": list(UPGRADABLE)}
    owner.execute(load("postgres", "schema/schema_version").encode(), versions)
    _make_read_models(owner)
    owner.execute(SQL(load("postgres", "schema/grants")).format(schema=schema, role=role))
    owner.execute(
        SQL(load("postgres", "schema/person_keys")).format(
            schema=schema, persons=Identifier(workspace.persons), role=role
        )
    )
    check(owner, workspace)


def _make_read_models(owner: psycopg.Connection[TupleRow]) -> None:
    """Tables of read models in the form that this program knows; those of another form go, the log fills the new ones."""
    if owner.execute(load("postgres", "statements/read_models_version")).fetchone() != (READ_MODELS_VERSION,):
        for subject in ("no_projections", *READ_MODELS):
            owner.execute(load("postgres", f"schema/{subject}").encode())
        owner.execute(load("postgres", "schema/read_models_version"), {"version": READ_MODELS_VERSION})
