"""The record of reading on PostgreSQL: an answer about one stream is one statement, and waits for no disk."""

from __future__ import annotations

from collections.abc import Sequence

from partnerflow.persistence.accesses import AccessTables, Reading
from partnerflow.persistence.postgres.tables import PostgresTables


class PostgresAccesses(AccessTables):
    """`application.erasures.ports.Accesses` in the workspace's schema."""

    def __init__(self, tables: PostgresTables) -> None:
        super().__init__(tables)
        self._schema = tables

    def _keep(self, readings: Sequence[Reading]) -> None:
        if len(readings) == 1:
            self._schema.write(self._sql("record"), self._parameters(readings[0]))
        else:
            super()._keep(readings)
