"""A workspace on PostgreSQL as it is at one moment, as rows of a store file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from psycopg.sql import SQL, Identifier

from partnerflow.persistence.copies.durable import PERSON_KEYS, durable_tables
from partnerflow.persistence.copies.files import Told, keep
from partnerflow.persistence.postgres.patience import without_hurry
from partnerflow.persistence.postgres.session import Session
from partnerflow.persistence.postgres.unreachable import unreachable
from partnerflow.persistence.postgres.workspace import Workspace
from partnerflow.persistence.sqlite.opening import open_file
from partnerflow.sql import load

_ROWS = 2000
_COLUMNS = load("postgres", "statements/copies/columns").encode()
# What SQLite keeps as text comes as it is written.
_AS_TEXT = ("json",)


def copy_workspace(workspace: Workspace, target: Path, persons: Path, *, with_persons: bool, told: Told) -> None:
    """All durable rows of one snapshot into a new store file, and the keys of persons into the file beside it.

    Raises:
        UnavailableError: the server does not answer; the file is of no use.
        InvalidSettingError: the workspace is not prepared for this program.
    """
    open_file(target).close()
    try:
        with closing(workspace.connect()) as session:
            session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            session.execute("SET LOCAL TIME ZONE 'UTC'")
            without_hurry(session)
            with closing(sqlite3.connect(target, isolation_level=None)) as copy:
                _copy(session, copy, durable_tables(copy), told)
            if with_persons:
                with closing(sqlite3.connect(persons, isolation_level=None)) as keys:
                    _copy(session, keys, {PERSON_KEYS: durable_tables(keys)[PERSON_KEYS]}, told)
    except psycopg.OperationalError as error:
        raise unreachable(error) from error
    keep(target)
    keep(persons)


def _copy(session: Session, copy: sqlite3.Connection, tables: Mapping[str, Sequence[str]], told: Told) -> None:
    counts = {name: _count(session, name) for name in tables}
    done, total = 0, sum(counts.values())
    copy.execute("BEGIN IMMEDIATE")
    for name, columns in tables.items():
        marks = ", ".join("?" * len(columns))
        rows = _rows(session, name, columns)
        # One by one as they come: a row can be a document of many megabytes.
        while (
            kept := copy.executemany(
                f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})", islice(rows, _ROWS)
            ).rowcount
        ) > 0:
            done += kept
            told(done, total)
    copy.execute("COMMIT")
    copy.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchall()


def _count(session: Session, table: str) -> int:
    row = session.execute(SQL("SELECT count(*) FROM {}").format(Identifier(table))).fetchone()
    return int(row[0]) if row is not None else 0


def _rows(session: Session, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    kinds: dict[str, str] = {name: kind for name, kind, _ in session.execute(_COLUMNS, (table,))}
    types = ["text" if kinds[column] in _AS_TEXT else kinds[column] for column in columns]
    wanted = [SQL("{}::{}").format(Identifier(name), SQL(kind)) for name, kind in zip(columns, types, strict=True)]
    statement = SQL("COPY (SELECT {} FROM {}) TO STDOUT (FORMAT BINARY)").format(
        SQL(", ").join(wanted), Identifier(table)
    )
    with session.cursor() as cursor, cursor.copy(statement) as copied:
        copied.set_types(types)
        for row in copied.rows():
            yield tuple(map(_plain, row))


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.bytes
    return value.isoformat() if isinstance(value, datetime) else value
