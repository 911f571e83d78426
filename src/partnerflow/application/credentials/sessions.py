"""Sessions of persons: opened, listed, ended here or everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerflow.application.credentials.accounts import account
from partnerflow.application.credentials.identities import new_secret
from partnerflow.application.credentials.lifetimes import IDLE, KEPT, SESSION_HOURS, after
from partnerflow.application.credentials.records import Secret
from partnerflow.application.credentials.refusals import unauthenticated
from partnerflow.application.instants import instant

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


def open_session(service: Partnerflow, principal: str, *, hours: float = SESSION_HOURS, by: str | None = None) -> str:
    """A session of a person; its token, told here and never again.

    Args:
        principal: the person's pseudonym.
        hours: after which it ends, however much it is used; unused it ends earlier (`lifetimes.IDLE`).
        by: who opens it, when that is not the person.

    Raises:
        NotFoundError: nobody is known by this pseudonym.
        UnauthenticatedError: the account is disabled, or of no person.
    """
    found = account(service, principal)
    secret, token = new_secret(service, "session", principal, expires_at=after(service, hours), by=by or principal)
    if found.kind != "person" or not service.credentials.secrets.add(secret):
        raise unauthenticated()
    return token


def sessions(service: Partnerflow, principal: str) -> tuple[Secret, ...]:
    """The sessions of a principal that are open now, the newest first."""
    now = service.clock.now()
    at, idle = instant(now), instant(now - IDLE)
    return tuple(
        each
        for each in service.credentials.secrets.of(principal)
        if each.kind == "session"
        and each.revoked_at is None
        and each.expires_at > at
        and (each.last_used_at or each.issued_at) > idle
    )


def end_sessions(service: Partnerflow, principal: str, by: str, *, but: str | None = None) -> int:
    """End the sessions of a principal everywhere, all but perhaps one; how many those were."""
    return service.credentials.secrets.end_sessions(principal, instant(service.clock.now()), by, but=but)


def prune_sessions(service: Partnerflow) -> None:
    """Let go of sessions that ended more than ninety days ago."""
    service.credentials.secrets.prune(instant(service.clock.now() - KEPT))
