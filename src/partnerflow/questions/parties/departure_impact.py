"""What falls away when a party leaves."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.grants.records import CHANGE_NOTICE_DAYS, MINIMUM_PARTNERS, MINIMUM_SECTORS
from partnerflow.domain.parties.records import Party
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.references import OrganisationRef
from partnerflow.errors import NotFoundError
from partnerflow.questions.course.passages import unmet
from partnerflow.questions.parties.departing import contribution_row, fallen_guards, projects_of, sectors, without
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


class DepartureAsked(Asked, kw_only=True):
    """Of which party."""

    organisation: OrganisationRef


@question(
    "departure_impact",
    permission="partnership.read",
    parameters=DepartureAsked,
    nl="Wat valt weg als deze partner vertrekt?",
    en="What falls away when this partner leaves?",
)
def departure_impact(view: View[DepartureAsked]) -> Answer:
    """What a party carries on the day asked about, and what its withdrawal on that day would do.

    Answers `{organisation, category, counts, counting, roles, projects, actions, contributions, cofinancing,
    commitments, mandates, signatures, bodies, proposals, grants, guards}`. Nothing is recorded by it.

    `counting` is `{now, after}`, how many partners count. `roles` are `{assignment, role, project, body}`; `projects`
    those that go on, `{project, title, status, roles, executing}`; `actions` that run, by reference.
    `contributions` are those fixed and not ended, `{contribution, kind, quantity, unit, per, amount, cofinancing,
    through, delivered}`, `delivered` being how many deliveries were told; `cofinancing` is their sum where they count
    as such, `{minor, currency}` by currency. `commitments` are `{commitment, recognised}`, not ended. `mandates` are
    those valid that day; `signatures` stand under what is in force; `proposals` wait for an answer of the party among
    others.

    A body is `{body, members}`, with how many would be left. A grant that runs is `{grant, leadPartner, partners,
    minimumPartners, sectors, minimumSectors, kept, noticeDays}`: `leadPartner` whether the party is, the numbers as
    they would be and the rules they must meet, `kept` whether they would be met. `guards` are those up to the present
    phase that hold now and would not: `{guard, kind, missing}`.
    """
    code = view.parameters.organisation
    state = view.state
    party = state.parties.by_organisation.get(code)
    if party is None or not party.present:
        raise NotFoundError(f"{code} is not a party of {view.key}", reason="not_a_party", organisation=code)
    after = without(view, code)
    value, behind = _carried(view, party)
    fallen = fallen_guards(view, after)
    value |= {
        "counting": {"now": len(state.parties.counting()), "after": len(after.parties.counting())},
        "grants": [_grant(view, code, after, item) for item in view.grants(view.day) if item.grant.running],
        "guards": [unmet(item) for item in fallen],
    }
    rulings = (ruling.fact for item in view.grants(view.day) if item.grant.running for ruling in item.grant.rulings)
    return Answer(value=value, facts=(party.spans[-1].fact, *behind, *rulings))


def _carried(view: View[DepartureAsked], party: Party) -> tuple[dict[str, Any], list[str]]:
    """What the party holds, promised and signed."""
    state, code = view.state, party.organisation
    roles = state.people.roles_of(code)
    projects = list(projects_of(state, code, view.day))
    actions = [item for item in state.projects.running_actions() if item.organisation == code]
    given = [item for item in state.contributions.by_ref.values() if item.organisation == code and item.fixed]
    promised = [item for item in state.contributions.commitments.values() if item.organisation == code]
    promised = [item for item in promised if item.ended_on is None]
    mandates = [item for item in state.mandates.by_ref.values() if item.organisation == code]
    mandates = [item for item in mandates if item.on(view.day) is not None]
    line = state.parties.lineage(code)
    signed = [
        (version, version.signatures[signer])
        for version in state.deliverables.versions.values()
        if version.in_force(view.day)
        for signer in line
        if signer in version.signatures
    ]
    bodies = [item for item in state.people.bodies.values() if code in item.members and item.dissolved_on is None]
    asked = [item for item in state.decisions.proposals.values() if item.open and code in item.entitled]
    value = {
        "organisation": code,
        "category": party.category,
        "counts": party.counts,
        "roles": [
            {"assignment": item.ref, "role": item.role, "project": item.project, "body": item.body} for item in roles
        ],
        "projects": [row for row, _ in projects],
        "actions": [item.ref for item in actions],
        "contributions": [contribution_row(item) for item in given],
        "cofinancing": _sums(state, code),
        "commitments": [{"commitment": item.ref, "recognised": item.recognised} for item in promised],
        "mandates": [item.ref for item in mandates],
        "signatures": [
            {"deliverable": msgspec.to_builtins(version.ref), "on": signature.on} for version, signature in signed
        ],
        "bodies": [{"body": item.key, "members": len(item.members) - 1} for item in bodies],
        "proposals": [item.ref for item in asked],
    }
    behind = [item.fact for item in roles] + [item.fact for item in actions] + [item.fact for item in given]
    behind += [item.fact for item in promised] + [item.fact for item in mandates] + [item.fact for item in asked]
    behind += [signature.fact for _, signature in signed]
    return value, behind + [id_ for _, facts in projects for id_ in facts]


def _sums(state: PartnershipState, code: str) -> list[dict[str, Any]]:
    sums: Counter[str] = Counter()
    for item in state.contributions.by_ref.values():
        if item.organisation == code and item.fixed and item.cofinancing and item.amount is not None:
            sums[item.amount.currency] += item.amount.minor
    return [{"minor": minor, "currency": currency} for currency, minor in sorted(sums.items())]


def _grant(view: View[DepartureAsked], code: str, after: PartnershipState, held: GrantOnDay) -> dict[str, Any]:
    left, rules = after.parties.counting(), held.grant.rules
    partners, kinds = len(left), len(sectors(view, left))
    minimum, mix = rules.get(MINIMUM_PARTNERS), rules.get(MINIMUM_SECTORS)
    return {
        "grant": held.key,
        "leadPartner": held.grant.lead_partner == code,
        "partners": partners,
        "minimumPartners": minimum,
        "sectors": kinds,
        "minimumSectors": mix,
        "kept": partners >= (minimum or 0) and kinds >= (mix or 0),
        "noticeDays": rules.get(CHANGE_NOTICE_DAYS),
    }
