"""Tables beside the log on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import psycopg

from partnerflow.application.ports import Address, Head, Write
from partnerflow.errors import UnavailableError
from partnerflow.persistence.postgres.asking import rows_of
from partnerflow.persistence.postgres.patience import unhurried
from partnerflow.persistence.postgres.pool import Pool
from partnerflow.persistence.postgres.session import Session, transaction
from partnerflow.persistence.rows import head_of
from partnerflow.sql import load

Rows = list[tuple[Any, ...]]
_HEAD_COLUMNS = 5


class PostgresTables:
    """`Tables` in the workspace's schema."""

    engine = "postgres"

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def read(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        """The rows of a query."""
        with translated(), self._pool.session() as session:
            return rows_of(session, statement, parameters)

    read_often = read

    def read_with_head(self, statement: str, parameters: Mapping[str, Any], about: Address) -> tuple[Rows, Head | None]:
        """Both in one round trip, which costs more than either question."""
        kind, key = about
        rows = self.read(_with_head(statement), {**parameters, "kind": kind, "key": key})
        stream_id, *told = rows[0][-_HEAD_COLUMNS:] if rows else (None,)
        head = None if stream_id is None else head_of(stream_id, kind, key, *told)
        return [row[:-_HEAD_COLUMNS] for row in rows], head

    def survey(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        """The rows of a query that looks at everything."""
        with translated(), self._pool.session() as session, unhurried(session):
            return session.execute(statement.encode(), parameters).fetchall()

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[Write]:
        """A transaction that takes statements; here every one is durable when it commits."""
        with translated(), self._pool.session() as session, transaction(session):
            yield PostgresWrite(session)

    def write(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        """One statement as a transaction of its own, in one round trip."""
        return self.read(statement, parameters)


class PostgresWrite:
    """`Write` in the transaction of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __call__(self, statement: str, parameters: Mapping[str, Any], /) -> Rows:
        return rows_of(self._session, statement, parameters)

    def many(self, statement: str, rows: Iterable[Mapping[str, Any]]) -> None:
        with self._session.cursor() as cursor:
            cursor.executemany(statement.encode(), rows)


@cache
def _with_head(statement: str) -> str:
    # Without a row nothing is looked up: how long it takes tells nobody unknown whether there is such a stream.
    head = load("postgres", "statements/head")
    return f"SELECT asked.*, head.* FROM (\n{statement}) AS asked LEFT JOIN (\n{head}) AS head ON true"


@contextmanager
def translated() -> Iterator[None]:
    """PostgreSQL's errors as ours."""
    try:
        yield
    except psycopg.OperationalError as error:
        raise UnavailableError(f"PostgreSQL does not answer: {error}") from error
