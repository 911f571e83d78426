"""Tables beside the store in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import RLock
from typing import Any

from partnerflow.application.ports import Address, Head, Write
from partnerflow.persistence.read_models import READ_MODELS
from partnerflow.persistence.sqlite.tables import SqliteWrite
from partnerflow.sql import load

BESIDE = (
    "disclosures", "erasures", "accesses", "attachments", "principals", "secrets", "assignments", "person_keys", "ledger",
    "ledger_append_only",
)  # fmt: skip
Rows = list[tuple[Any, ...]]


class MemoryTables:
    """`Tables` in an SQLite database without a file; one connection, so who reads waits for who writes."""

    engine = "sqlite"

    def __init__(self) -> None:
        self._lock = RLock()
        self._connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        for subject in (*READ_MODELS, *BESIDE):
            self._connection.executescript(load("sqlite", f"schema/{subject}"))

    def read(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        with self._lock:
            return self._connection.execute(statement, parameters).fetchall()

    read_often = read

    def read_with_head(self, statement: str, parameters: Mapping[str, Any], about: Address) -> tuple[Rows, Head | None]:
        return self.read(statement, parameters), None

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[Write]:
        with self._lock:
            self._connection.execute("BEGIN")
            try:
                yield SqliteWrite(self._connection)
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Let go of the tables, and with them of all they hold."""
        self._connection.close()
