"""Who held which role, from when until when."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.parties.facts import PartnerSucceeded
from partnerflow.domain.people.facts import RoleAssigned, RoleEnded
from partnerflow.domain.people.records import Assignment
from partnerflow.domain.vocabulary.enumerations import RoleKind
from partnerflow.questions.people.tenures import Tenure, tenures
from partnerflow.questions.registry import question
from partnerflow.questions.told import told
from partnerflow.questions.view import Answer, Asked, View


class RoleAsked(Asked):
    """Which role; without one: all of them."""

    role: RoleKind | None = None


@question(
    "roles_timeline",
    permission="partnership.read",
    parameters=RoleAsked,
    nl="Wie had welke rol, van wanneer tot wanneer?",
    en="Who held which role, from when until when?",
)
def roles_timeline(view: View[RoleAsked]) -> Answer:
    """Every holder of a role, the first one first.

    Answers a list of `{holder, from, until, role, project, body, assignment, acceptedOn}`. `holder` is the code of an
    organisation or the reference of an external. A role begins when it is assigned; `acceptedOn` is `null` as long as
    its holder did not accept it. `until` is the first day on which the holder no longer had it: it was laid down, or
    the holder left. To a legal successor a role passes with the seat, so that an assignment may have two rows.
    """
    state, wanted = view.state, view.parameters.role
    ended = {fact.data.assignment: fact.id for fact in told(view, RoleEnded)}
    heirs = {fact.id: fact.data.successor for fact in told(view, PartnerSucceeded)}
    rows, behind = [], []
    for fact in told(view, RoleAssigned):
        if wanted in (None, fact.data.role):
            assignment = state.people.assignments[fact.data.assignment]
            held = list(tenures(fact, assignment.ended_on, state.parties, heirs))
            rows += [_row(tenure, assignment) for tenure in held]
            also = (assignment.accepted_fact, ended.get(assignment.ref))
            behind += [id_ for tenure in held for id_ in tenure.facts] + [id_ for id_ in also if id_ is not None]
    rows.sort(key=lambda row: str(row["from"]))
    return Answer(value=rows, facts=tuple(behind))


def _row(tenure: Tenure, assignment: Assignment) -> dict[str, Any]:
    return {
        "holder": tenure.holder,
        "from": tenure.since,
        "until": tenure.until,
        "role": assignment.role,
        "project": assignment.project,
        "body": assignment.body,
        "assignment": assignment.ref,
        "acceptedOn": assignment.accepted_on,
    }
