"""What is kept of principals and of what they show: never a token, only its hash."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from partnerflow.application.access.principal import Assignment, Principal
from partnerflow.application.ports import Head

AccountKind = Literal["person", "key", "link"]
SecretKind = Literal["key", "session", "link"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One principal that is known here.

    `label` is what people call it; of a person it is a name. `email`, `issuer` and `subject` are of persons only. After an
    erasure `id`, `kind` and the instants are all that is left. `scopes` bounds a key, `partnership` and `pinned` a link.
    """

    id: str
    kind: AccountKind
    label: str | None
    created_at: str
    created_by: str
    email: str | None = None
    issuer: str | None = None
    subject: str | None = None
    scopes: frozenset[str] | None = None
    partnership: str | None = None
    pinned: int | None = None
    enabled_at: str | None = None
    disabled_at: str | None = None
    disabled_by: str | None = None
    erased_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """A key, a session or a link as it is kept.

    `origin` is the secret that a session was opened with, when that was a link: it does not outlive it. `uses` is how often
    a link may be redeemed, None where that is not counted, `used` how often it was.
    """

    id: str
    principal: str
    kind: SecretKind
    issued_at: str
    issued_by: str
    expires_at: str
    origin: str | None = None
    uses: int | None = None
    used: int = 0
    revoked_at: str | None = None
    revoked_by: str | None = None
    last_used_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Authenticated:
    """Who a token stands for, now; and the head of what they ask about, where it came along."""

    principal: Principal
    secret_id: str
    kind: Literal["key", "session"]
    expires_at: str
    last_used_at: str | None = field(default=None, compare=False)
    head: Head | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """A role that the workspace gave to a principal: from when, by whom, and until when; it is never forgotten."""

    id: str
    principal: str
    assignment: Assignment
    given_at: str
    given_by: str
    withdrawn_at: str | None = None
    withdrawn_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A share link: what it shows, and how often it was used."""

    account: Account
    secret: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Password:
    """The hash of a password. `first` as long as it is the one that was given out, and not chosen by its owner."""

    hash: str
    set_at: str
    first: bool
