"""The hashes of passwords in a table."""

from __future__ import annotations

from partnerflow.application.credentials.records import Password
from partnerflow.application.ports import Tables
from partnerflow.persistence.credentials.rows import Statements


class PasswordTable:
    """`application.credentials.ports.Passwords` over any store."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._sql = Statements(tables.engine, "passwords")
        self._secrets = Statements(tables.engine, "secrets")

    def find(self, principal: str) -> Password | None:
        rows = self._tables.read(self._sql["find"], {"principal": principal})
        return next((Password(hash=hash_, set_at=at, first=bool(first)) for hash_, at, first in rows), None)

    def keep(self, principal: str, password: Password, by: str) -> bool:
        row = {
            "principal": principal,
            "hash": password.hash,
            "set_at": password.set_at,
            "set_by": by,
            "first": int(password.first),
        }
        with self._tables.writing(durable=True) as write:
            if not write(self._sql["keep"], row):
                return False
            ended = {"id": principal, "at": password.set_at, "by": by, "but": ""}
            write(self._secrets["end_sessions"], ended)
        return True
