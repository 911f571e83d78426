"""Checks on projects: their sheets, agreed by those who carry them out."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.deliverables.state import DeliverableVersion
from partnerflow.domain.guards.deliverables import deliverable_adopted, latest_adopted, shortcomings
from partnerflow.domain.guards.outcome import Met, Missing, Outcome, Situation, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.signatures import positive_positions
from partnerflow.domain.parties.state import GONE


def live_projects(situation: Situation) -> tuple[str, ...]:
    """The projects that have not come to an end."""
    return tuple(ref for ref, project in situation.state.projects.by_ref.items() if project.goes_on)


@guard("project_sheets_agreed")
def project_sheets_agreed(situation: Situation, deliverable: str) -> Outcome:
    """A sheet is adopted, and of each that is the executing partners took a positive position, or accepted a role in it."""
    adopted = deliverable_adopted(situation, deliverable=deliverable)
    if not isinstance(adopted, Met):
        return adopted
    sheets = [sheet for sheet in latest_adopted(situation, deliverable) if not any(shortcomings(situation, sheet))]
    found = [item for sheet in sheets for item in _agreement(situation, sheet)]
    return judged(
        (item for item in found if isinstance(item, Missing)),
        (*adopted.facts, *(item for item in found if not isinstance(item, Missing))),
    )


def _agreement(situation: Situation, sheet: DeliverableVersion) -> Iterator[str | Missing]:
    parties, people = situation.state.parties, situation.state.people
    positions = positive_positions(situation, sheet)
    roles = [item for item in people.assignments.values() if item.project == sheet.ref.project and item.holds]
    for partner in sheet.executing_partners:
        party = parties.by_organisation.get(partner)
        line = (partner, *((party.successor,) if party is not None and party.successor is not None else ()))
        facts = [positions[code] for code in line if code in positions]
        facts.extend(item.accepted_fact for item in roles if item.organisation in line and item.accepted_fact is not None)
        yield from facts
        if not facts and (party is None or party.status not in GONE or party.successor is not None):
            yield Missing(
                reason="executing_partner_not_agreed",
                organisation=line[-1],
                project=sheet.ref.project,
                subject=sheet.ref.version,
                who=(line[-1],),
            )
