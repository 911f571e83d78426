"""An erasure request: what was asked, when it is due, and what came of it; never a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

from partnerflow.domain.folding import Record

State = Literal["waiting", "executing", "done", "cancelled", "refused"]
DELAY_HOURS = 72
LONGEST_DELAY_HOURS = 720
"""How long a request can be taken back: unless it asks otherwise, and at most."""


class Place(Record):
    """Texts of one fact."""

    stream: str
    key: str
    fact: str
    pointers: tuple[str, ...]


class Asked(Record):
    """What somebody wants erased: persons by their keys in the partnership, and texts. `by` is who brings the facts.

    `commitments` is what it comes to, by the identity of the stream.
    """

    principal: str
    by: str
    ground: str
    persons: tuple[str, ...]
    texts: tuple[Place, ...]
    commitments: dict[UUID, tuple[str, ...]]


class ErasureRequest(Record):
    """One request and how far it is. Instants are in UTC, as ISO 8601."""

    id: str
    partnership: str
    state: State
    asked_at: str
    due_at: str
    asked: Asked
    ended_at: str | None = None
    outcome: Mapping[str, Any] | None = None


class Erased(Record):
    """What one fact erased: commitments of a stream, perhaps of a person; no text, and nothing that leads to one."""

    stream_id: UUID
    fact: str
    person: str | None
    commitments: tuple[str, ...]
    ground: str
    at: str
