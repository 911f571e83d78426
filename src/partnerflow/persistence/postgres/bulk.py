"""Many events in one transaction: heads by arrays, everything else by COPY."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import psycopg

from partnerflow.persistence.batch import Step
from partnerflow.persistence.postgres.patience import unhurried
from partnerflow.persistence.postgres.session import Session
from partnerflow.sql import load


class _StaleError(Exception):
    """Rolls the transaction back."""


def write(session: Session, work: Sequence[Step], remember: dict[str, Any]) -> bool:
    """Write all steps or, when a head is not where its writer saw it, nothing; tells which."""
    try:
        with unhurried(session), session.cursor(binary=True) as cursor:
            _found(cursor, [step for step in work if step.before.version == 0])
            _advance(cursor, [step for step in work if step.before.version > 0])
            _copy(cursor, "events", ("stream_id", "version", "topic", "state"), _EVENT, _events(work))
            _copy(cursor, "pending", ("stream_id", "version"), _PLACE, _places(work))
            _erase(cursor, [erased for step in work for erased in _erased(step)])
            _copy(cursor, "disclosures", _DISCLOSURE_COLUMNS, _DISCLOSURE, _disclosures(work))
            if remember:
                cursor.execute(load("postgres", "statements/remember_many"), remember)
    except _StaleError:
        return False
    return True


_EVENT = ("uuid", "int8", "text", "bytea")
_PLACE = ("uuid", "int8")
_DISCLOSURE = ("uuid", "text", "int8", "text", "text", "bytea", "text")
_DISCLOSURE_COLUMNS = ("stream_id", "commitment", "version", "pointer", "subject", "salt", "value")


def _found(cursor: psycopg.Cursor[Any], new: Sequence[Step]) -> None:
    if new:
        cursor.execute(
            load("postgres", "statements/found_many"),
            {
                "stream_ids": [step.after.stream_id for step in new],
                "kinds": [step.after.kind for step in new],
                "keys": [step.after.key for step in new],
                "abouts": [step.after.about for step in new],
                "versions": [step.after.version for step in new],
                "frontiers": [step.after.frontier for step in new],
            },
        )
        if cursor.rowcount < len(new):
            raise _StaleError


def _advance(cursor: psycopg.Cursor[Any], known: Sequence[Step]) -> None:
    if known:
        stream_ids = [step.after.stream_id for step in known]
        cursor.execute(load("postgres", "statements/lock_many"), {"stream_ids": stream_ids})
        cursor.execute(
            load("postgres", "statements/advance_many"),
            {
                "stream_ids": stream_ids,
                "expected": [step.before.version for step in known],
                "grown_from": [step.before.frontier for step in known],
                "versions": [step.after.version for step in known],
                "frontiers": [step.after.frontier for step in known],
            },
        )
        if cursor.rowcount < len(known):
            raise _StaleError


def _erased(step: Step) -> Iterable[tuple[UUID, str | None, str | None]]:
    yield from ((step.after.stream_id, subject, None) for subject in step.erases)
    yield from ((step.after.stream_id, None, commitment) for commitment in step.forgets)


def _erase(cursor: psycopg.Cursor[Any], erased: Sequence[tuple[UUID, str | None, str | None]]) -> None:
    if erased:
        stream_ids, subjects, commitments = map(list, zip(*erased, strict=True))
        named = {"stream_ids": stream_ids, "subjects": subjects, "commitments": commitments}
        for part in ("disclosures", "restricted", "keys", "leave"):
            cursor.execute(load("postgres", f"statements/erase_many/{part}"), named)


def _copy(
    cursor: psycopg.Cursor[Any], table: str, columns: Sequence[str], types: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN (FORMAT BINARY)".encode()) as copy:
        copy.set_types(types)
        for row in rows:
            copy.write_row(row)


def _events(work: Sequence[Step]) -> Iterable[Sequence[Any]]:
    return (
        (step.after.stream_id, version, event.topic, event.state)
        for step in work
        for version, event in enumerate(step.events, step.before.version + 1)
    )


def _places(work: Sequence[Step]) -> Iterable[Sequence[Any]]:
    return (
        (step.after.stream_id, version)
        for step in work
        for version in range(step.before.version + 1, step.after.version + 1)
    )


def _disclosures(work: Sequence[Step]) -> Iterable[Sequence[Any]]:
    return (
        (step.after.stream_id, text.commitment, version, text.pointer, text.subject, text.salt, text.value)
        for step in work
        for version, text in step.disclosures
    )
