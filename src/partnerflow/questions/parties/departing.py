"""A departure before it happens: what a party carries, promised and signed, and what would fall without it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from partnerflow.domain.contributions.records import Contribution
from partnerflow.domain.fact import AnyFact, Fact
from partnerflow.domain.guards.evaluation import Finding, findings
from partnerflow.domain.parties.facts import PartnerWithdrew
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.seats import holder
from partnerflow.questions.numbers import plain
from partnerflow.questions.view import View

HELD = ("met", "waived", "not_applicable")


def without(view: View[Any], organisation: str) -> PartnershipState:
    """The partnership as it would be on the day asked about, had this party withdrawn."""
    data = PartnerWithdrew(organisation=organisation, settlement=())
    departure: AnyFact = Fact(
        id=f"{view.key}-0000",
        type="PartnerWithdrew",
        stream="partnership",
        key=view.key,
        occurred_at=view.day,
        by=organisation,
        data=data,
    )
    return view.state.after(departure)


def fallen_guards(view: View[Any], after: PartnershipState) -> list[Finding]:
    """The guards up to the present phase that hold on the day asked about and would not without the party.

    A signal that is unmet already, and a guard that was taken over, cannot fall.
    """
    grants, course, process = view.grants(view.day), view.state.course, view.state.process
    fallen: list[Finding] = []
    for phase in (*process.earlier_phases(course.phase), course.phase):
        held = {item.guard for item in findings(view.state, view.day, grants, phase) if item.outcome in HELD}
        now_unmet = (item for item in findings(after, view.day, grants, phase) if item.outcome == "unmet")
        fallen += [item for item in now_unmet if item.guard in held]
    return fallen


def projects_of(state: PartnershipState, organisation: str, day: str) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """The projects that go on and that a party leads or carries out, each with the facts behind it."""
    roles = state.people.roles_of(organisation)
    for project in state.projects.by_ref.values():
        held = [item for item in roles if item.project == project.ref]
        sheets = [
            sheet
            for kind, deliverable in state.process.deliverables.items()
            if deliverable.per_project and (sheet := state.deliverables.current(kind, day, project.ref)) is not None
        ]
        carrying = [
            sheet
            for sheet in sheets
            if organisation in {holder(state.parties, code) for code in (*sheet.executing_partners, sheet.lead) if code}
        ]
        if project.goes_on and (held or carrying):
            row = {
                "project": project.ref,
                "title": project.title,
                "status": project.status,
                "roles": [item.role for item in held],
                "executing": bool(carrying),
            }
            facts = [project.fact, *(item.fact for item in held)]
            yield row, facts + [sheet.submission for sheet in carrying if sheet.submission is not None]


def contribution_row(item: Contribution) -> dict[str, Any]:
    """A fixed contribution, and what of it is still to come as far as that was counted."""
    return {
        "contribution": item.ref,
        "kind": item.kind,
        "quantity": plain(item.quantity),
        "unit": item.unit,
        "per": item.per,
        "amount": msgspec.to_builtins(item.amount) if item.amount else None,
        "cofinancing": item.cofinancing,
        "through": item.period.end if item.period else None,
        "delivered": len(item.deliveries),
    }


def sectors(view: View[Any], codes: tuple[str, ...]) -> set[str]:
    """The sectors of these organisations, as registered on the day asked about."""
    registered = (view.around.organisation(code, view.day) for code in codes)
    return {organisation.sector for organisation in registered if organisation is not None}
