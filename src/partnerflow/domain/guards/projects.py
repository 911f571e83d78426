"""Checks on projects: their sheets, agreed by those who carry them out."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.guards.deliverables import deliverable_adopted, latest_adopted, shortcomings
from partnerflow.domain.guards.outcome import Met, Missing, Outcome, Situation, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.signatures import positive_positions
from partnerflow.domain.parties.records import GONE
from partnerflow.domain.seats import holder


def live_projects(situation: Situation) -> tuple[str, ...]:
    """The projects that have not come to an end."""
    return tuple(ref for ref, project in situation.state.projects.by_ref.items() if project.goes_on)


@guard("project_sheets_agreed")
def project_sheets_agreed(situation: Situation, deliverable: str) -> Outcome:
    """A sheet is adopted; of each that is, the executing partners took a positive position or accepted a role in it."""
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
    parties, positions = situation.state.parties, positive_positions(situation, sheet)
    roles = [item for item in situation.state.people.assignments.values() if item.holds]
    for partner in sheet.executing_partners:
        # A legal successor stands by what its predecessor agreed to; who left has nothing to carry out any more.
        seat = holder(parties, partner)
        facts = [positions[code] for code in dict.fromkeys((partner, seat)) if code in positions]
        own = (item for item in roles if item.organisation == seat and item.project == sheet.ref.project)
        facts += [item.accepted_fact for item in own if item.accepted_fact is not None]
        yield from facts
        party = parties.by_organisation.get(seat)
        if not facts and (party is None or party.status not in GONE):
            yield Missing(
                reason="executing_partner_not_agreed",
                organisation=seat,
                project=sheet.ref.project,
                subject=f"{sheet.ref.kind} {sheet.ref.version}",
                who=(seat,),
            )
