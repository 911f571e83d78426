"""A question about grants is about the one that is named, or about all; sums are never added up over grants."""

from __future__ import annotations

import pytest

from partnerflow.errors import MalformedError, NotFoundError
from tests.unit.questions.grants.funded import Funded, euro

LISTS = ["milestones", "conditions", "settlement", "packs", "due_to_funder"]
SUMS = ["tranches", "minimum_partners"]


@pytest.mark.parametrize("name", LISTS)
def test_a_partnership_without_a_grant_is_answered_with_nothing(name: str) -> None:
    answered = Funded.imported().ask(name)

    assert (answered.answer, answered.facts) == ([], ())


def test_a_partnership_without_a_grant_has_no_sums() -> None:
    story = Funded.imported()

    money, minimum, reviews = (story.ask(name).answer for name in ("tranches", "minimum_partners", "reviews"))

    assert money == {"awardedMinor": 0, "paidMinor": 0, "tranches": [], "grant": None, "currency": None}
    assert (minimum["timeline"], minimum["lowest"], minimum["kept"]) == ([], None, None)
    assert reviews == {"reports": [], "reviews": [], "appeals": []}


@pytest.mark.parametrize("name", [*LISTS, *SUMS, "reviews"])
def test_a_grant_that_is_not_there_is_not_found(name: str) -> None:
    story = Funded.awarded()

    with pytest.raises(NotFoundError) as refused:
        story.ask(name, {"grant": "GR-2"})

    assert refused.value.reason == "no_such_grant_of_it"


@pytest.mark.parametrize("name", SUMS)
def test_a_sum_needs_the_name_of_the_grant_where_two_were_awarded(name: str) -> None:
    story = Funded.awarded("GR-1", "GR-2")

    with pytest.raises(MalformedError) as refused:
        story.ask(name)

    (fault,) = refused.value.faults
    assert (fault.pointer, fault.data["one_of"]) == ("/grant", ["GR-1", "GR-2"])
    assert story.ask(name, {"grant": "GR-2"}).answer["grant"] == "GR-2"


def test_an_application_beside_an_award_does_not_stand_in_the_way_of_its_sums() -> None:
    story = Funded.awarded()
    story.applies("GR-2")

    assert story.ask("tranches").answer["grant"] == "GR-1"


def test_equal_references_of_two_grants_are_told_apart() -> None:
    story = Funded.awarded("GR-1", "GR-2")
    for grant in ("GR-1", "GR-2"):
        story.funder("ConditionImposed", "2021-01-04", grant, condition="C1", text="Iets.")

    every, one = story.ask("conditions").answer, story.ask("conditions", {"grant": "GR-2"}).answer

    assert [(row["grant"], row["condition"]) for row in every] == [("GR-1", "C1"), ("GR-2", "C1")]
    assert [row["grant"] for row in one] == ["GR-2"]


def test_a_grant_that_was_rejected_pays_nothing_and_shows_in_the_settlement() -> None:
    story = Funded.imported()
    story.applies()
    story.funder("GrantRejected", "2021-01-04", reason="Te weinig middelen.")

    (row,) = story.ask("settlement").answer
    money = story.ask("tranches")

    assert (row["status"], row["appliedMinor"], row["awardedMinor"], row["paidMinor"]) == ("rejected", 120_000, None, 0)
    assert (money.answer["grant"], money.answer["awardedMinor"]) == ("GR-1", 0)
    assert money.facts == ("GR-1-0001",)


def test_before_a_grant_is_applied_for_there_is_none() -> None:
    story = Funded.awarded()

    assert story.ask("settlement", as_of="2020-11-01").answer == []
    assert [row["status"] for row in story.ask("settlement", as_of="2021-01-03").answer] == ["applied"]


def test_a_version_of_the_partnership_looks_at_its_grants_as_they_were_known_then() -> None:
    story = Funded.awarded()
    story.funder("TranchePlanned", "2021-01-04", tranche="T1", amount=euro(30_000))
    last = story.tells("PartyInvited", "2021-02-01", organisation="DDD")
    story.funder("TranchePaid", "2021-03-01", tranche="T1", amount=euro(30_000))

    then = story.ask("tranches", at_version=int(last[-4:])).answer

    assert [row["status"] for row in then["tranches"]] == ["planned"]
