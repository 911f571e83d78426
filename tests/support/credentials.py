"""Principals for tests, and the same service at another moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from partnerflow.application.access.principal import Assignment
from partnerflow.application.credentials import authenticate, make_account, make_key, make_link
from partnerflow.application.credentials.identities import new_principal
from partnerflow.application.credentials.records import Account
from partnerflow.application.service import Partnerflow
from partnerflow.errors import UnauthenticatedError

BY = "command-line"
EXPIRES = date(2027, 6, 30)
COORDINATOR = Assignment(role="coordinator")
PASSWORD = "een tafel met vier poten"


@dataclass(frozen=True, slots=True)
class ClockAt:
    """A clock that shows one moment."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment


def later(service: Partnerflow, **ahead: float) -> Partnerflow:
    """The same service, so much later: ``later(service, hours=3)``."""
    return replace(service, clock=ClockAt(service.clock.now() + timedelta(**ahead)))


def at(service: Partnerflow, moment: str) -> Partnerflow:
    """The same service at a moment, UTC."""
    return replace(service, clock=ClockAt(datetime.fromisoformat(moment).replace(tzinfo=UTC)))


def a_key(service: Partnerflow, *roles: Assignment, scopes: frozenset[str] | None = None) -> tuple[Account, str]:
    """A key with these roles."""
    return make_key(service, "Subsidieportaal", roles, scopes=scopes, expires=EXPIRES, by=BY)


def a_person(
    service: Partnerflow, email: str | None = "sanne@voorbeeld.example", label: str = "Sanne Bakker"
) -> Account:
    """A person with an account."""
    return make_account(service, label, email, by=BY)


def a_link(service: Partnerflow, *, uses: int | None = None, days: float = 30) -> tuple[str, str]:
    """A link into a partnership that sees up to position 5: its pseudonym and its token."""
    principal = new_principal(service, "link")
    token = make_link(
        service,
        principal,
        label="Beoordeling ronde 1",
        partnership="vast-verder",
        pinned=5,
        expires=service.clock.now() + timedelta(days=days),
        uses=uses,
        by=BY,
    )
    return principal, token


def opens(service: Partnerflow, token: str) -> bool:
    """Whether a token opens anything now."""
    try:
        authenticate(service, token)
    except UnauthenticatedError:
        return False
    return True
