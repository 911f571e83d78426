"""Persons, roles and bodies: what is refused, and what is not."""

from __future__ import annotations

from typing import Any

from tests.support.story import Story, reasons


def with_body(**more: Any) -> Story:
    """A partnership with a core group of AAA and BBB."""
    story = Story.imported()
    body = {
        "body": "kerngroep",
        "name": "Kerngroep",
        "domain": "voorbereiden",
        "members": ["AAA", "BBB"],
        "method": "consent",
    }
    story.tells("BodyEstablished", "2020-01-10", **{**body, **more})
    return story


def test_a_person_is_erased_once() -> None:
    story = Story.imported()
    story.tells("PersonRegistered", "2020-01-10", person="p-001", name="Bo Bedenksel", email="bo@aaa.example")
    story.tells("PersonErased", "2020-02-01", person="p-001", reasonCode="request")

    faults = story.asks("PersonErased", "2020-02-02", person="p-001", reasonCode="request")

    assert reasons(faults) == ["sequence.already_erased"]


def test_a_role_is_held_by_who_was_asked_to_the_table_or_by_an_external() -> None:
    story = Story.imported()
    role = {"assignment": "R-01", "role": "monitoring"}
    story.tells("ExternalEngaged", "2020-02-01", external="extern-1", capacity="evaluator")

    stranger = story.asks("RoleAssigned", "2020-02-01", **role, organisation="DDD")
    unknown = story.asks("RoleAssigned", "2020-02-01", **role, external="extern-2")
    external = story.asks("RoleAssigned", "2020-02-01", **role, external="extern-1")

    assert reasons(stranger) == ["membership.not_a_party"]
    assert reasons(unknown) == ["unknown_reference.external"]
    assert external == []


def test_a_role_is_accepted_once() -> None:
    story = Story.imported()
    story.tells("RoleAssigned", "2020-02-01", assignment="R-01", role="monitoring", organisation="BBB")

    first = story.asks("RoleAccepted", "2020-02-01", by="CCC", assignment="R-01")
    again = story.asks("RoleAccepted", "2020-02-02", by="BBB", assignment="R-01")

    assert first == []
    assert reasons(again) == ["sequence.role_accepted"]


def test_a_successor_accepts_what_it_inherited() -> None:
    story = Story.imported()
    story.tells("RoleAssigned", "2020-02-01", assignment="R-01", role="monitoring", organisation="BBB")
    story.tells("RoleAccepted", "2020-02-01", by="BBB", assignment="R-01")
    story.succeeds("2020-02-02", "BBB", "DDD")

    assert story.asks("RoleAccepted", "2020-02-03", by="DDD", assignment="R-01") == []
    assert reasons(story.asks("RoleAccepted", "2020-02-03", by="DDD", assignment="R-01")) == ["sequence.role_accepted"]


def test_a_role_ends_once_and_is_not_accepted_afterwards() -> None:
    story = Story.imported()
    story.tells("RoleAssigned", "2020-02-01", assignment="R-01", role="monitoring", organisation="BBB")
    story.tells("RoleEnded", "2020-02-02", assignment="R-01")

    again = story.asks("RoleEnded", "2020-02-03", assignment="R-01")
    accepted = story.asks("RoleAccepted", "2020-02-03", by="BBB", assignment="R-01")

    assert reasons(again) == reasons(accepted) == ["sequence.role_ended"]


def test_a_body_is_made_of_parties() -> None:
    story = Story.imported()
    body = {"body": "kerngroep", "name": "Kerngroep", "domain": "voorbereiden", "method": "consent"}

    faults = story.asks("BodyEstablished", "2020-02-01", **body, members=["AAA", "DDD"])

    assert reasons(faults) == ["membership.not_a_party"]
    assert faults[0].pointer == "/data/members/1"


def test_an_organisation_joins_and_leaves_a_body_once() -> None:
    story = with_body()

    sits = story.asks("BodyMemberJoined", "2020-02-01", body="kerngroep", organisation="BBB")
    joins = story.asks("BodyMemberJoined", "2020-02-01", body="kerngroep", organisation="CCC")
    story.tells("BodyMemberLeft", "2020-02-02", body="kerngroep", organisation="CCC")
    gone = story.asks("BodyMemberLeft", "2020-02-03", body="kerngroep", organisation="CCC")

    assert reasons(sits) == ["sequence.already_a_member"]
    assert joins == []
    assert reasons(gone) == ["sequence.not_a_member"]


def test_partners_delegate_by_a_decision_that_names_body_and_subjects() -> None:
    story = with_body()
    decision = story.decides(
        "2020-02-01", {"type": "delegate", "body": "kerngroep", "delegated": ["assign_role", "plan_evaluation"]}
    )
    delegated = {"body": "kerngroep", "decision": decision}

    more = story.asks("DecisionDelegated", "2020-02-01", **delegated, delegated=["assign_role", "adopt_projectfiche"])
    less = story.asks(
        "DecisionDelegated", "2020-02-01", **delegated, delegated=["assign_role"], validThrough="2020-12-31"
    )

    assert reasons(more) == ["decision.no_decision_for_this"]
    assert less == []


def test_what_every_partner_must_decide_is_never_delegated() -> None:
    story = with_body()
    decision = story.decides("2020-02-01", {"type": "delegate", "body": "kerngroep", "delegated": ["other"]})

    faults = story.asks(
        "DecisionDelegated", "2020-02-01", body="kerngroep", decision=decision, delegated=["waive_guard"]
    )

    assert reasons(faults) == ["schema.schema"]


def test_nothing_happens_in_a_body_that_is_no_more() -> None:
    story = with_body()
    story.tells("BodyDissolved", "2020-02-01", body="kerngroep")

    again = story.asks("BodyDissolved", "2020-02-02", body="kerngroep")
    joined = story.asks("BodyMemberJoined", "2020-02-02", body="kerngroep", organisation="CCC")
    role = story.asks(
        "RoleAssigned", "2020-02-02", assignment="R-01", role="steering_chair", organisation="BBB", body="kerngroep"
    )

    assert reasons(again) == reasons(joined) == reasons(role) == ["sequence.body_dissolved"]
