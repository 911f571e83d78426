"""Keys, sessions and links in a table."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from partnerflow.application.access.principal import Principal
from partnerflow.application.credentials.ports import NewSecret
from partnerflow.application.credentials.records import Authenticated, Link, Secret
from partnerflow.application.ports import Address, Tables, Write
from partnerflow.persistence.credentials.rows import (
    ACCOUNT_COLUMNS,
    Row,
    Statements,
    account_of,
    assignment_of,
    names_of,
    secret_of,
    secret_row,
)


class _NothingLeftError(Exception):
    """A link opens nothing: what was written for it is rolled back."""


class SecretTable:
    """`application.credentials.ports.Secrets` over any store."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._sql = Statements(tables.engine, "secrets")

    def authenticated(
        self, hash_: bytes, *, now: str, idle_since: str, about: Address | None = None
    ) -> Authenticated | None:
        statement, asked = self._sql["authenticated"], {"hash": hash_, "now": now, "idle_since": idle_since}
        if about is None:
            rows, head = self._tables.read_often(statement, asked), None
        else:
            rows, head = self._tables.read_with_head(statement, asked, about)
        if not rows:
            return None
        found = _authenticated(tuple(rows))
        return found if head is None else replace(found, head=head)

    def touch(self, id_: str, now: str) -> None:
        with self._tables.writing() as write:
            write(self._sql["touch"], {"id": id_, "now": now})

    def add(self, new: NewSecret) -> bool:
        with self._tables.writing(durable=True) as write:
            return self._added(write, new)

    def rotate(self, new: NewSecret, *, until: str) -> bool:
        key = new.secret
        with self._tables.writing(durable=True) as write:
            if not self._added(write, new):
                return False
            # Two that rotate at once waited for each other at the principal's row: the second sees the key of the first.
            older = [
                each
                for each in map(secret_of, write(self._sql["of"], {"principal": key.principal}))
                if each.id != key.id and each.revoked_at is None
            ]
            for each in older[:1]:
                write(self._sql["shorten"], {"id": each.id, "until": until})
            for each in older[1:]:
                write(self._sql["revoke"], {"id": each.id, "at": key.issued_at, "by": key.issued_by})
        return True

    def redeem(self, session: NewSecret, *, now: str) -> bool:
        try:
            with self._tables.writing(durable=True) as write:
                # In the order in which a principal is disabled, so that neither waits for the other.
                if not self._added(write, session):
                    return False
                if not write(self._sql["redeem"], {"origin": session.secret.origin, "now": now}):
                    raise _NothingLeftError
        except _NothingLeftError:
            return False
        return True

    def find(self, id_: str) -> Secret | None:
        return self._one("find", id=id_)

    def of_hash(self, hash_: bytes) -> Secret | None:
        return self._one("of_hash", hash=hash_)

    def of(self, principal: str) -> tuple[Secret, ...]:
        return tuple(map(secret_of, self._tables.read(self._sql["of"], {"principal": principal})))

    def of_links(self, partnership: str) -> tuple[Link, ...]:
        rows = self._tables.read(self._sql["of_links"], {"partnership": partnership})
        return tuple(
            Link(account=account_of(row[:ACCOUNT_COLUMNS]), secret=secret_of(row[ACCOUNT_COLUMNS:])) for row in rows
        )

    def revoke(self, id_: str, at: str, by: str) -> None:
        with self._tables.writing(durable=True) as write:
            write(self._sql["revoke"], {"id": id_, "at": at, "by": by})

    def end_sessions(self, principal: str, at: str, by: str, *, but: str | None = None) -> int:
        ended = {"id": principal, "at": at, "by": by, "but": but or ""}
        with self._tables.writing(durable=True) as write:
            return len(write(self._sql["end_sessions"], ended))

    def prune(self, before: str) -> None:
        with self._tables.writing(durable=True) as write:
            write(self._sql["prune"], {"before": before})

    def _added(self, write: Write, new: NewSecret) -> bool:
        return bool(write(self._sql["add"], secret_row(new)))

    def _one(self, name: str, **parameters: str | bytes) -> Secret | None:
        return next(map(secret_of, self._tables.read(self._sql[name], parameters)), None)


@lru_cache(maxsize=1024)
def _authenticated(rows: tuple[Row, ...]) -> Authenticated:
    """What these rows say, one for each role. Whoever asks often is told the same rows each time."""
    secret, kind, expires_at, last_used_at, id_, principal_kind, scopes, pinned, *_ = rows[0]
    return Authenticated(
        principal=Principal(
            id=id_,
            kind=principal_kind,
            assignments=tuple(assignment_of(row[8:]) for row in rows if row[8] is not None),
            scopes=names_of(scopes),
            pinned=pinned,
        ),
        secret_id=secret,
        kind=kind,
        expires_at=expires_at,
        last_used_at=last_used_at,
    )
