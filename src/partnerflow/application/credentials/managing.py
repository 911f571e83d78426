"""Credentials as somebody manages them for others, or for themselves: what a request about them goes through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from partnerflow.application import credentials
from partnerflow.application.access.principal import Assignment
from partnerflow.application.credentials.lockout import refuse_lockout
from partnerflow.application.credentials.records import Account, AccountKind, Assigned, Secret
from partnerflow.application.credentials.refusals import unknown

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


class Managing:
    """The principals of a workspace, for somebody who manages them; each method does what the function of its name does."""

    def __init__(self, workspace: Partnerflow, by: str) -> None:
        self._workspace = workspace
        self._by = by

    def every(self, kind: AccountKind) -> tuple[Account, ...]:
        """All principals of a kind, in the order in which they came."""
        return self._workspace.credentials.principals.every(kind)

    def one(self, kind: AccountKind, id_: str) -> Account:
        """One principal of a kind. Raises as `account`."""
        found = credentials.account(self._workspace, id_)
        if found.kind != kind:
            raise unknown(id_)
        return found

    def secrets(self, principal: str) -> tuple[Secret, ...]:
        """The secrets of a principal, the newest first, whatever became of them."""
        return self._workspace.credentials.secrets.of(principal)

    def assigned(self, principal: str) -> tuple[Assigned, ...]:
        return credentials.assigned(self._workspace, principal)

    def make_key(
        self, label: str, assignments: Sequence[Assignment], *, scopes: frozenset[str] | None, expires: date
    ) -> tuple[Account, str]:
        return credentials.make_key(self._workspace, label, assignments, scopes=scopes, expires=expires, by=self._by)

    def rotate_key(self, principal: str, *, overlap_hours: int, expires: date | None) -> str:
        return credentials.rotate_key(
            self._workspace, principal, by=self._by, overlap_hours=overlap_hours, expires=expires
        )

    def make_account(self, label: str, email: str | None, assignments: Sequence[Assignment]) -> Account:
        return credentials.make_account(self._workspace, label, email, by=self._by, assignments=assignments)

    def give_password(self, principal: str) -> str:
        """A password made for a person in place of the one before, to be shown once; its owner is to choose another.

        Raises: as `set_password`.
        """
        password = credentials.make_password(self._workspace)
        credentials.set_password(self._workspace, principal, password, self._by, first=True)
        return password

    def assign(self, principal: str, given: Sequence[Assignment]) -> tuple[Assigned, ...]:
        return credentials.assign(self._workspace, principal, given, self._by)

    def withdraw(self, principal: str, assigned: str) -> None:
        """Raises: as `withdraw`; RefusedError that it is one's own, and nobody else could manage principals."""
        if principal == self._by:
            refuse_lockout(self._workspace, principal, assigned)
        credentials.withdraw(self._workspace, principal, assigned, self._by)

    def revoke(self, id_: str) -> None:
        """Raises: as `revoke`; RefusedError that it is oneself, and nobody else could manage principals."""
        if id_ == self._by:
            refuse_lockout(self._workspace, id_)
        credentials.revoke(self._workspace, id_, self._by)

    def enable(self, principal: str) -> None:
        credentials.enable(self._workspace, principal, self._by)

    def erase(self, principal: str) -> None:
        credentials.erase_account(self._workspace, principal, self._by)


class OwnSessions:
    """The sessions of one principal, for itself."""

    def __init__(self, workspace: Partnerflow, principal: str) -> None:
        self._workspace = workspace
        self._principal = principal

    def every(self) -> tuple[Secret, ...]:
        """Those that are open now, the newest first."""
        return credentials.sessions(self._workspace, self._principal)

    def end(self, id_: str) -> None:
        """End one.

        Raises:
            NotFoundError: the principal has no open session of this identity.
        """
        if not any(each.id == id_ for each in self.every()):
            raise unknown(id_)
        credentials.revoke(self._workspace, id_, self._principal)

    def end_all(self) -> int:
        """End all of them, everywhere; how many those were."""
        return credentials.end_sessions(self._workspace, self._principal, self._principal)
