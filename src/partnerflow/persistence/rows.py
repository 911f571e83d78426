"""Rows as what they say: heads, events of the log, disclosures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from partnerflow.application.inspection import DisclosureRow
from partnerflow.application.ports import Disclosure, Head, LoggedEvent, StoredEvent
from partnerflow.persistence.parameters import read_identity


def head_of(
    stream_id: UUID | bytes,
    kind: str,
    key: str,
    about: str | None,
    version: int,
    frontier: bytes,
    restrictions: int = 0,
) -> Head:
    """A row of `streams` as a head."""
    return Head(
        stream_id=read_identity(stream_id),
        kind=kind,
        key=key,
        about=about,
        version=version,
        frontier=frontier,
        restrictions=restrictions,
    )


def logged_events(rows: Iterable[tuple[Any, ...]]) -> list[LoggedEvent]:
    """Events with their places, from rows of position, the stream's 16 bytes, version, topic and state."""
    # Few streams fill a page; making each identity once saves a fifth of a replay.
    known: dict[bytes, UUID] = {}
    page = []
    for position, name, version, topic, state in rows:
        stream_id = known.get(name) or known.setdefault(name, UUID(bytes=name))
        event = StoredEvent(stream_id=stream_id, version=version, topic=topic, state=state)
        page.append(LoggedEvent(position=position, event=event))
    return page


def disclosure_rows(rows: Iterable[tuple[Any, ...]]) -> list[DisclosureRow]:
    """Texts with their places, from rows of the stream, version, commitment, pointer, subject, salt and value."""
    return [
        (
            read_identity(name),
            version,
            Disclosure(commitment=commitment, pointer=pointer, subject=subject, salt=salt, value=value),
        )
        for name, version, commitment, pointer, subject, salt, value in rows
    ]
