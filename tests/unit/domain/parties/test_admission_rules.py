"""Becoming partner: by decision, by take-over, by succession."""

from __future__ import annotations

from tests.support.story import Story, reasons

ADMIT_DDD = {"type": "admit_partner", "organisation": "DDD"}
AS_PARTNER = {"category": "partner", "basis": "decision"}


def test_a_partner_is_admitted_by_a_decision_about_it() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", ADMIT_DDD)

    without = story.asks("PartnerAdmitted", "2020-02-01", organisation="DDD", **AS_PARTNER)
    other = story.asks("PartnerAdmitted", "2020-02-01", organisation="EEE", **AS_PARTNER, decision=decision)
    decided = story.asks("PartnerAdmitted", "2020-02-01", organisation="DDD", **AS_PARTNER, decision=decision)

    assert reasons(without) == reasons(other) == ["decision.no_decision_for_this"]
    assert decided == []
    assert "DDD" in story.state.parties.counting()


def test_a_rejected_decision_admits_nobody() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", ADMIT_DDD, outcome="deferred")

    faults = story.asks("PartnerAdmitted", "2020-02-01", organisation="DDD", **AS_PARTNER, decision=decision)

    assert reasons(faults) == ["decision.not_adopted"]


def test_only_a_partnership_that_was_taken_over_takes_partners_over() -> None:
    begun, imported = Story.begun(), Story.imported()
    taken_over = {"organisation": "DDD", "category": "partner", "basis": "taken_over"}

    assert reasons(begun.asks("PartnerAdmitted", "2020-02-01", **taken_over)) == ["decision.not_taken_over"]
    assert imported.asks("PartnerAdmitted", "2020-02-01", **taken_over) == []


def test_who_counts_is_not_admitted_again_as_what_it_is() -> None:
    story = Story.imported()
    again = {"organisation": "BBB", "basis": "taken_over"}

    same = story.asks("PartnerAdmitted", "2020-02-01", **again, category="partner")
    other = story.asks("PartnerAdmitted", "2020-02-01", **again, category="core")

    assert reasons(same) == ["sequence.already_at_the_table"]
    assert other == []
    assert story.state.parties.by_organisation["BBB"].category == "core"


def test_once_partners_are_bound_an_associate_does_not_make_itself_partner() -> None:
    story = Story.imported()
    story.tells("PartyAssociated", "2020-01-07", organisation="DDD", category="associated")
    story.tells(
        "DeliverableTakenOver",
        "2020-01-07",
        deliverable={"kind": "intentieverklaring", "version": "1.0"},
        source="Map.",
    )

    newcomer = story.asks("CategoryChanged", "2020-02-01", by="DDD", organisation="DDD", category="partner")
    partner = story.asks("CategoryChanged", "2020-02-01", by="BBB", organisation="BBB", category="core")

    assert reasons(newcomer) == ["decision.no_decision_for_this"]
    assert partner == []


def test_a_partner_that_stepped_back_may_count_again() -> None:
    story = Story.imported()
    story.tells(
        "DeliverableTakenOver",
        "2020-01-07",
        deliverable={"kind": "intentieverklaring", "version": "1.0"},
        source="Map.",
    )
    story.tells("CategoryChanged", "2020-02-01", by="BBB", organisation="BBB", category="observer")

    assert story.asks("CategoryChanged", "2020-03-01", by="BBB", organisation="BBB", category="partner") == []
