"""Which mandates are missing, or reach too short, for what comes next."""

from __future__ import annotations

from typing import Any

from tests.unit.questions.agreement import Agreement, euro
from tests.unit.questions.story import Story


def gaps(story: Agreement, parameters: dict[str, Any] | None = None, **days: str) -> list[tuple[str, str]]:
    """Who lacks what, for signing an agreement."""
    answer = story.ask("mandate_gaps", parameters, **days).answer
    return [(row["organisation"], row["reason"]) for row in answer if row["scope"] == "sign_agreement"]


def agreeing() -> Agreement:
    """Three partners on their way to an agreement, of whom AAA and BBB have a mandate for it."""
    story = Agreement.imported("agreeing")
    story.mandates("M-AAA-1")
    story.mandates("M-BBB-1", limit=euro(100), validThrough="2020-06-30")
    return story


def test_who_has_no_mandate_for_the_next_signatures_is_named() -> None:
    assert gaps(agreeing()) == [("BBB", "mandate_expired"), ("CCC", "no_mandate")]
    assert gaps(agreeing(), as_of="2020-06-30") == [("CCC", "no_mandate")]


def test_a_mandate_that_ends_before_the_day_of_signing_does_not_cover_it() -> None:
    found = gaps(agreeing(), {"on": "2020-07-01"}, as_of="2020-06-01")

    assert found == [("BBB", "mandate_expired"), ("CCC", "no_mandate")]


def test_a_limit_below_the_pledge_is_a_gap_until_another_mandate_reaches_it() -> None:
    story = agreeing()
    story.pledges("BBB", 150, "2020-02-03")
    story.mandates("M-BBB-2", "2020-03-02", limit=euro(150))

    assert gaps(story, as_of="2020-03-01") == [("BBB", "limit_too_low"), ("CCC", "no_mandate")]
    assert gaps(story, as_of="2020-03-02") == [("CCC", "no_mandate")]


def test_a_partner_that_counts_no_more_has_no_gap_and_its_successor_needs_a_mandate_of_its_own() -> None:
    story = agreeing()
    story.tells("PartySuspended", "2020-02-03", by="CCC", organisation="CCC")
    story.succeeds("AAA", "EEE", "2020-03-02")

    assert gaps(story, as_of="2020-02-03") == []
    assert gaps(story, as_of="2020-03-02") == [("EEE", "no_mandate")]


def test_a_phase_may_be_asked_about_before_it_comes() -> None:
    story = Agreement.imported("sharing")

    asked = {row["scope"] for row in story.ask("mandate_gaps").answer}

    assert asked == {"sign_intent", "negotiate"}
    assert gaps(story, {"phase": "agreeing"}) == [("AAA", "no_mandate"), ("BBB", "no_mandate"), ("CCC", "no_mandate")]


def test_an_agreement_under_review_asks_for_mandates_in_a_later_phase_too() -> None:
    story = Agreement.imported("executing")
    story.brings()
    story.tells(
        "DeliverableReopened", "2020-03-02", deliverable={"kind": "afsprakennota", "version": "1.0"}, reason="Oud."
    )

    assert gaps(story, as_of="2020-03-01") == []
    assert gaps(story) == [("AAA", "no_mandate"), ("BBB", "no_mandate"), ("CCC", "no_mandate")]


def test_a_process_that_asks_for_no_mandates_leaves_no_gaps() -> None:
    answer = Story("three-steps").ask("mandate_gaps")

    assert answer.answer == []
    assert answer.facts
