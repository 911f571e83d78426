"""Principals in a table."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from uuid import UUID

from partnerflow.application.credentials.ports import NewSecret
from partnerflow.application.credentials.records import Account, Assigned
from partnerflow.application.credentials.refusals import refused
from partnerflow.application.erasures.ports import ErasureJournal
from partnerflow.application.erasures.request import Erased
from partnerflow.application.ports import Tables, Write
from partnerflow.persistence.credentials.rows import Statements, account_of, assigned_row, names_told, secret_row
from partnerflow.persistence.parameters import identity

ACCOUNTS = UUID(int=0)
"""In place of a stream, in the journal of erasures: what was erased is the account of a principal."""


class PrincipalTable:
    """`application.credentials.ports.Principals` over any store."""

    def __init__(self, tables: Tables, journal: ErasureJournal | None) -> None:
        self._tables = tables
        self._journal = journal
        self._sql = Statements(tables.engine, "principals")
        self._secrets = Statements(tables.engine, "secrets")
        self._assignments = Statements(tables.engine, "assignments")

    def add(self, account: Account, *, assigned: Sequence[Assigned] = (), secret: NewSecret | None = None) -> None:
        row = {
            "id": account.id,
            "kind": account.kind,
            "label": account.label,
            "email": account.email,
            "login": _folded(account.email or account.label or account.id) if account.kind == "person" else None,
            "issuer": account.issuer,
            "subject": account.subject,
            "scopes": names_told(account.scopes),
            "partnership": account.partnership,
            "pinned": account.pinned,
            "created_at": account.created_at,
            "created_by": account.created_by,
        }
        with self._tables.writing(durable=True) as write:
            if not write(self._sql["add"], row):
                raise refused("name_taken", "/email" if account.email else "/label")
            write.many(self._assignments["add"], map(assigned_row, assigned))
            if secret is not None:
                write(self._secrets["add"], secret_row(secret))

    def find(self, id_: str) -> Account | None:
        return self._one("find", id=id_)

    def named(self, login: str) -> Account | None:
        return self._one("named", login=_folded(login))

    def of_subject(self, issuer: str, subject: str) -> Account | None:
        return self._one("of_subject", issuer=issuer, subject=subject)

    def every(self, kind: str) -> tuple[Account, ...]:
        return tuple(map(account_of, self._tables.read(self._sql["every"], {"kind": kind})))

    def link(self, id_: str, issuer: str, subject: str) -> bool:
        with self._tables.writing(durable=True) as write:
            return bool(write(self._sql["link"], {"id": id_, "issuer": issuer, "subject": subject}))

    def disable(self, id_: str, at: str, by: str) -> None:
        with self._tables.writing(durable=True) as write:
            _end(write, self._tables.engine, "disable", {"id": id_, "at": at, "by": by})

    def enable(self, id_: str, at: str, by: str) -> None:
        with self._tables.writing(durable=True) as write:
            write(self._sql["enable"], {"id": id_, "at": at, "by": by})

    def erase(self, id_: str, at: str, by: str) -> None:
        told = [Erased(stream_id=ACCOUNTS, fact="", person=id_, commitments=(), ground="account", at=at)]
        place = self._journal.write(told) if self._journal is not None else None
        try:
            with self._tables.writing(durable=True) as write:
                erase_in(write, self._tables.engine, told[0], by)
                write(self._sql["leave"], {"stream_id": identity(self._tables.engine, ACCOUNTS)})
        except BaseException:
            if self._journal is not None and place is not None:
                self._journal.undo(place)
            raise

    def _one(self, name: str, **parameters: str) -> Account | None:
        return next(map(account_of, self._tables.read(self._sql[name], parameters)), None)


def erase_in(write: Write, engine: str, erased: Erased, by: str) -> None:
    """Erase an account, when it is one that was erased; twice changes nothing."""
    if erased.stream_id == ACCOUNTS and erased.person is not None:
        _end(write, engine, "erase", {"id": erased.person, "at": erased.at, "by": by})
        write(Statements(engine, "passwords")["drop"], {"id": erased.person})


def _end(write: Write, engine: str, how: str, ended: Mapping[str, str]) -> None:
    # The principal first: whoever is giving it something waits for this row, or is found by the statement after it.
    write(Statements(engine, "principals")[how], ended)
    write(Statements(engine, "secrets")["revoke_all"], ended)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()
