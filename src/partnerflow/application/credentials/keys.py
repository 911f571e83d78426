"""Keys of programs: made, shown once, rotated with an overlap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from partnerflow.application.access.principal import Assignment
from partnerflow.application.credentials.accounts import account
from partnerflow.application.credentials.identities import new_principal, new_secret
from partnerflow.application.credentials.lifetimes import LONGEST_OVERLAP_HOURS, OVERLAP_HOURS, after, end_of_key
from partnerflow.application.credentials.records import Account
from partnerflow.application.credentials.refusals import refused
from partnerflow.application.credentials.roles import new_assignments, refuse_scopes
from partnerflow.application.instants import instant

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


def make_key(
    service: Partnerflow,
    label: str,
    assignments: Sequence[Assignment],
    *,
    scopes: frozenset[str] | None = None,
    expires: date,
    by: str,
) -> tuple[Account, str]:
    """A principal for a program, and the token that it shows: told here and never again.

    Args:
        label: what people call it.
        assignments: its roles in the workspace.
        scopes: the only permissions that it may use, whatever its roles; None: all that they give.
        expires: the last day on which it opens anything, at most a year from now.
        by: who makes it.

    Raises:
        RefusedError: the day is out of range, or there is no such role or permission.
    """
    refuse_scopes(scopes)
    made = Account(
        id=new_principal(service, "key"),
        kind="key",
        label=label,
        scopes=scopes,
        created_at=instant(service.clock.now()),
        created_by=by,
    )
    secret, token = new_secret(service, "key", made.id, expires_at=end_of_key(service, expires), by=by)
    service.credentials.principals.add(made, assigned=new_assignments(service, made.id, assignments, by), secret=secret)
    return made, token


def rotate_key(
    service: Partnerflow, principal: str, *, by: str, overlap_hours: int = OVERLAP_HOURS, expires: date | None = None
) -> str:
    """A new token for a key. The one before it lives on for the overlap at most, any older one ends now.

    Args:
        principal: the key's pseudonym; roles and scopes stay.
        by: who rotates it.
        overlap_hours: how long both open it; 0 ends the one before at once.
        expires: the last day of the new token; left out, as many days as the one before was given.

    Raises:
        NotFoundError: nobody is known by this pseudonym.
        RefusedError: it is no key, or was revoked; or a number is out of range.
    """
    found = account(service, principal)
    if found.kind != "key" or found.disabled_at is not None:
        raise refused("no_live_key", principal=principal)
    if not 0 <= overlap_hours <= LONGEST_OVERLAP_HOURS:
        raise refused("overlap_out_of_range", "/overlapHours", hours=overlap_hours, most=LONGEST_OVERLAP_HOURS)
    last = expires or service.clock.now().date() + _life(service, principal)
    secret, token = new_secret(service, "key", principal, expires_at=end_of_key(service, last), by=by)
    if not service.credentials.secrets.rotate(secret, until=after(service, overlap_hours)):
        raise refused("no_live_key", principal=principal)
    return token


def keys(service: Partnerflow) -> tuple[Account, ...]:
    """The principals of programs, in the order in which they were made."""
    return service.credentials.principals.every("key")


def _life(service: Partnerflow, principal: str) -> timedelta:
    newest = service.credentials.secrets.of(principal)[0]
    return date.fromisoformat(newest.expires_at[:10]) - date.fromisoformat(newest.issued_at[:10]) - timedelta(days=1)
