"""Rules of bodies: who sits in them, and what the partners let them decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.decisions.needed import decided
from partnerflow.domain.membership import asked_in
from partnerflow.domain.people.facts import (
    BodyDissolved,
    BodyEstablished,
    BodyMemberJoined,
    BodyMemberLeft,
    DecisionDelegated,
)
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.vocabulary.subjects import Delegate
from partnerflow.errors import Fault


def not_dissolved(case: Case[Any], body: str) -> Iterator[Fault]:
    """A refusal of class `sequence` when the body is no more."""
    dissolved_on = case.partnership.people.bodies[body].dissolved_on
    if dissolved_on is not None:
        yield refuse("sequence", "body_dissolved", "/data/body", body=body, on=dissolved_on)


@rule(BodyEstablished)
def members_have_a_seat(case: Case[BodyEstablished]) -> Iterator[Fault]:
    """A body is made of organisations at the table or asked to it."""
    for place, organisation in enumerate(case.data.members):
        yield from asked_in(case, organisation, f"/data/members/{place}")


@rule(BodyMemberJoined)
def member_has_a_seat(case: Case[BodyMemberJoined]) -> Iterator[Fault]:
    """Who joins is at the table or was asked to it."""
    yield from asked_in(case, case.data.organisation, "/data/organisation")


@rule(BodyMemberJoined, BodyMemberLeft, DecisionDelegated, BodyDissolved)
def body_stands(case: Case[Any]) -> Iterator[Fault]:
    """Nothing happens in a body that is no more."""
    yield from not_dissolved(case, case.data.body)


@rule(BodyMemberJoined)
def joins_once(case: Case[BodyMemberJoined]) -> Iterator[Fault]:
    """An organisation that is not in it yet."""
    data = case.data
    if data.organisation in case.partnership.people.bodies[data.body].members:
        yield refuse(
            "sequence", "already_a_member", "/data/organisation", organisation=data.organisation, body=data.body
        )


@rule(BodyMemberLeft)
def was_a_member(case: Case[BodyMemberLeft]) -> Iterator[Fault]:
    """Who sits in it can leave it."""
    data = case.data
    if data.organisation not in case.partnership.people.bodies[data.body].members:
        yield refuse("sequence", "not_a_member", "/data/organisation", organisation=data.organisation, body=data.body)


@rule(DecisionDelegated)
def partners_delegated_it(case: Case[DecisionDelegated]) -> Iterator[Fault]:
    """By a decision that names the body and each subject; what is never delegable has no word in the catalogue."""
    data = case.data
    yield from decided(
        case,
        data.decision,
        Delegate,
        lambda subject: subject.body == data.body and set(data.delegated) <= set(subject.delegated),
    )
