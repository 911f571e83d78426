"""The rows of a store file into an empty workspace on PostgreSQL: all of them in one transaction, or none."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import TupleRow
from psycopg.sql import SQL, Identifier

from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.copies.durable import PERSON_KEYS, durable_tables
from partnerflow.persistence.copies.files import Told
from partnerflow.persistence.postgres.preparation import prepare
from partnerflow.persistence.postgres.unreachable import unreachable
from partnerflow.persistence.postgres.workspace import Workspace
from partnerflow.sql import load

_COLUMNS = load("postgres", "statements/copies/columns").encode()
_LEASE = load("postgres", "statements/copies/lease").encode()
_NEXT = "SELECT setval(pg_get_serial_sequence(%s, %s), (SELECT coalesce(max({}), 0) + 1 FROM {}), false)"

_HOLDS = "ledger_holds"

Owner = psycopg.Connection[TupleRow]


def load_workspace(workspace: Workspace, store: Path, persons: Path, told: Told) -> None:
    """Fill a workspace, which is prepared first where it is not, as the owner of the database.

    Raises:
        InvalidSettingError: it is not empty, a service is at work in it, or this login is not the owner.
        UnavailableError: the server does not answer; nothing was filled.
    """
    prepare(workspace)
    try:
        with psycopg.connect(workspace.conninfo, autocommit=True) as owner, owner.transaction():
            owner.execute(
                SQL("SET LOCAL search_path TO {}, {}").format(
                    Identifier(workspace.schema), Identifier(workspace.persons)
                )
            )
            _refuse_others(owner, workspace)
            with closing(sqlite3.connect(store)) as copy, closing(sqlite3.connect(persons)) as keys:
                tables = durable_tables(copy)
                _refuse_full(owner, [name for name in (*tables, PERSON_KEYS) if name != _HOLDS], workspace)
                # An empty workspace that was served beside the journal of a full one is held.
                owner.execute(SQL("DELETE FROM {}").format(Identifier(_HOLDS)))
                _fill(owner, copy, tables, told)
                _fill(owner, keys, {PERSON_KEYS: durable_tables(keys)[PERSON_KEYS]}, told)
    except psycopg.errors.InsufficientPrivilege as error:
        raise InvalidSettingError(f"`partnerflow restore` needs the owner of the database: {error}") from error
    except psycopg.OperationalError as error:
        raise unreachable(error) from error


def refuse_unless_empty(workspace: Workspace) -> None:
    """See that nothing stands in a workspace, if it is there at all. Raises as `load_workspace`."""
    try:
        with psycopg.connect(workspace.conninfo, autocommit=True) as owner:
            if owner.execute("SELECT to_regclass(%s)", (f"{workspace.schema}.streams",)).fetchone() == (None,):
                return
            owner.execute(SQL("SET search_path TO {}").format(Identifier(workspace.schema)))
            _refuse_full(owner, ["streams"], workspace)
    except psycopg.OperationalError as error:
        raise unreachable(error) from error


def _refuse_others(owner: Owner, workspace: Workspace) -> None:
    if owner.execute(_LEASE).fetchone() != (True,):
        raise InvalidSettingError(f"a service is at work in workspace {workspace.schema!r}: stop it first")
    # Nobody founds a stream until this is done.
    owner.execute("LOCK TABLE streams IN ACCESS EXCLUSIVE MODE")


def _refuse_full(owner: Owner, tables: Sequence[str], workspace: Workspace) -> None:
    for table in tables:
        if owner.execute(SQL("SELECT 1 FROM {} LIMIT 1").format(Identifier(table))).fetchone() is not None:
            raise InvalidSettingError(
                f"workspace {workspace.schema!r} is not empty: restore into another one, or drop it first",
                table=table,
            )


def _fill(owner: Owner, copy: sqlite3.Connection, tables: Mapping[str, Sequence[str]], told: Told) -> None:
    total = sum(copy.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables)
    done = 0
    for name, columns in tables.items():
        found = {column: (kind, identity) for column, kind, identity in owner.execute(_COLUMNS, (name,)).fetchall()}
        convert = _converter([found[column][0] for column in columns])
        into = SQL("COPY {} ({}) FROM STDIN").format(Identifier(name), SQL(", ").join(map(Identifier, columns)))
        with owner.cursor() as cursor, cursor.copy(into) as copied:
            for row in copy.execute(f"SELECT {', '.join(columns)} FROM {name}"):
                copied.write_row(convert(row))
                done += 1
                if done % 1000 == 0:
                    told(done, total)
        for column, (_, identity) in found.items():
            if identity == "YES":
                # What comes next is numbered behind what was filled in.
                statement = SQL(_NEXT).format(Identifier(column), Identifier(name))
                owner.execute(statement, (name, column))
    told(total, total)


def _converter(kinds: Sequence[str]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    places = [place for place, kind in enumerate(kinds) if kind == "uuid"]

    def convert(row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = list(row)
        for place in places:
            values[place] = UUID(bytes=values[place])
        return tuple(values)

    return convert
