"""Persons by key, who holds which role, and which bodies may decide what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds
from partnerflow.domain.parties import facts as parties
from partnerflow.domain.people import facts
from partnerflow.domain.people.records import Assignment, Body, Person


@dataclass(slots=True, kw_only=True)
class People(Slice):
    """The people and bodies of one partnership."""

    persons: dict[str, Person] = field(default_factory=dict)
    assignments: dict[str, Assignment] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)

    def holders(self, *roles: str) -> list[Assignment]:
        """The assignments of these roles that hold now."""
        return [item for item in self.assignments.values() if item.role in roles and item.holds]

    def roles_of(self, organisation: str) -> list[Assignment]:
        """The assignments that an organisation holds now."""
        return [item for item in self.assignments.values() if item.organisation == organisation and item.holds]


@folds(People, facts.PersonRegistered)
def _registered(people: People, fact: Fact[facts.PersonRegistered], state: Any) -> None:
    data = fact.data
    people.persons[data.person] = Person(
        key=data.person, organisation=data.organisation, external=data.external, fact=fact.id
    )


@folds(People, facts.PersonErased)
def _erased(people: People, fact: Fact[facts.PersonErased], state: Any) -> None:
    person = people.persons[fact.data.person]
    people.persons[person.key] = replace(person, erased_on=fact.occurred_on)


@folds(People, facts.RoleAssigned)
def _assigned(people: People, fact: Fact[facts.RoleAssigned], state: Any) -> None:
    data = fact.data
    people.assignments[data.assignment] = Assignment(
        ref=data.assignment,
        role=data.role,
        organisation=data.organisation,
        external=data.external,
        person=data.person,
        project=data.project,
        body=data.body,
        since=fact.occurred_on,
        fact=fact.id,
    )


@folds(People, facts.RoleAccepted)
def _role_accepted(people: People, fact: Fact[facts.RoleAccepted], state: Any) -> None:
    assignment = people.assignments[fact.data.assignment]
    people.assignments[assignment.ref] = replace(
        assignment, accepted_on=fact.occurred_on, accepted_fact=fact.id, inherited=False
    )


@folds(People, facts.RoleEnded)
def _role_ended(people: People, fact: Fact[facts.RoleEnded], state: Any) -> None:
    assignment = people.assignments[fact.data.assignment]
    people.assignments[assignment.ref] = replace(assignment, ended_on=fact.occurred_on)


@folds(People, facts.BodyEstablished)
def _established(people: People, fact: Fact[facts.BodyEstablished], state: Any) -> None:
    data = fact.data
    people.bodies[data.body] = Body(
        key=data.body, name=data.name, members=frozenset(data.members), method=data.method, since=fact.occurred_on
    )


@folds(People, facts.BodyMemberJoined)
def _joined(people: People, fact: Fact[facts.BodyMemberJoined], state: Any) -> None:
    body = people.bodies[fact.data.body]
    people.bodies[body.key] = replace(body, members=body.members | {fact.data.organisation})


@folds(People, facts.BodyMemberLeft)
def _member_left(people: People, fact: Fact[facts.BodyMemberLeft], state: Any) -> None:
    body = people.bodies[fact.data.body]
    people.bodies[body.key] = replace(body, members=body.members - {fact.data.organisation})


@folds(People, facts.DecisionDelegated)
def _delegated(people: People, fact: Fact[facts.DecisionDelegated], state: Any) -> None:
    data = fact.data
    body = people.bodies[data.body]
    people.bodies[body.key] = replace(
        body,
        delegated={**body.delegated, **dict.fromkeys(data.delegated, data.valid_through)},
        delegations={**body.delegations, **dict.fromkeys(data.delegated, fact.id)},
    )


@folds(People, facts.BodyDissolved)
def _dissolved(people: People, fact: Fact[facts.BodyDissolved], state: Any) -> None:
    body = people.bodies[fact.data.body]
    people.bodies[body.key] = replace(body, dissolved_on=fact.occurred_on)


@folds(People, parties.PartnerSucceeded)
def _succeeded(people: People, fact: Fact[parties.PartnerSucceeded], state: Any) -> None:
    """Roles and seats in bodies pass to the legal successor."""
    data = fact.data
    for ref, assignment in people.assignments.items():
        if assignment.organisation == data.predecessor and assignment.holds:
            people.assignments[ref] = replace(assignment, organisation=data.successor, inherited=True)
    for key, body in people.bodies.items():
        if data.predecessor in body.members:
            people.bodies[key] = replace(body, members=body.members - {data.predecessor} | {data.successor})
