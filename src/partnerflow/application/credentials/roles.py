"""Roles about to be given: those that the policy knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from partnerflow.application.access.permissions import PERMISSIONS
from partnerflow.application.access.principal import Assignment
from partnerflow.application.credentials.records import Assigned
from partnerflow.application.credentials.refusals import refused
from partnerflow.application.credentials.tokens import identity_from
from partnerflow.application.instants import instant

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


def new_assignments(service: Partnerflow, principal: str, given: Sequence[Assignment], by: str) -> tuple[Assigned, ...]:
    """Assignments about to be kept.

    Raises:
        RefusedError: the policy has no such role.
    """
    known = service.policy.roles
    for place, each in enumerate(given):
        if each.role not in known:
            raise refused("no_such_role", f"/roles/{place}/role", role=each.role, known=sorted(known))
    at = instant(service.clock.now())
    return tuple(
        Assigned(
            id=identity_from(service.chance.salt()), principal=principal, assignment=each, given_at=at, given_by=by
        )
        for each in given
    )


def refuse_scopes(scopes: frozenset[str] | None) -> None:
    """See that what a key is bounded to are permissions.

    Raises:
        RefusedError: one is none.
    """
    for scope in sorted((scopes or frozenset()) - PERMISSIONS):
        raise refused("no_such_permission", "/scopes", permission=scope, known=sorted(PERMISSIONS))
