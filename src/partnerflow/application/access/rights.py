"""What a principal may in one place, today: its roles there, by the workspace and by the facts of the partnership."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256

from partnerflow.application.access.permissions import OF_ANYBODY_KNOWN, OF_WORKSPACE
from partnerflow.application.access.principal import ANY, Assignment, Principal
from partnerflow.application.access.roles import Policy, Role
from partnerflow.domain.access.state import Access
from partnerflow.domain.confinement import Confined, Confinement

NO_ACCESS = Access()
Held = tuple[Role, Assignment]
CONFIDENTIAL: Confined = "confidential_interests"


@dataclass(frozen=True, kw_only=True)
class Rights:
    """The roles that a principal holds in one place. A role that the policy does not know gives nothing."""

    roles: tuple[Held, ...]

    @classmethod
    def of(cls, policy: Policy, principal: Principal, key: str, access: Access, today: str) -> Rights:
        """In the partnership of this key, as its facts give access."""
        reaching = [item for item in principal.assignments if item.partnerships is None or key in item.partnerships]
        if access.grants:
            reaching += _told(access, principal, key, today)
        return _rights(policy, tuple(reaching), today)

    @classmethod
    def of_workspace(cls, policy: Policy, principal: Principal, today: str) -> Rights:
        """In the workspace."""
        return _rights(policy, principal.assignments, today)

    def may(self, permission: str) -> bool:
        """Whether a role gives this permission; one of the workspace only where the role is bound to no partnership."""
        return permission in self.permissions

    @cached_property
    def permissions(self) -> frozenset[str]:
        """Everything that is permitted here."""
        return OF_ANYBODY_KNOWN.union(*map(_given, self.roles))

    @cached_property
    def view(self) -> str:
        """The same for the same rights: what is rendered for one who has them is rendered for all who have them."""
        told = (sorted(self.kinds), sorted(self.own), sorted(self.permissions))
        return sha256(repr(told).encode()).hexdigest()

    @cached_property
    def reaches_all(self) -> bool:
        """Whether every partnership can be seen."""
        return any(
            assignment.partnerships is None and "partnership.read" in role.permissions
            for role, assignment in self.roles
        )

    def sees(self, confined: Confinement) -> bool:
        """Whether a confined text is seen: by a role, or as the confidence of the organisation that one speaks for."""
        if confined.kind in self.kinds:
            return True
        return confined.kind == CONFIDENTIAL and not self.own.isdisjoint((ANY, confined.organisation))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of confined text that are seen, whosever they are."""
        return frozenset(kind for role, assignment in self.roles for kind in role.sees - withheld(assignment.withholds))

    @cached_property
    def own(self) -> frozenset[str]:
        """The organisations whose own confidential interests are seen."""
        return frozenset(
            assignment.actor
            for role, assignment in self.roles
            if assignment.actor is not None and role.hears_own and CONFIDENTIAL not in withheld(assignment.withholds)
        )


def withheld(kinds: frozenset[str]) -> frozenset[str]:
    """What is withheld with these kinds: with interests those told in confidence too."""
    return kinds | {CONFIDENTIAL} if "interests" in kinds else kinds


def _given(held: Held) -> frozenset[str]:
    """What a role gives as it is held: bound to some partnerships, nothing that is of the workspace."""
    role, assignment = held
    return role.permissions if assignment.partnerships is None else role.permissions - OF_WORKSPACE


@lru_cache(maxsize=1024)
def _rights(policy: Policy, assignments: tuple[Assignment, ...], today: str) -> Rights:
    """Of these roles. Whoever asks often holds the same ones each time, and in most partnerships."""
    held = ((policy.roles[item.role], item) for item in assignments if item.role in policy.roles)
    return Rights(roles=tuple((role, item) for role, item in held if item.holds_on(today)))


def _told(access: Access, principal: Principal, key: str, today: str) -> Iterator[Assignment]:
    for grant in access.held_by(principal.id, today):
        yield Assignment(
            role=grant.role,
            # A link was meant for somebody, and is in the hands of whoever has it: it speaks for nobody, and hears for nobody.
            actor=None if principal.kind == "link" else grant.actor,
            project=grant.project,
            partnerships=frozenset((key,)),
            through=grant.through,
            withholds=grant.withholds,
        )
