"""Checks on roles: filled, and accepted by who holds them."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.guards.each import for_each
from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, judged, parted
from partnerflow.domain.guards.projects import live_projects
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.since import counts_since, vacant_since
from partnerflow.domain.guards.steps import lacking
from partnerflow.domain.parties.records import GONE
from partnerflow.domain.people.records import Assignment


@guard("role_held", "role_not_filled")
def role_held(situation: Situation, roles: tuple[str, ...]) -> Outcome:
    """Somebody holds one of these roles."""
    held = _holders(situation, roles)
    if held:
        return judged((), (item.fact for item in held))
    return judged([_not_filled(roles, vacant_since(situation, roles, situation.state.course.founded_on))])


@guard("each_has_role", "nobody_counts", "role_not_filled")
def each_has_role(situation: Situation, role: str) -> Outcome:
    """Each counting partner holds this role."""
    held = _holders(situation, (role,))

    def look(partner: str) -> Iterator[str | Missing]:
        facts = [item.fact for item in held if item.organisation == partner]
        yield from facts
        if not facts:
            since = vacant_since(situation, (role,), counts_since(situation, partner), organisation=partner)
            yield lacking("role_not_filled", (partner,), since=since, organisation=partner, subject=role, role=role)

    return for_each(situation, look)


@guard("roles_accepted", "role_not_filled", "role_not_accepted", reads_grants=True)
def roles_accepted(
    situation: Situation, roles: tuple[str, ...], per_project: tuple[str, ...], with_grant: tuple[str, ...]
) -> Outcome:
    """One of `roles` is filled and accepted; so is one of `per_project` for each project that goes on, and one of
    `with_grant` while a grant runs. An empty list asks nothing.
    """
    found = list(_accepted(situation, roles, situation.state.course.founded_on))
    for project in live_projects(situation):
        found.extend(
            _accepted(situation, per_project, situation.state.projects.by_ref[project].spans[0].since, project)
        )
    awarded = [item.grant.awarded_on or "" for item in situation.grants if item.grant.running]
    if awarded:
        found.extend(_accepted(situation, with_grant, min(awarded)))
    return parted(found)


def _accepted(
    situation: Situation, roles: tuple[str, ...], asked_since: str, project: str | None = None
) -> Iterator[str | Missing]:
    if not roles:
        return
    held = [item for item in _holders(situation, roles) if project is None or item.project == project]
    accepted = [item.accepted_fact for item in held if item.accepted_fact is not None]
    yield from accepted
    if not held:
        of = {"project": project} if project is not None else {}
        yield _not_filled(roles, vacant_since(situation, roles, asked_since, **of), project)
    elif not accepted:
        for item in held:
            yield lacking(
                "role_not_accepted",
                (item.holder,) if item.holder is not None else (),
                since=max(item.since, asked_since),
                organisation=item.organisation,
                project=project,
                subject=item.role,
                assignment=item.ref,
            )


def _holders(situation: Situation, roles: tuple[str, ...]) -> list[Assignment]:
    """Who holds these roles; a party that has gone holds none, even before its role is ended."""
    parties = situation.state.parties.by_organisation
    gone = {code for code, party in parties.items() if party.status in GONE}
    return [item for item in situation.state.people.holders(*roles) if item.organisation not in gone]


def _not_filled(roles: tuple[str, ...], since: str, project: str | None = None) -> Missing:
    return lacking(
        "role_not_filled",
        PROCESS_LEADS,
        since=since,
        project=project,
        subject=" / ".join(roles),
        role=roles[0] if len(roles) == 1 else None,
    )
