"""The whole of a file, for whoever checks it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from partnerflow.application.inspection import DisclosureRow
from partnerflow.application.ports import Head
from partnerflow.persistence.rows import disclosure_rows, head_of
from partnerflow.persistence.sqlite.connections import Connections, translated
from partnerflow.sql import load


class Inspector:
    """`Inspection` of one file."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def heads(self, after: UUID | None, limit: int) -> list[Head]:
        """One page of heads."""
        return [head_of(*row) for row in self._rows("heads", (after.bytes if after else b"", limit))]

    def disclosures(self, after: tuple[UUID, str] | None, limit: int, *, restricted: bool) -> list[DisclosureRow]:
        """One page of texts."""
        stream_id, commitment = (after[0].bytes, after[1]) if after else (b"", "")
        place = {"stream_id": stream_id, "commitment": commitment, "limit": limit}
        return disclosure_rows(self._rows("restricted" if restricted else "disclosures", place))

    def misplaced(self) -> list[tuple[UUID, int]]:
        """Events without a place, and without one to come."""
        return [(UUID(bytes=stream_id), version) for stream_id, version in self._rows("misplaced", ())]

    def first_waiting(self) -> int | None:
        """The lowest id in `pending`."""
        number: int | None = self._rows("first_waiting", ())[0][0]
        return number

    def damage(self) -> list[str]:
        """What SQLite's own check says; it is also what finds an index that does not lead to its row."""
        return [said for (said,) in self._rows("damage", ()) if said != "ok"]

    def _rows(self, name: str, parameters: tuple[Any, ...] | dict[str, Any]) -> list[tuple[Any, ...]]:
        statement = load("sqlite", f"statements/inspection/{name}")
        with translated():
            return self._connections.reading().execute(statement, parameters).fetchall()
