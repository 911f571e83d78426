"""Legal succession: what passes with the seat, and to whom."""

from __future__ import annotations

from typing import Any

from tests.support.story import Story, reasons

OFFER: dict[str, Any] = {"kind": "people", "description": "Mensen.", "amount": {"minor": 100, "currency": "EUR"}}


def contributes(story: Story, organisation: str) -> None:
    fixed = {"contribution": f"CT-{organisation}-1", "organisation": organisation, "cofinancing": True}
    story.tells("ContributionFixed", "2020-01-20", **fixed, data=OFFER)


def test_a_place_passes_to_the_successor_that_the_register_names() -> None:
    story = Story.imported()
    succession = {"predecessor": "CCC", "successor": "DDD"}

    before = story.asks("PartnerSucceeded", "2020-02-01", by="DDD", **succession)
    story.succeeds("2020-02-01", "CCC", "DDD")

    assert reasons(before) == ["sequence.no_legal_succession"]
    assert story.state.parties.counting() == ("AAA", "BBB", "DDD")


def test_who_has_no_seat_passes_none_on() -> None:
    story = Story.imported()
    law = {"successor": "DDD", "kind": "merger"}
    story.tells("OrganisationSucceeded", "2020-02-01", by="DDD", stream="organisation", key="EEE", data=law)

    faults = story.asks("PartnerSucceeded", "2020-02-01", predecessor="EEE", successor="DDD")

    assert reasons(faults) == ["membership.not_a_party"]


def test_a_successor_that_is_partner_already_holds_one_seat_and_both_duties() -> None:
    story = Story.imported()
    contributes(story, "BBB")
    contributes(story, "CCC")

    story.succeeds("2020-02-01", "CCC", "BBB", kind="absorption")

    assert story.state.parties.counting() == ("AAA", "BBB")
    assert story.state.contributions.pledged("BBB") == 200


def test_two_predecessors_merge_into_one_successor_that_is_bound_by_both() -> None:
    story = Story.imported()
    contributes(story, "BBB")
    contributes(story, "CCC")

    story.succeeds("2020-02-01", "BBB", "DDD")
    story.succeeds("2020-02-02", "CCC", "DDD")

    assert story.state.parties.counting() == ("AAA", "DDD")
    assert set(story.state.parties.lineage("DDD")) == {"DDD", "BBB", "CCC"}
    assert story.state.contributions.pledged("DDD") == 200


def test_of_a_split_each_successor_takes_a_seat_once_and_the_first_takes_the_duties() -> None:
    story = Story.imported()
    contributes(story, "CCC")

    story.succeeds("2020-02-01", "CCC", "DDD", "EEE", kind="split")
    again = story.asks("PartnerSucceeded", "2020-02-02", predecessor="CCC", successor="EEE")

    assert reasons(again) == ["sequence.already_succeeded"]
    assert story.state.parties.counting() == ("AAA", "BBB", "DDD", "EEE")
    assert (story.state.contributions.pledged("DDD"), story.state.contributions.pledged("EEE")) == (100, 0)
    assert story.state.parties.lineage("EEE") == ("EEE", "CCC")


def test_what_was_announced_goes_with_the_seat() -> None:
    story = Story.imported()
    story.tells(
        "WithdrawalNotified", "2020-01-20", by="CCC", organisation="CCC", effectiveOn="2020-06-30", reason="Anders."
    )

    story.succeeds("2020-02-01", "CCC", "DDD")

    notice = story.state.parties.by_organisation["DDD"].notice
    assert notice is not None
    assert notice.effective_on == "2020-06-30"


def test_roles_and_interests_pass_and_endorsements_and_mandates_do_not() -> None:
    story = Story.imported()
    shared = {"level": "organisation", "interest": "Rust.", "audience": "all_parties", "newlyDisclosed": False}
    story.tells("InterestShared", "2020-01-20", by="CCC", organisation="CCC", data=shared)
    story.tells("RoleAssigned", "2020-01-20", assignment="R-01", role="secretary", organisation="CCC")
    story.tells("RoleAccepted", "2020-01-20", by="CCC", assignment="R-01")
    story.tells("SharedAmbitionDrafted", "2020-01-20", ambitionVersion=1, text="Samen verder.")
    yes = {"stance": "given", "recognise": True, "own": True, "act": True}
    story.tells("AmbitionEndorsed", "2020-01-20", by="CCC", organisation="CCC", ambitionVersion=1, data=yes)

    story.succeeds("2020-02-01", "CCC", "DDD")

    state = story.state
    assert "DDD" in [item.organisation for item in state.ambition.interests]
    assert state.people.assignments["R-01"].organisation == "DDD"
    assert state.ambition.reading(1, "DDD") == "not_endorsed"
    assert state.mandates.of("DDD", "decide", "2020-02-01") is None


def test_two_organisations_that_succeed_each_other_in_turn_hold_the_seat_in_turn() -> None:
    story = Story.imported()

    story.succeeds("2020-02-01", "CCC", "DDD")
    story.succeeds("2020-03-01", "DDD", "CCC", kind="transfer")

    assert story.state.parties.counting() == ("AAA", "BBB", "CCC")
    assert story.state.parties.by_organisation["CCC"].successor is None
