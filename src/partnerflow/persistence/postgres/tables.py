"""Tables beside the log on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg

from partnerflow.application.ports import Write
from partnerflow.errors import UnavailableError
from partnerflow.persistence.postgres.patience import unhurried
from partnerflow.persistence.postgres.pool import Pool
from partnerflow.persistence.postgres.session import Session

Rows = list[tuple[Any, ...]]


class PostgresTables:
    """`Tables` in the workspace's schema."""

    engine = "postgres"

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def read(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        """The rows of a query."""
        with translated(), self._pool.session() as session:
            return session.execute(statement.encode(), parameters).fetchall()

    def survey(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        """The rows of a query that looks at everything."""
        with translated(), self._pool.session() as session, unhurried(session):
            return session.execute(statement.encode(), parameters).fetchall()

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[Write]:
        """A transaction that takes statements; here every one is durable when it commits."""
        with translated(), self._pool.session() as session, session.transaction():
            yield PostgresWrite(session)


class PostgresWrite:
    """`Write` in the transaction of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __call__(self, statement: str, parameters: Mapping[str, Any], /) -> Rows:
        cursor = self._session.execute(statement.encode(), parameters)
        return cursor.fetchall() if cursor.description else []

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
