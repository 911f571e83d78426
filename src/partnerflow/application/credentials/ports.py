"""Where credentials are kept. Nothing here is cached: what is withdrawn, revoked or disabled counts from the next look-up on,
in every process.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from partnerflow.application.credentials.records import Account, Assigned, Authenticated, Link, Password, Secret
from partnerflow.application.ports import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSecret:
    """A secret about to be kept, with the SHA-256 of its token."""

    secret: Secret
    hash: bytes


class Principals(Protocol):
    """The principals of a workspace. Every method that writes has it on disk when it returns."""

    def add(self, account: Account, *, assigned: Sequence[Assigned] = (), secret: NewSecret | None = None) -> None:
        """Keep a new one with its roles and its first secret, all or nothing.

        Raises:
            RefusedError: ``name_taken``: another person signs in under this name.
        """

    def find(self, id_: str) -> Account | None:
        """One of them, whatever became of it."""

    def named(self, login: str) -> Account | None:
        """The person who signs in under a name; case makes no difference."""

    def of_subject(self, issuer: str, subject: str) -> Account | None:
        """The person that an identity provider knows as this."""

    def every(self, kind: str) -> tuple[Account, ...]:
        """All of a kind, in the order in which they came."""

    def link(self, id_: str, issuer: str, subject: str) -> bool:
        """Let an identity provider's subject be this person; False when it is erased or another person has it."""

    def disable(self, id_: str, at: str, by: str) -> None:
        """End it, if it was not ended before: nothing it holds opens anything from now on."""

    def enable(self, id_: str, at: str, by: str) -> None:
        """Let one in again that was not erased. What it held stays revoked."""

    def erase(self, id_: str, at: str, by: str) -> None:
        """Forget everything about it but its pseudonym, its roles and the instants; it is disabled with that."""


class Secrets(Protocol):
    """Keys, sessions and links, by the hash of their token."""

    def authenticated(
        self, hash_: bytes, *, now: str, idle_since: str, about: Address | None = None
    ) -> Authenticated | None:
        """Who holds the token of this hash, with its roles; None when it opens nothing. One indexed query.

        A session that was not used since `idle_since` opens nothing; nor does one whose link opens nothing. With it may come the
        head of what the token is shown for, `about`.
        """

    def touch(self, id_: str, now: str) -> None:
        """It was used now; a power cut may undo that."""

    def add(self, new: NewSecret) -> bool:
        """Keep one more for a principal; False when that is not there, or disabled."""

    def rotate(self, new: NewSecret, *, until: str) -> bool:
        """Keep a new key; the newest one before it lives until `until` at most, any other is revoked now.

        False when the principal is not there, or disabled.
        """

    def redeem(self, session: NewSecret, *, now: str) -> bool:
        """Count one use of the link that a session comes from, and keep the session; False when the link opens nothing."""

    def find(self, id_: str) -> Secret | None:
        """One of them, whatever became of it."""

    def of_hash(self, hash_: bytes) -> Secret | None:
        """One of them, whatever became of it."""

    def of(self, principal: str) -> tuple[Secret, ...]:
        """All of a principal, the newest first."""

    def of_links(self, partnership: str) -> tuple[Link, ...]:
        """The links into a partnership, the newest first."""

    def revoke(self, id_: str, at: str, by: str) -> None:
        """End one, if it was not ended before; the sessions of a link end with it."""

    def end_sessions(self, principal: str, at: str, by: str, *, but: str | None = None) -> int:
        """End the sessions of a principal, all but perhaps one; how many those were."""

    def prune(self, before: str) -> None:
        """Let go of sessions that ended before an instant."""


class Assignments(Protocol):
    """The roles that the workspace gave; rows only come, and are ended."""

    def add(self, assigned: Sequence[Assigned]) -> None:
        """Keep some."""

    def withdraw(self, principal: str, id_: str, at: str, by: str) -> bool:
        """End one; False when this principal has none of this identity, or it was ended before."""

    def of(self, principal: str) -> tuple[Assigned, ...]:
        """All that a principal ever had, in the order in which they were given."""

    def reaching(self, partnership: str | None, day: str) -> tuple[tuple[Account, Assigned], ...]:
        """The roles that reach a partnership on a day, with who has them; None: those in the whole workspace.

        Whoever is disabled has none.
        """


class Passwords(Protocol):
    """The hashes of passwords, one for a person."""

    def find(self, principal: str) -> Password | None:
        """The one of a person."""

    def keep(self, principal: str, password: Password, by: str) -> bool:
        """In place of the one before, ending every session; False when the person is not there, or disabled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """Everything about who is known in a workspace."""

    principals: Principals
    secrets: Secrets
    assignments: Assignments
    passwords: Passwords
