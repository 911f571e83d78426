"""Who can see a partnership today: by its own facts, and by what the workspace gave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from partnerflow.application.access.sights import SEEING
from partnerflow.application.looking import stream_at
from partnerflow.domain.partnership import PartnershipState

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One role by which a principal sees the partnership. `given` says by what: a fact of the partnership (`access` is its
    reference), or the workspace. `own`: it is whoever asks.
    """

    principal: str
    own: bool
    role: str
    actor: str | None
    project: str | None
    given: Literal["partnership", "workspace"]
    since: str
    through: str | None
    withholds: tuple[str, ...]
    access: str | None = None


def readers(service: Partnerflow, key: str, principal: str) -> tuple[Reader, ...]:
    """See `Partnerflow.readers`."""
    state = stream_at(service, "partnership", key).history.state
    assert isinstance(state, PartnershipState)
    today = service.clock.now().date().isoformat()
    reading = {name for name, role in service.policy.roles.items() if SEEING in role.permissions}
    found = (*_by_facts(state, today, principal), *_by_workspace(service, key, today, principal))
    return tuple(reader for reader in found if reader.role in reading)


def _by_facts(state: PartnershipState, today: str, asking: str) -> Iterator[Reader]:
    for grant in state.access.grants.values():
        if grant.holds_on(today):
            yield Reader(
                principal=grant.principal,
                own=grant.principal == asking,
                role=grant.role,
                actor=grant.actor,
                project=grant.project,
                given="partnership",
                since=grant.since,
                through=grant.through,
                withholds=tuple(sorted(grant.withholds)),
                access=grant.access,
            )


def _by_workspace(service: Partnerflow, key: str, today: str, asking: str) -> Iterator[Reader]:
    for _, given in service.credentials.assignments.reaching(key, today):
        told = given.assignment
        yield Reader(
            principal=given.principal,
            own=given.principal == asking,
            role=told.role,
            actor=told.actor,
            project=told.project,
            given="workspace",
            since=given.given_at[:10],
            through=told.through,
            withholds=tuple(sorted(told.withholds)),
        )
