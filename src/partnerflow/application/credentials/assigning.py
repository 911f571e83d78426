"""Roles by the workspace: given, withdrawn, and never forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from partnerflow.application.access.principal import Assignment
from partnerflow.application.credentials.accounts import account
from partnerflow.application.credentials.records import Assigned
from partnerflow.application.credentials.refusals import refused, unknown
from partnerflow.application.credentials.roles import new_assignments
from partnerflow.application.instants import instant

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


def assign(service: Partnerflow, principal: str, given: Sequence[Assignment], by: str) -> tuple[Assigned, ...]:
    """Give a principal roles; they count from its next request on.

    Raises:
        NotFoundError: nobody is known by this pseudonym.
        RefusedError: the policy has no such role, or the principal is disabled.
    """
    if account(service, principal).disabled_at is not None:
        raise refused("disabled", principal=principal)
    assigned = new_assignments(service, principal, given, by)
    service.credentials.assignments.add(assigned)
    return assigned


def withdraw(service: Partnerflow, principal: str, assigned: str, by: str) -> None:
    """Take one role back, at once; that the principal had it stays known. Taking it back twice changes nothing.

    Raises:
        NotFoundError: the principal was never given it.
    """
    at = instant(service.clock.now())
    if not service.credentials.assignments.withdraw(principal, assigned, at, by) and not any(
        each.id == assigned for each in service.credentials.assignments.of(principal)
    ):
        raise unknown(assigned)


def assigned(service: Partnerflow, principal: str) -> tuple[Assigned, ...]:
    """Every role that the workspace ever gave to a principal, in order."""
    return service.credentials.assignments.of(principal)
