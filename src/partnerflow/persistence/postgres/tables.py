"""Tables for read models on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg

from partnerflow.errors import UnavailableError
from partnerflow.persistence.postgres.pool import Pool

Rows = list[tuple[Any, ...]]


class PostgresTables:
    """`Tables` in the workspace's schema."""

    engine = "postgres"

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def read(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        """The rows of a query."""
        with _translated(), self._pool.session() as session:
            return session.execute(statement.encode(), parameters).fetchall()

    @contextmanager
    def writing(self) -> Iterator[Callable[[str, Mapping[str, Any]], Rows]]:
        """A transaction that takes statements."""
        with _translated(), self._pool.session() as session, session.transaction():

            def execute(statement: str, parameters: Mapping[str, Any]) -> Rows:
                cursor = session.execute(statement.encode(), parameters)
                return cursor.fetchall() if cursor.description else []

            yield execute


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except psycopg.OperationalError as error:
        raise UnavailableError(f"PostgreSQL does not answer: {error}") from error
