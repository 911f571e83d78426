"""The write path on SQLite (docs/spec/store.md §3)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime

from partnerflow.application.ports import Append, Head, IdempotencyKey, Receipt
from partnerflow.persistence.batch import Step, erasing, first_receipt, receipt_text, stale, steps
from partnerflow.persistence.sqlite.connections import Connections
from partnerflow.persistence.sqlite.disclosing import disclose
from partnerflow.persistence.sqlite.group_commit import GroupCommit
from partnerflow.persistence.sqlite.tables import SqliteWrite
from partnerflow.sql import load

_FOUND = load("sqlite", "statements/found")
_ADVANCE = load("sqlite", "statements/advance")
_STANDING = load("sqlite", "statements/standing")
_RECORD = load("sqlite", "statements/record")
_QUEUE = load("sqlite", "statements/queue")
_REMEMBER = load("sqlite", "statements/remember")
_RECALL = load("sqlite", "statements/recall")


class Writer:
    """Appends in one transaction that holds the write lock from its start; `clean` is called behind one that erased."""

    def __init__(self, connections: Connections, clean: Callable[[], object]) -> None:
        self._group = GroupCommit(connections)
        self._clean = clean

    def append(self, appends: Iterable[Append], key: IdempotencyKey | None, now: datetime) -> Receipt:
        """What `Store.append` promises."""
        receipt, erases = self._group.run(lambda connection: _append(connection, appends, key, now))
        if erases:
            self._clean()
        return receipt


def _append(
    connection: sqlite3.Connection, appends: Iterable[Append], key: IdempotencyKey | None, now: datetime
) -> tuple[Receipt, bool]:
    """What was written, and whether texts went with it."""
    if key is not None:
        row = connection.execute(_RECALL, (key.scope, key.key)).fetchone()
        if row is not None:
            return first_receipt(key, *row), False
    heads: list[Head] = []
    erases = False
    for step in steps(appends):
        _move_head(connection, step)
        _record(connection, step)
        disclose(SqliteWrite(connection), step)
        heads.append(step.after)
        erases = erases or erasing(step)
    if key is not None:
        answer = (key.scope, key.key, key.fingerprint, receipt_text(heads), now.isoformat())
        connection.execute(_REMEMBER, answer)
    return Receipt(heads=tuple(heads)), erases


def _move_head(connection: sqlite3.Connection, step: Step) -> None:
    before, after = step.before, step.after
    if before.version == 0:
        parameters = (after.stream_id.bytes, after.kind, after.key, after.about, after.version, after.frontier)
        moved = connection.execute(_FOUND, parameters).rowcount
    else:
        change = (after.version, after.frontier, after.stream_id.bytes, before.version, before.frontier)
        moved = connection.execute(_ADVANCE, change).rowcount
    if moved != 1:
        who = {"stream_id": before.stream_id.bytes, "kind": before.kind, "key": before.key}
        row = connection.execute(_STANDING, who).fetchone()
        raise stale(before, row[0] if row else 0)


def _record(connection: sqlite3.Connection, step: Step) -> None:
    stream_id, first = step.after.stream_id.bytes, step.before.version + 1
    for version, event in enumerate(step.events, first):
        connection.execute(_RECORD, (stream_id, version, event.topic, event.state))
        connection.execute(_QUEUE, (stream_id, version))
