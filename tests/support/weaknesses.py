"""Deliberate weakenings of the store: with each of them, a test that passes otherwise has to fail."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from partnerflow.persistence.batch import Step
from partnerflow.persistence.postgres import bulk, sequencing, statement, workspace
from partnerflow.persistence.postgres.session import Session
from partnerflow.persistence.postgres.writing import Writer
from partnerflow.persistence.sequencer import Placed
from partnerflow.persistence.sqlite import connections, writing
from partnerflow.persistence.sqlite.connections import Connections
from partnerflow.persistence.sqlite.sequencing import SqliteLine

# Longer than a killer waits: the kill falls into it, however slow the disk is.
GAP = 0.2


def take(weakness: str | None) -> None:
    """Weaken the store of this process, for good."""
    if weakness in _WEAKNESSES:
        _WEAKNESSES[weakness]()


def _found_whoever_comes_last() -> None:
    """A naive upsert of the head, with rights and references that let it: an address goes to whoever asks last."""
    last_wins = "ON CONFLICT (kind, key) DO UPDATE SET stream_id = excluded.stream_id"
    whole = vars(statement)["load"]

    def load(engine: str, name: str) -> str:
        text: str = whole(engine, name)
        return text.replace("ON CONFLICT DO NOTHING", last_wins)

    vars(statement)["load"] = load
    writing._FOUND = writing._FOUND.replace("ON CONFLICT DO NOTHING", last_wins)
    sessions = vars(connections)["load"]
    vars(connections)["load"] = lambda engine, name: sessions(engine, name).replace("= ON", "= OFF")
    vars(connections)["_assert_durable"] = lambda connection, path: None
    workspace.Workspace.role = "none"  # type: ignore[assignment]


def _write_without_a_transaction() -> None:
    """The head first and, a moment later, its events."""

    def write(self: Writer, session: Session, work: Sequence[Step], remember: dict[str, Any]) -> bool:
        with session.cursor() as cursor:
            bulk._found(cursor, [step for step in work if step.before.version == 0])
            bulk._advance(cursor, [step for step in work if step.before.version > 0])
        time.sleep(GAP)
        with session.transaction(), session.cursor() as cursor:
            bulk._copy(cursor, "events", ("stream_id", "version", "topic", "state"), bulk._EVENT, bulk._events(work))
            bulk._copy(cursor, "pending", ("stream_id", "version"), bulk._PLACE, bulk._places(work))
        return True

    record = writing._record

    def record_later(connection: sqlite3.Connection, work: Sequence[Step]) -> None:
        time.sleep(GAP)
        record(connection, work)

    @contextmanager
    def writing_at_once(self: Connections, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        with self._lock:
            yield self._durable

    Writer._write = write  # type: ignore[method-assign]
    writing._record = record_later
    Connections.writing = writing_at_once  # type: ignore[method-assign]


def _take_and_place_apart() -> None:
    """Events leave the queue in one transaction and would reach the log in another."""

    def place_on_postgres(self: sequencing.PostgresLine, limit: int) -> Placed | None:
        session = self._workspace.connect()
        session.execute("DELETE FROM pending WHERE id <= (SELECT min(id) + 99 FROM pending)")
        time.sleep(3600)
        return None

    def place_on_sqlite(self: SqliteLine, limit: int) -> Placed | None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM pending WHERE id <= (SELECT min(id) + 99 FROM pending)")
        time.sleep(3600)
        return None

    sequencing.PostgresLine.place = place_on_postgres  # type: ignore[method-assign]
    SqliteLine.place = place_on_sqlite  # type: ignore[method-assign]


_WEAKNESSES = {
    "whoever comes last": _found_whoever_comes_last,
    "no transaction": _write_without_a_transaction,
    "take and place apart": _take_and_place_apart,
}
