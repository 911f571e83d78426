"""Whether the mandates under a version reach as far as what was pledged."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.world import World
from tests.unit.questions.agreement import Agreement, euro
from tests.unit.questions.example import asked_of

VERSION = {"kind": "afsprakennota", "version": "1.0"}


def rows(story: Agreement, **days: str) -> dict[str, dict[str, Any]]:
    """The rows of the answer by organisation."""
    return {row["organisation"]: row for row in story.ask("mandate_coverage", VERSION, **days).answer}


@pytest.fixture
def story() -> Agreement:
    """BBB signed under a mandate of a hundred."""
    story = Agreement.imported()
    story.brings()
    story.mandates("M-BBB-1", limit=euro(100))
    story.signs("BBB", "2020-02-03", "M-BBB-1")
    return story


def test_a_pledge_is_covered_up_to_the_limit_and_not_beyond_it(story: Agreement) -> None:
    story.pledges("BBB", 100, "2020-02-10")
    raised = {"contribution": "CT-BBB-1", "organisation": "BBB", "amount": euro(101), "reason": "Meer."}
    story.tells("ContributionAdjusted", "2020-03-02", by="BBB", data=raised)

    before, after = rows(story, as_of="2020-02-10")["BBB"], rows(story)["BBB"]

    assert (before["pledgedMinor"], before["limitMinor"], before["covered"]) == (100, 100, True)
    assert (after["pledgedMinor"], after["covered"], after["reasons"]) == (101, False, ["limit_too_low"])


def test_a_mandate_without_a_limit_has_no_ceiling(story: Agreement) -> None:
    story.mandates("M-AAA-1", "2020-02-03")
    story.signs("AAA", "2020-02-03", "M-AAA-1")
    story.pledges("AAA", 1_000_000)

    row = rows(story)["AAA"]

    assert (row["limitMinor"], row["covered"], row["afterTheFact"]) == (None, True, False)


def test_who_signed_without_a_mandate_is_covered_after_the_fact_or_not_at_all(story: Agreement) -> None:
    story.signs("AAA", "2020-02-03")
    story.signs("CCC", "2020-02-03")
    story.pledges("AAA", 50)
    story.mandates("M-AAA-1", "2020-03-02", limit=euro(50))
    ratified = story.ratifies("AAA", "2020-03-03", "M-AAA-1")

    found = rows(story)

    assert (found["AAA"]["mandate"], found["AAA"]["covered"], found["AAA"]["afterTheFact"]) == ("M-AAA-1", True, True)
    assert (found["CCC"]["mandate"], found["CCC"]["covered"], found["CCC"]["reasons"]) == (None, False, ["no_mandate"])
    assert ratified in story.ask("mandate_coverage", VERSION).facts


def test_what_a_legal_successor_pledges_weighs_on_the_mandate_that_binds_it(story: Agreement) -> None:
    story.pledges("BBB", 80)
    story.succeeds("BBB", "EEE", "2020-03-02")
    story.pledges("EEE", 120, "2020-03-10", replaces="CT-BBB-1")

    before, after = rows(story, as_of="2020-03-02")["BBB"], rows(story)["BBB"]

    assert (before["pledgedMinor"], before["covered"]) == (80, True)
    assert (after["pledgedMinor"], after["covered"]) == (120, False)


def test_a_ratification_that_falls_short_shows_how_far_its_mandate_reached(story: Agreement) -> None:
    story.signs("AAA", "2020-02-03")
    story.pledges("AAA", 51)
    story.mandates("M-AAA-1", "2020-03-02", limit=euro(50))
    ratified = story.ratifies("AAA", "2020-03-03", "M-AAA-1")

    row = rows(story)["AAA"]

    assert (row["mandate"], row["pledgedMinor"], row["limitMinor"]) == ("M-AAA-1", 51, 50)
    assert (row["covered"], row["afterTheFact"], row["reasons"]) == (False, True, ["limit_too_low"])
    assert ratified in story.ask("mandate_coverage", VERSION).facts


def test_a_pledge_is_weighed_as_on_the_day_the_version_came_into_force(example: World) -> None:
    then, now = (
        asked_of(example, "mandate_coverage", VERSION, as_of=day).answer for day in ("2023-06-15", "2025-10-16")
    )

    assert {row["pledgedOn"] for row in now} == {"2023-06-15"}
    assert [(row["organisation"], row["pledgedMinor"], row["covered"]) for row in now] == [
        (row["organisation"], row["pledgedMinor"], row["covered"]) for row in then
    ]


def test_a_declaration_is_not_weighed_against_what_was_pledged_after_it(example: World) -> None:
    asked = {"kind": "intentieverklaring", "version": "2.0"}

    found = asked_of(example, "mandate_coverage", asked, as_of="2025-10-16").answer

    assert {row["pledgedMinor"] for row in found} == {0}
