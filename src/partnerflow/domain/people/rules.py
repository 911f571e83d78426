"""Rules of persons and roles; those of bodies stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.membership import asked_in
from partnerflow.domain.people import bodies
from partnerflow.domain.people.facts import PersonErased, RoleAccepted, RoleAssigned, RoleEnded
from partnerflow.domain.people.records import Assignment
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.errors import Fault


@rule(PersonErased)
def still_there(case: Case[PersonErased]) -> Iterator[Fault]:
    """Data are erased once."""
    person = case.partnership.people.persons[case.data.person]
    if person.erased_on is not None:
        yield refuse("sequence", "already_erased", "/data/person", person=person.key, on=person.erased_on)


@rule(RoleAssigned)
def can_hold_it(case: Case[RoleAssigned]) -> Iterator[Fault]:
    """An organisation at the table or asked to it, or an external; not in a body that is no more."""
    data = case.data
    if data.organisation is not None:
        yield from asked_in(case, data.organisation, "/data/organisation")
    if data.body is not None:
        yield from bodies.not_dissolved(case, data.body)


@rule(RoleAccepted, RoleEnded)
def role_runs(case: Case[Any]) -> Iterator[Fault]:
    """Nothing happens to a role that was laid down."""
    assignment = _assignment(case)
    if assignment.ended_on is not None:
        yield refuse("sequence", "role_ended", "/data/assignment", assignment=assignment.ref, on=assignment.ended_on)


@rule(RoleAccepted)
def accepted_once(case: Case[RoleAccepted]) -> Iterator[Fault]:
    """Once by each holder: who took the place of a predecessor may accept what it inherited."""
    assignment = _assignment(case)
    if assignment.accepted_on is not None and not assignment.inherited:
        yield refuse(
            "sequence", "role_accepted", "/data/assignment", assignment=assignment.ref, on=assignment.accepted_on
        )


def _assignment(case: Case[Any]) -> Assignment:
    assignment: Assignment = case.partnership.people.assignments[case.data.assignment]
    return assignment
