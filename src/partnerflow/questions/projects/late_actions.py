"""Which actions are late or have nobody who acts, and which projects have no lead."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.days import between
from partnerflow.domain.parties.state import Parties
from partnerflow.domain.people.records import Assignment
from partnerflow.domain.projects.records import Action
from partnerflow.domain.seats import holder
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View

LEAD = "project_lead"


@question(
    "late_actions",
    permission="partnership.read",
    parameters=Asked,
    nl="Welke acties zijn te laat of zonder eigenaar, en welke projecten zonder trekker?",
    en="Which actions are late or without owner, and which projects without lead?",
)
def late_actions(view: View[Asked]) -> Answer:
    """By project: the running actions that are late or whose owner does not act, and whether the project has a lead.

    Answers a list of `{project, title, status, leads, withoutLead, actions}` of the projects that have something to
    mend, in the order in which they were defined. An action is `{action, title, organisation, owner, since, dueOn,
    daysLate, late, withoutOwner}`: `owner` is who holds the seat of its organisation now, null when that party is
    gone or has suspended its part; `dueOn` is its last day, and `daysLate` is null before it has passed. `leads` are
    those who lead the project and take part; `withoutLead` is never true of a project that has come to an end.
    """
    state = view.state
    value, behind = [], []
    for project in state.projects.by_ref.values():
        running = [item for item in state.projects.running_actions() if item.project == project.ref]
        rows = [(item, _row(view, item)) for item in running]
        rows = [(item, row) for item, row in rows if row["late"] or row["withoutOwner"]]
        leads = [item for item in state.people.holders(LEAD) if item.project == project.ref]
        acting = [item for item in leads if _leads(state.parties, item)]
        without_lead = project.goes_on and not acting
        if rows or without_lead:
            value.append(
                {
                    "project": project.ref,
                    "title": project.title,
                    "status": project.status,
                    "leads": [item.holder for item in acting],
                    "withoutLead": without_lead,
                    "actions": [row for _, row in rows],
                }
            )
            behind += [project.fact, *(item.fact for item in leads), *(item.fact for item, _ in rows)]
    return Answer(value=value, facts=tuple(behind))


def _row(view: View[Asked], action: Action) -> dict[str, Any]:
    owner = _acting(view.state.parties, action.organisation)
    late = action.due_on is not None and action.due_on < view.day
    return {
        "action": action.ref,
        "title": action.title,
        "organisation": action.organisation,
        "owner": owner,
        "since": action.since,
        "dueOn": action.due_on,
        "daysLate": between(action.due_on, view.day) if action.due_on is not None and late else None,
        "late": late,
        "withoutOwner": owner is None,
    }


def _leads(parties: Parties, assignment: Assignment) -> bool:
    return assignment.organisation is None or _acting(parties, assignment.organisation) is not None


def _acting(parties: Parties, organisation: str) -> str | None:
    """Who acts for this organisation: itself or its legal successor, unless it has no seat or pauses its own part."""
    seat = holder(parties, organisation)
    party = parties.by_organisation.get(seat)
    return seat if party is not None and party.present and party.status != "suspended" else None
