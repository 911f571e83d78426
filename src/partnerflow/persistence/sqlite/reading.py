"""What is read on SQLite, each thread on its own connection."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from partnerflow.application.ports import Disclosure, Head, LoggedEvent, StoredEvent
from partnerflow.persistence.rows import head_of, logged_events
from partnerflow.persistence.sqlite.connections import Connections, translated
from partnerflow.sql import load


class Reader:
    """Queries of one file."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def head(self, kind: str, key: str) -> Head | None:
        """The head at an address."""
        for stream_id, about, version, frontier, restrictions in self._rows("head", (kind, key)):
            return head_of(stream_id, kind, key, about, version, frontier, restrictions)
        return None

    def heads(self, addresses: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Head]:
        """The heads at these addresses."""
        heads = (head_of(*row) for row in self._rows("heads", (json.dumps(list(addresses)),)))
        return {(head.kind, head.key): head for head in heads}

    def keys_about(self, kind: str, about: str) -> tuple[str, ...]:
        """The keys of the streams of a kind that are about another one, in order."""
        return tuple(key for (key,) in self._rows("keys_about", (kind, about)))

    def events(self, stream_id: UUID, after: int) -> list[StoredEvent]:
        """The events of a stream behind a version."""
        return [
            StoredEvent(stream_id=stream_id, version=version, topic=topic, state=state)
            for version, topic, state in self._rows("read", (stream_id.bytes, after))
        ]

    def disclosures(self, stream_id: UUID, commitments: Sequence[str] | None) -> dict[str, Disclosure]:
        """The disclosures of a stream, by commitment."""
        asked = None if commitments is None else json.dumps(list(commitments))
        return {
            commitment: Disclosure(commitment=commitment, pointer=pointer, subject=subject, salt=salt, value=value)
            for commitment, pointer, subject, salt, value in self._rows(
                "disclosures", {"stream_id": stream_id.bytes, "commitments": asked}
            )
        }

    def log(self, after: int, limit: int) -> list[LoggedEvent]:
        """One page of the log."""
        return logged_events(self._rows("log", (after, limit)))

    def answer(self, scope: str, key: str) -> tuple[bytes, str] | None:
        """The fingerprint and the heads kept under an idempotency key."""
        rows = self._rows("recall", (scope, key))
        return (rows[0][0], rows[0][1]) if rows else None

    def position(self) -> int:
        """The last position of the log."""
        return int(self._rows("position", ())[0][0])

    def position_of(self, stream_id: UUID, version: int) -> int | None:
        """The place of one event, if it has one."""
        rows = self._rows("position_of", (stream_id.bytes, version))
        return rows[0][0] if rows else None

    def version_at(self, stream_id: UUID, position: int) -> int:
        """How many events of a stream stand in the log up to a position."""
        rows = self._rows("version_at", (stream_id.bytes, position))
        return rows[0][0] if rows else 0

    def _rows(self, statement: str, parameters: tuple[Any, ...] | dict[str, Any]) -> list[tuple[Any, ...]]:
        with translated():
            return self._connections.reading().execute(load("sqlite", f"statements/{statement}"), parameters).fetchall()
