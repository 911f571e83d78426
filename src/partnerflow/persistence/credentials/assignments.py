"""Roles by the workspace, in a table."""

from __future__ import annotations

from collections.abc import Sequence

from partnerflow.application.credentials.records import Account, Assigned
from partnerflow.application.ports import Tables
from partnerflow.persistence.credentials.rows import (
    ACCOUNT_COLUMNS,
    Statements,
    account_of,
    assigned_of,
    assigned_row,
)


class AssignmentTable:
    """`application.credentials.ports.Assignments` over any store."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._sql = Statements(tables.engine, "assignments")

    def add(self, assigned: Sequence[Assigned]) -> None:
        with self._tables.writing(durable=True) as write:
            write.many(self._sql["add"], map(assigned_row, assigned))

    def withdraw(self, principal: str, id_: str, at: str, by: str) -> bool:
        with self._tables.writing(durable=True) as write:
            return bool(write(self._sql["withdraw"], {"principal": principal, "id": id_, "at": at, "by": by}))

    def of(self, principal: str) -> tuple[Assigned, ...]:
        return tuple(map(assigned_of, self._tables.read(self._sql["of"], {"principal": principal})))

    def reaching(self, partnership: str | None, day: str) -> tuple[tuple[Account, Assigned], ...]:
        found = (
            (account_of(row[:ACCOUNT_COLUMNS]), assigned_of(row[ACCOUNT_COLUMNS:]))
            for row in self._tables.read(self._sql["standing"], {})
        )
        return tuple(
            (account, given)
            for account, given in found
            if given.assignment.holds_on(day)
            and (given.assignment.partnerships is None or partnership in given.assignment.partnerships)
        )
