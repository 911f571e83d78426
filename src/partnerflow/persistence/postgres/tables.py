"""Tables beside the log on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg

from partnerflow.application.ports import Write
from partnerflow.errors import UnavailableError
from partnerflow.persistence.postgres.asking import rows_of
from partnerflow.persistence.postgres.patience import unhurried
from partnerflow.persistence.postgres.pool import Pool
from partnerflow.persistence.postgres.session import Session, transaction

Rows = list[tuple[Any, ...]]


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


@contextmanager
def translated() -> Iterator[None]:
    """PostgreSQL's errors as ours."""
    try:
        yield
    except psycopg.OperationalError as error:
        raise UnavailableError(f"PostgreSQL does not answer: {error}") from error
