"""Checks on projects: their sheets, agreed by those who carry them out."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.guards.deliverables import deliverable_adopted, latest_adopted, shortcomings
from partnerflow.domain.guards.outcome import Met, Missing, Outcome, Situation, Step, parted
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.signatures import positive_positions
from partnerflow.domain.guards.since import counts_since
from partnerflow.domain.guards.steps import lacking, towards
from partnerflow.domain.guards.versions import said
from partnerflow.domain.parties.records import GONE
from partnerflow.domain.people.facts import RoleAccepted, RoleAssigned
from partnerflow.domain.people.records import Assignment
from partnerflow.domain.seats import holder


def live_projects(situation: Situation) -> tuple[str, ...]:
    """The projects that have not come to an end."""
    return tuple(ref for ref, project in situation.state.projects.by_ref.items() if project.goes_on)


@guard("project_sheets_agreed", "not_adopted", "section_empty", "reopened_not_settled", "executing_partner_not_agreed")
def project_sheets_agreed(situation: Situation, deliverable: str) -> Outcome:
    """A sheet is adopted; of each that is, the executing partners took a positive position or accepted a role in it."""
    adopted = deliverable_adopted(situation, deliverable=deliverable)
    if not isinstance(adopted, Met):
        return adopted
    sheets = [sheet for sheet in latest_adopted(situation, deliverable) if not any(shortcomings(situation, sheet))]
    return parted([*adopted.facts, *(item for sheet in sheets for item in _agreement(situation, sheet))])


def _agreement(situation: Situation, sheet: DeliverableVersion) -> Iterator[str | Missing]:
    parties, positions = situation.state.parties, positive_positions(situation, sheet)
    roles = [item for item in situation.state.people.assignments.values() if item.holds]
    for partner in sheet.executing_partners:
        # A legal successor stands by what its predecessor agreed to; who left has nothing to carry out any more.
        seat = holder(parties, partner)
        facts = [positions[code] for code in dict.fromkeys((partner, seat)) if code in positions]
        own = [item for item in roles if item.organisation == seat and item.project == sheet.ref.project]
        facts += [item.accepted_fact for item in own if item.accepted_fact is not None]
        yield from facts
        party = parties.by_organisation.get(seat)
        if not facts and (party is None or party.status not in GONE):
            yield lacking(
                "executing_partner_not_agreed",
                (seat,),
                since=max(sheet.adopted_on or "", counts_since(situation, seat) if party is not None else ""),
                organisation=seat,
                project=sheet.ref.project,
                subject=said(sheet.ref),
                step=_to_agree(seat, sheet, own),
            )


def _to_agree(seat: str, sheet: DeliverableVersion, roles: list[Assignment]) -> Step:
    """Accept the role it was given in the project, or be given one."""
    if roles:
        return towards(RoleAccepted, assignment=roles[0].ref)
    return towards(RoleAssigned, settles=False, organisation=seat, project=sheet.ref.project)
