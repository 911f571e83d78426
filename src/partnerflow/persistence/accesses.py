"""Who read what, in a table; the epoch gives each row its place in the access tree (`ledger.accesses`)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from partnerflow.application.erasures.ports import Access
from partnerflow.application.ports import Tables
from partnerflow.persistence.parameters import identity
from partnerflow.sql import load

Reading = tuple[UUID, str, str, str, str]
"""A stream, the persons whose data was shown as JSON, by whom it was read, for what, and when."""
_ENCODE = msgspec.json.Encoder().encode
_PERSONS = msgspec.json.Decoder(tuple[str, ...])
_BEHIND_ALL = 2**63 - 1


class AccessTables:
    """`application.erasures.ports.Accesses` over any store."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def record(self, seen: Mapping[UUID, Collection[str]], principal: str, purpose: str, at: str) -> None:
        # A power cut may undo the last ones, as it undoes the answers that had just left: no reader waits for the disk.
        if seen:
            self._keep(
                [
                    (stream_id, _ENCODE(sorted(persons)).decode(), principal, purpose, at)
                    for stream_id, persons in seen.items()
                ]
            )

    def _keep(self, readings: Sequence[Reading]) -> None:
        """Keep them in one transaction. Raises UnavailableError."""
        with self._tables.writing() as write:
            write.many(self._sql("record"), [self._parameters(reading) for reading in readings])

    def _parameters(self, reading: Reading) -> dict[str, Any]:
        stream_id, persons, principal, purpose, at = reading
        own = identity(self._tables.engine, stream_id)
        return {"stream_id": own, "persons": persons, "principal": principal, "purpose": purpose, "at": at}

    def of(self, stream_id: UUID) -> tuple[Access, ...]:
        rows = self._tables.read(self._sql("of_stream"), {"stream_id": identity(self._tables.engine, stream_id)})
        return tuple(map(_access, rows))

    def page(self, stream_id: UUID, *, before: int | None, limit: int) -> tuple[tuple[int, Access], ...]:
        asked = {"stream_id": identity(self._tables.engine, stream_id), "before": before or _BEHIND_ALL, "limit": limit}
        return tuple((number, _access(row)) for number, *row in self._tables.read(self._sql("page"), asked))

    def for_purpose(self, stream_id: UUID, principal: str, purpose: str, *, limit: int) -> tuple[Access, ...]:
        asked = {"stream_id": identity(self._tables.engine, stream_id), "principal": principal, "purpose": purpose}
        rows = self._tables.read(self._sql("for_purpose"), {**asked, "limit": limit})
        return tuple(_access(row) for _, *row in rows)

    def prune(self, before: str) -> None:
        with self._tables.writing() as write:
            write(self._sql("prune"), {"before": before})

    def _sql(self, name: str) -> str:
        return load(self._tables.engine, f"statements/accesses/{name}")


def _access(row: Sequence[Any]) -> Access:
    persons, principal, purpose, at, position = row
    return Access(persons=_PERSONS.decode(persons), principal=principal, purpose=purpose, at=at, position=position)
