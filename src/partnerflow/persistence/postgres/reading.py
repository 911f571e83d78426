"""What is read on PostgreSQL. A read changes nothing, so one that lost its session is simply asked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

import psycopg

from partnerflow.application.ports import Disclosure, Head, LoggedEvent, StoredEvent
from partnerflow.errors import UnavailableError
from partnerflow.persistence.postgres.pool import Pool
from partnerflow.persistence.postgres.session import Session, Statement
from partnerflow.persistence.rows import head_of, logged_events
from partnerflow.sql import load

Rows = list[tuple[Any, ...]]
T = TypeVar("T")

_HEAD = Statement("head", load("postgres", "statements/head"), {"kind": "text", "key": "text"})


class Reader:
    """Queries of one workspace."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def head(self, kind: str, key: str) -> Head | None:
        """The head at an address."""
        # The question asked most often: whether a cached stream is still the newest.
        result = self._once_more(lambda session: _HEAD.execute(session, {"kind": kind, "key": key}))
        if not result.ntuples:
            return None
        stream_id, about, version, frontier, restrictions = (result.get_value(0, column) for column in range(5))
        return head_of(
            stream_id or b"",
            kind,
            key,
            None if about is None else about.decode(),
            int.from_bytes(version or b""),
            frontier or b"",
            int.from_bytes(restrictions or b""),
        )

    def heads(self, addresses: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Head]:
        """The heads at these addresses."""
        wanted = list(addresses)
        rows = self._rows("heads", {"kinds": [kind for kind, _ in wanted], "keys": [key for _, key in wanted]})
        return {(kind, key): head_of(stream_id, kind, key, *told) for stream_id, kind, key, *told in rows}

    def keys_about(self, kind: str, about: str) -> tuple[str, ...]:
        """The keys of the streams of a kind that are about another one, in order."""
        return tuple(key for (key,) in self._rows("keys_about", {"kind": kind, "about": about}))

    def events(self, stream_id: UUID, after: int) -> list[StoredEvent]:
        """The events of a stream behind a version."""
        rows = self._rows("read", {"stream_id": stream_id, "after": after})
        return [
            StoredEvent(stream_id=stream_id, version=version, topic=topic, state=state)
            for version, topic, state in rows
        ]

    def disclosures(self, stream_id: UUID, commitments: Sequence[str] | None) -> dict[str, Disclosure]:
        """The disclosures of a stream, by commitment."""
        asked = None if commitments is None else list(commitments)
        rows = self._rows("disclosures", {"stream_id": stream_id, "commitments": asked})
        return {
            commitment: Disclosure(commitment=commitment, pointer=pointer, subject=subject, salt=salt, value=value)
            for commitment, pointer, subject, salt, value in rows
        }

    def log(self, after: int, limit: int) -> list[LoggedEvent]:
        """One page of the log."""
        return logged_events(self._rows("log", {"after": after, "upto": after + limit}))

    def answer(self, scope: str, key: str) -> tuple[bytes, str] | None:
        """The fingerprint and the heads kept under an idempotency key."""
        rows = self._rows("recall", {"scope": scope, "request": key})
        return (rows[0][0], rows[0][1]) if rows else None

    def position(self) -> int:
        """The last position of the log."""
        return int(self._rows("position", {})[0][0])

    def position_of(self, stream_id: UUID, version: int) -> int | None:
        """The place of one event, if it has one."""
        rows = self._rows("position_of", {"stream_id": stream_id, "version": version})
        return rows[0][0] if rows else None

    def version_at(self, stream_id: UUID, position: int) -> int:
        """How many events of a stream stand in the log up to a position."""
        rows = self._rows("version_at", {"stream_id": stream_id, "position": position})
        return rows[0][0] if rows else 0

    def _rows(self, statement: str, parameters: dict[str, Any]) -> Rows:
        def ask(session: Session) -> Rows:
            cursor = session.cursor(binary=True)
            cursor.execute(load("postgres", f"statements/{statement}"), parameters, prepare=True)
            return cursor.fetchall()

        return self._once_more(ask)

    def _once_more(self, ask: Callable[[Session], T]) -> T:
        try:
            with self._pool.session() as session:
                return ask(session)
        except psycopg.errors.QueryCanceled as error:
            # It would take as long once more.
            raise UnavailableError(f"PostgreSQL did not answer in time: {error}") from error
        except psycopg.OperationalError:
            self._pool.drop_idle()
        try:
            with self._pool.session() as session:
                return ask(session)
        except psycopg.OperationalError as error:
            raise UnavailableError(f"PostgreSQL does not answer: {error}") from error
