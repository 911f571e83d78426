"""Checks on roles: filled, and accepted by who holds them."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, for_each, judged
from partnerflow.domain.guards.projects import live_projects
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.parties.records import GONE
from partnerflow.domain.people.records import Assignment


@guard("role_held")
def role_held(situation: Situation, roles: tuple[str, ...]) -> Outcome:
    """Somebody holds one of these roles."""
    held = _holders(situation, roles)
    return judged([] if held else [_not_filled(roles)], (item.fact for item in held))


@guard("each_has_role")
def each_has_role(situation: Situation, role: str) -> Outcome:
    """Each counting partner holds this role."""
    held = _holders(situation, (role,))

    def look(partner: str) -> Iterator[str | Missing]:
        facts = [item.fact for item in held if item.organisation == partner]
        yield from facts
        if not facts:
            yield Missing(reason="role_not_filled", organisation=partner, subject=role, who=(partner,))

    return for_each(situation, look)


@guard("roles_accepted", reads_grants=True)
def roles_accepted(
    situation: Situation, roles: tuple[str, ...], per_project: tuple[str, ...], with_grant: tuple[str, ...]
) -> Outcome:
    """One of `roles` is filled and accepted; so is one of `per_project` for each project that goes on, and one of
    `with_grant` while a grant runs. An empty list asks nothing.
    """
    found = list(_accepted(situation, roles))
    for project in live_projects(situation):
        found.extend(_accepted(situation, per_project, project))
    if any(item.grant.running for item in situation.grants):
        found.extend(_accepted(situation, with_grant))
    return judged(
        (item for item in found if isinstance(item, Missing)),
        (item for item in found if not isinstance(item, Missing)),
    )


def _accepted(situation: Situation, roles: tuple[str, ...], project: str | None = None) -> Iterator[str | Missing]:
    if not roles:
        return
    held = [item for item in _holders(situation, roles) if project is None or item.project == project]
    accepted = [item.accepted_fact for item in held if item.accepted_fact is not None]
    yield from accepted
    if not held:
        yield _not_filled(roles, project)
    elif not accepted:
        for item in held:
            holder = item.organisation or item.external
            who = (holder,) if holder is not None else ()
            yield Missing(
                reason="role_not_accepted", organisation=item.organisation, project=project, subject=item.role, who=who
            )


def _holders(situation: Situation, roles: tuple[str, ...]) -> list[Assignment]:
    """Who holds these roles; a party that has gone holds none, even before its role is ended."""
    parties = situation.state.parties.by_organisation
    gone = {code for code, party in parties.items() if party.status in GONE}
    return [item for item in situation.state.people.holders(*roles) if item.organisation not in gone]


def _not_filled(roles: tuple[str, ...], project: str | None = None) -> Missing:
    return Missing(reason="role_not_filled", project=project, subject=" / ".join(roles), who=PROCESS_LEADS)
