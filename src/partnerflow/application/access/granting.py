"""Giving access and taking it back: which roles a role gives, and that nobody gives itself one or more than it has."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.application.access.principal import Principal
from partnerflow.application.access.rights import CONFIDENTIAL, Rights, withheld
from partnerflow.application.access.roles import Policy, Role
from partnerflow.domain.access.facts import AccessGranted, AccessRevoked
from partnerflow.domain.confinement import Confinement
from partnerflow.domain.partnership import PartnershipState, State
from partnerflow.domain.vocabulary.payload import Payload

LINK = "link-"


def shares_by_link(role: Role, data: Payload, state: State) -> bool:
    """Whether a fact gives or ends the access of a share link, and the role shares by link."""
    if "links.share" not in role.permissions:
        return False
    if isinstance(data, AccessGranted):
        return data.principal.startswith(LINK)
    if isinstance(data, AccessRevoked) and isinstance(state, PartnershipState):
        grant = state.access.grants.get(data.access)
        return grant is not None and grant.principal.startswith(LINK)
    return False


def ungranted(
    policy: Policy, rights: Rights, principal: Principal, role: Role, data: Payload, state: State
) -> Iterator[str]:
    """Why a role may not give this access or end it; nothing for any other fact."""
    if isinstance(data, AccessGranted):
        if data.principal == principal.id:
            yield "gives_itself"
        if data.role not in role.grants and not shares_by_link(role, data, state):
            yield "not_its_to_give"
        given = policy.roles.get(data.role)
        if given is not None and not _is_seen(given, data, rights):
            yield "gives_more_than_it_has"
    elif isinstance(data, AccessRevoked) and isinstance(state, PartnershipState):
        grant = state.access.grants.get(data.access)
        if grant is not None and grant.role not in role.grants and not shares_by_link(role, data, state):
            yield "not_its_to_give"


def _is_seen(given: Role, data: AccessGranted, rights: Rights) -> bool:
    """Whether whoever gives access sees all that it shows: kinds of text, and what the organisation told in confidence."""
    held_back = withheld(frozenset(data.withholds or ()))
    hears = given.hears_own and CONFIDENTIAL not in held_back and not data.principal.startswith(LINK)
    own = Confinement(kind=CONFIDENTIAL, organisation=data.organisation)
    return given.sees - held_back <= rights.kinds and (not hears or rights.sees(own))
