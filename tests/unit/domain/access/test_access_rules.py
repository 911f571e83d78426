"""Who can be let in as what, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.letting_in import principal
from tests.support.story import Story, reasons
from tests.unit.domain.access.giving import PROOF, asks, gives, held, takes

DAY = "2020-02-03"


@pytest.mark.parametrize("role", ["coordinator", "funder", "evaluator", "observer", "data_protection_officer"])
def test_a_role_that_speaks_for_no_party_asks_for_no_organisation(role: str) -> None:
    assert asks(Story.imported(), DAY, role) == []


@pytest.mark.parametrize("role", ["representative", "signatory"])
def test_who_binds_an_organisation_is_registered_for_it_or_brings_proof(role: str) -> None:
    story = Story.imported()
    story.tells("PersonRegistered", DAY, person="p-001", name="Bo Bedenksel", organisation="BBB")

    found = [
        reasons(asks(story, DAY, role, organisation=organisation, **proof))
        for organisation, proof in (
            ("BBB", {}),
            ("CCC", {"person": "p-001"}),
            ("CCC", {"evidence": []}),
            ("BBB", {"person": "p-001"}),
            ("CCC", {"evidence": PROOF}),
        )
    ]

    assert found == [*[["authority.voice_without_proof"]] * 3, [], []]


def test_a_person_whose_data_were_erased_proves_nothing() -> None:
    story = Story.imported()
    story.tells("PersonRegistered", DAY, person="p-001", name="Bo Bedenksel", organisation="BBB")
    story.tells("PersonErased", DAY, person="p-001", reasonCode="request")

    assert reasons(asks(story, DAY, "signatory", organisation="BBB", person="p-001")) == [
        "authority.voice_without_proof"
    ]


def test_a_person_of_a_predecessor_speaks_for_the_legal_successor() -> None:
    story = Story.imported()
    story.tells("PersonRegistered", DAY, person="p-001", name="Bo Bedenksel", organisation="CCC")
    story.succeeds("2020-03-02", "CCC", "EEE")

    assert asks(story, "2020-03-03", "representative", organisation="EEE", person="p-001") == []


def test_an_organisation_that_was_only_invited_has_a_voice_and_one_that_left_has_none() -> None:
    story = Story.imported()
    story.tells("PartyInvited", DAY, organisation="DDD")
    story.tells("PartyLeft", DAY, by="CCC", organisation="CCC")

    found = [reasons(asks(story, DAY, "lead_partner", organisation=code)) for code in ("DDD", "CCC", "EEE")]

    assert found == [[], ["membership.not_a_party"], ["membership.not_a_party"]]


def test_a_lead_has_a_project_that_is_there_and_nobody_else_has_one() -> None:
    story = Story.imported()
    lead: dict[str, Any] = {"organisation": "BBB"}

    without = asks(story, DAY, "lead", **lead)
    unknown = asks(story, DAY, "lead", **lead, project="PF1")
    another = asks(story, DAY, "observer", project="PF1")

    assert reasons(without) == reasons(another) == ["schema.schema"]
    assert reasons(unknown) == ["unknown_reference.project"]


def test_nobody_speaks_for_an_organisation_and_an_external_at_once() -> None:
    story = Story.imported()
    story.tells("ExternalEngaged", DAY, external="extern-1", capacity="evaluator")

    both = asks(story, DAY, "evaluator", organisation="AAA", external="extern-1")

    assert reasons(both) == ["schema.schema"]
    assert asks(story, DAY, "evaluator", external="extern-1") == []


@pytest.mark.parametrize("role", ["coordinator", "representative", "signatory", "lead_partner"])
def test_a_link_speaks_for_nobody(role: str) -> None:
    story = Story.imported()

    found = asks(story, DAY, role, principal=principal(3, "link"), organisation="BBB", evidence=PROOF)

    assert reasons(found) == ["authority.link_cannot_speak"]


@pytest.mark.parametrize("who", ["person-abc", "PERSON-abcdefghijklmnop", "person-abcdefghijklmno1", "bo@bbb.example"])
def test_a_principal_is_a_pseudonym_and_no_name(who: str) -> None:
    assert reasons(asks(Story.imported(), DAY, "observer", principal=who)) == ["schema.schema"]


def test_a_last_day_that_had_passed_when_it_became_known_is_refused() -> None:
    story = Story.imported()

    found = asks(story, DAY, "observer", through="2020-02-10", known="2020-02-11")

    assert reasons(found) == ["time.already_past"]


def test_access_ends_once_whatever_the_day_that_is_told() -> None:
    story = Story.imported()
    access = gives(story, DAY)
    takes(story, "2020-03-02", access)

    again = [
        story.asks("AccessRevoked", day, known="2020-04-01", access=access) for day in ("2020-02-10", "2020-04-01")
    ]

    assert [reasons(faults) for faults in again] == [["sequence.access_ended"]] * 2


def test_access_is_given_and_taken_back_after_the_end() -> None:
    story = Story.imported()
    access = gives(story, DAY)
    story.tells("PartnershipEnded", DAY, kind="abandoned", endingReasons=["money"])

    takes(story, "2020-03-02", access)
    later = gives(story, "2020-03-02", "auditor", through="2020-06-30")

    assert held(story, "2020-03-02") == [later]


def test_who_left_may_still_take_access_back_and_gives_none() -> None:
    story = Story.imported()
    access = gives(story, DAY)
    story.tells("PartyLeft", DAY, by="CCC", organisation="CCC")

    assert reasons(asks(story, "2020-03-02", "observer", by="CCC")) == ["membership.not_a_party"]
    assert takes(story, "2020-03-02", access, by="CCC") == story.state.access.grants[access].revoked_fact


def test_access_given_on_behalf_of_another_comes_with_proof() -> None:
    story = Story.imported()

    assert reasons(asks(story, DAY, "observer", on_behalf_of="BBB")) == ["authority.no_evidence"]
    assert asks(story, DAY, "observer", on_behalf_of="BBB", evidence=PROOF) == []
