"""Nobody locks everybody out: whoever manages principals as the last person keeps that right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from partnerflow.application.credentials.records import Assigned
from partnerflow.application.credentials.refusals import refused

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


def refuse_lockout(service: Partnerflow, principal: str, lost: str | None = None) -> None:
    """See that somebody can still manage principals once a person gave up one role, or (None) every role.

    Raises:
        RefusedError: this person is the last who can, and could no more.
    """
    held = service.credentials.assignments.of(principal)
    left = [each for each in held if lost not in (None, each.id)]
    if not _manages(service, held) or _manages(service, left):
        return
    others = (each for each in service.credentials.principals.every("person") if each.id != principal)
    if not any(
        each.disabled_at is None and _manages(service, service.credentials.assignments.of(each.id)) for each in others
    ):
        raise refused("last_manager")


def _manages(service: Partnerflow, held: Sequence[Assigned]) -> bool:
    """Whether one of these roles, as it is held now, lets whoever holds it manage principals."""
    today = service.clock.now().date().isoformat()
    roles = service.policy.roles
    return any(
        each.withdrawn_at is None
        and each.assignment.partnerships is None
        and each.assignment.holds_on(today)
        and each.assignment.role in roles
        and "principals.manage" in roles[each.assignment.role].permissions
        for each in held
    )
