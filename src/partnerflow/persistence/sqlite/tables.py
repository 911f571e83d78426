"""Tables beside the log on SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from partnerflow.application.ports import Address, Head, Write
from partnerflow.persistence.sqlite.connections import Connections, translated

Rows = list[tuple[Any, ...]]


class SqliteTables:
    """`Tables` in the workspace's file."""

    engine = "sqlite"

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def read(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        with translated():
            return self._connections.reading().execute(statement, parameters).fetchall()

    def read_often(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        with translated():
            return self._connections.unchanged(statement, parameters)

    def read_with_head(self, statement: str, parameters: Mapping[str, Any], about: Address) -> tuple[Rows, Head | None]:
        return self.read_often(statement, parameters), None

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[Write]:
        with self._connections.writing(durable=durable) as connection:
            yield SqliteWrite(connection)


class SqliteWrite:
    """`Write` in the transaction of a connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __call__(self, statement: str, parameters: Mapping[str, Any], /) -> Rows:
        return self._connection.execute(statement, parameters).fetchall()

    def many(self, statement: str, rows: Iterable[Mapping[str, Any]]) -> None:
        self._connection.executemany(statement, rows)
