"""The texts of the store in memory, in its tables: what restricts and erases them is the same everywhere."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import UUID

from partnerflow.application.ports import Disclosure
from partnerflow.persistence.memory_tables import MemoryTables
from partnerflow.sql import load


def disclosed(tables: MemoryTables, stream_id: UUID, commitments: Sequence[str] | None) -> dict[str, Disclosure]:
    """The disclosures of a stream, by commitment."""
    asked = None if commitments is None else json.dumps(list(commitments))
    rows = tables.read(load("sqlite", "statements/disclosures"), {"stream_id": stream_id.bytes, "commitments": asked})
    return {
        commitment: Disclosure(commitment=commitment, pointer=pointer, subject=subject, salt=salt, value=value)
        for commitment, pointer, subject, salt, value in rows
    }


def restrictions_of(tables: MemoryTables, stream_id: UUID) -> int:
    """How often texts of a stream were restricted or freed."""
    rows = tables.read(load("sqlite", "statements/erasures/restrictions"), {"stream_id": stream_id.bytes})
    return rows[0][0] if rows else 0
