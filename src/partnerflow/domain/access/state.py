"""Who was given access to a partnership, and whose access was taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from partnerflow.domain.access import facts
from partnerflow.domain.access.records import AccessGrant
from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds


@dataclass(slots=True, kw_only=True)
class Access(Slice):
    """The access to one partnership that its own facts give. It never passes to a legal successor: that is granted anew."""

    grants: dict[str, AccessGrant] = field(default_factory=dict)

    def held_by(self, principal: str, day: str) -> tuple[AccessGrant, ...]:
        """The roles of a principal that hold on this day, in the order in which they were given."""
        return tuple(grant for grant in self.grants.values() if grant.principal == principal and grant.holds_on(day))


@folds(Access, facts.AccessGranted)
def _granted(access: Access, fact: Fact[facts.AccessGranted], state: Any) -> None:
    data = fact.data
    access.grants[data.access] = AccessGrant(
        access=data.access,
        principal=data.principal,
        role=data.role,
        actor=data.organisation or data.external,
        person=data.person,
        project=data.project,
        since=fact.known_on,
        through=data.through,
        withholds=frozenset(data.withholds or ()),
        by=fact.by,
        fact=fact.id,
    )


@folds(Access, facts.AccessRevoked)
def _revoked(access: Access, fact: Fact[facts.AccessRevoked], state: Any) -> None:
    grant = access.grants[fact.data.access]
    access.grants[grant.access] = replace(grant, revoked_on=fact.known_on, revoked_fact=fact.id)
