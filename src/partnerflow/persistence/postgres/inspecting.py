"""The whole of a schema, for whoever checks it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from partnerflow.application.inspection import DisclosureRow
from partnerflow.application.ports import Head
from partnerflow.persistence.postgres.tables import PostgresTables
from partnerflow.persistence.rows import disclosure_rows
from partnerflow.sql import load


class Inspector:
    """`Inspection` of one workspace."""

    def __init__(self, tables: PostgresTables) -> None:
        self._tables = tables

    def heads(self, after: UUID | None, limit: int) -> list[Head]:
        """One page of heads."""
        return [
            Head(stream_id=stream_id, kind=kind, key=key, about=about, version=version, frontier=frontier)
            for stream_id, kind, key, about, version, frontier in self._rows("heads", {"after": after, "limit": limit})
        ]

    def disclosures(self, after: tuple[UUID, str] | None, limit: int, *, restricted: bool) -> list[DisclosureRow]:
        """One page of texts."""
        stream_id, commitment = after or (None, "")
        place = {"stream_id": stream_id, "commitment": commitment, "limit": limit}
        return disclosure_rows(self._rows("restricted" if restricted else "disclosures", place))

    def misplaced(self) -> list[tuple[UUID, int]]:
        """Events without a place, and without one to come."""
        return [(stream_id, version) for stream_id, version in self._rows("misplaced", {})]

    def first_waiting(self) -> int | None:
        """The lowest id in `pending`."""
        number: int | None = self._rows("first_waiting", {})[0][0]
        return number

    def damage(self) -> list[str]:
        """Nothing: pages and indexes are the server's, which has checksums and amcheck for them."""
        return []

    def _rows(self, name: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
        return self._tables.survey(load("postgres", f"statements/inspection/{name}"), parameters)
