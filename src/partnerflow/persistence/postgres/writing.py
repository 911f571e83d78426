"""The write path on PostgreSQL (docs/spec/store.md §3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import psycopg

from partnerflow.application.ports import Append, IdempotencyKey, Receipt
from partnerflow.errors import CorruptionError, UnavailableError
from partnerflow.persistence.batch import Step, first_receipt, receipt_text, stale, steps
from partnerflow.persistence.postgres import bulk
from partnerflow.persistence.postgres.pool import Pool
from partnerflow.persistence.postgres.session import Session
from partnerflow.persistence.postgres.statement import append_statement, remembered
from partnerflow.sql import load

# Above this many events of one stream COPY is faster than arrays in one statement.
_ONE_STATEMENT = 64

_RECALL = load("postgres", "statements/recall")
_STANDING = load("postgres", "statements/standing")


class Writer:
    """Appends in one round trip: zero rows mean a conflict, a lost answer is looked up by its key."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def append(self, appends: Iterable[Append], key: IdempotencyKey | None, now: datetime) -> Receipt:
        """What `Store.append` promises."""
        work = list(steps(appends))
        try:
            return self._append(work, key, now)
        except _LostError as lost:
            self._pool.drop_idle()
            if key is None:
                raise UnavailableError(f"the connection was lost, the outcome is unknown: {lost}") from lost
        try:
            # Once more and no oftener: if the first try was written, the head has moved and the key tells.
            return self._append(work, key, now)
        except (_LostError, UnavailableError) as lost:
            raise UnavailableError(f"the outcome is unknown, retry with the same key: {lost}") from lost

    def _append(self, work: Sequence[Step], key: IdempotencyKey | None, now: datetime) -> Receipt:
        heads = tuple(step.after for step in work)
        remember = remembered(key, receipt_text(heads), now) if key else {}
        session = self._pool.take()
        try:
            if self._write(session, work, remember):
                return Receipt(heads=heads)
            return self._explain(session, work, key)
        except psycopg.OperationalError as error:
            if session.closed:
                raise _LostError(str(error)) from error
            raise UnavailableError(f"PostgreSQL did not write: {error}") from error
        finally:
            self._pool.give_back(session)

    def _write(self, session: Session, work: Sequence[Step], remember: dict[str, Any]) -> bool:
        """Whether it was written; nothing was if not."""
        try:
            if len(work) != 1 or len(work[0].events) > _ONE_STATEMENT:
                return bulk.write(session, work, remember)
            statement, parameters = append_statement(work[0], remember)
            return statement.execute(session, parameters).ntuples == 1
        except psycopg.errors.UniqueViolation as error:
            if error.diag.constraint_name == "idempotency_pkey":
                return False
            raise CorruptionError(f"what is written stands already: {error.diag.message_detail}") from error

    def _explain(self, session: Session, work: Sequence[Step], key: IdempotencyKey | None) -> Receipt:
        """Nothing was written. A statement of its own sees what the refused one could not: who came first."""
        if key is not None:
            row = session.execute(_RECALL, {"scope": key.scope, "request": key.key}).fetchone()
            if row is not None:
                fingerprint, heads = row
                return first_receipt(key, fingerprint, heads)
        for step in work:
            row = session.execute(
                _STANDING,
                {"stream_id": step.before.stream_id, "kind": step.before.kind, "key": step.before.key},
            ).fetchone()
            found = row[0] if row else 0
            if found != step.before.version:
                raise stale(step.before, found)
        raise stale(work[0].before, work[0].before.version)


class _LostError(Exception):
    """The session broke after the statement was sent: it may have been written."""
