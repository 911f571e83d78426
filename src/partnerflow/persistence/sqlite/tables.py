"""Tables for read models on SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from partnerflow.persistence.sqlite.connections import Connections, translated

Rows = list[tuple[Any, ...]]


class SqliteTables:
    """`Tables` in the workspace's file. They are made from the log, so their commits need not wait for the disk."""

    engine = "sqlite"

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def read(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        with translated():
            return self._connections.reading().execute(statement, parameters).fetchall()

    @contextmanager
    def writing(self) -> Iterator[Callable[[str, Mapping[str, Any]], Rows]]:
        with self._connections.writing(durable=False) as connection:
            yield lambda statement, parameters: connection.execute(statement, parameters).fetchall()
