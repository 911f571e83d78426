"""Who has still to sign, endorse, answer, recommit or consult."""

from __future__ import annotations

from typing import Any

from tests.support.world import World
from tests.unit.questions.agreement import NOTE, Agreement
from tests.unit.questions.example import asked_of
from tests.unit.questions.story import Story

Awaited = list[tuple[str, str]]


def waits(story: Agreement, **days: str) -> Awaited:
    """Who owes what."""
    return [(row["organisation"], row["what"]) for row in story.ask("outstanding", **days).answer]


def draft(story: Agreement, on: str, version: int) -> str:
    """A version of the ambition is put into words."""
    return story.tells("SharedAmbitionDrafted", on, ambitionVersion=version, text="Samen.")


def endorse(story: Agreement, on: str, code: str, version: int, stance: str = "given") -> str:
    """A partner answers on a version."""
    told: dict[str, Any] = {"organisation": code, "ambitionVersion": version, "stance": stance}
    return story.tells("AmbitionEndorsed", on, by=code, data={**told, "recognise": True, "own": True, "act": True})


def test_the_example_waits_for_three_signatures_of_whom_one_partner_is_new(example: World) -> None:
    answer = asked_of(example, "outstanding", as_of="2025-01-25")

    assert {(row["organisation"], row["what"], row["deliverable"]["kind"]) for row in answer.answer} == {
        ("BRZ", "sign", "afsprakennota"),
        ("SOC", "sign", "afsprakennota"),
        ("WON", "sign", "afsprakennota"),
    }
    assert {row["days"] for row in answer.answer} == {2}
    assert answer.facts


def test_the_newest_version_waits_for_each_and_who_deliberates_has_not_answered() -> None:
    story = Agreement.imported()
    draft(story, "2020-02-03", 1)
    for code in ("AAA", "BBB", "CCC"):
        endorse(story, "2020-02-04", code, 1)
    draft(story, "2020-03-02", 2)
    endorse(story, "2020-03-03", "AAA", 2)
    endorse(story, "2020-03-03", "BBB", 2, "deliberating")
    endorse(story, "2020-03-03", "CCC", 2, "declined")

    assert waits(story, as_of="2020-03-01") == []
    assert waits(story) == [("BBB", "endorse")]


def test_a_legal_successor_waits_from_the_day_on_which_it_took_its_seat() -> None:
    story = Agreement.imported()
    draft(story, "2020-02-03", 1)
    for code in ("AAA", "BBB", "CCC"):
        endorse(story, "2020-02-04", code, 1)
    story.succeeds("BBB", "EEE", "2020-03-02")

    (row,) = story.ask("outstanding", as_of="2020-03-12").answer

    assert (row["organisation"], row["what"], row["since"], row["days"]) == ("EEE", "endorse", "2020-03-02", 10)


def test_a_proposal_waits_for_its_present_round_and_for_who_has_a_seat() -> None:
    story = Agreement.imported()
    story.proposes("P-01", "2020-02-03", deadline="2020-03-02")
    story.says("P-01", "2020-02-04", AAA="consent")
    story.amends("P-01", "2020-02-10", 2, "Anders.")
    story.says("P-01", "2020-02-11", 2, BBB="consent")
    story.withdraws("CCC", "2020-02-12", "2020-02-20")

    assert waits(story, as_of="2020-02-09") == [("BBB", "answer"), ("CCC", "answer")]
    (row,) = story.ask("outstanding").answer
    assert (row["organisation"], row["proposal"], row["since"]) == ("AAA", "P-01", "2020-02-10")


def test_a_renewal_waits_for_each_partner_until_it_is_made() -> None:
    story = Agreement.imported()
    period = {"start": "2021-01-01", "end": "2022-12-31"}
    opened = {"renewal": "RN-01", "termNumber": 2, "proposedPeriod": period, "trigger": "term_end"}
    story.tells("RenewalOpened", "2020-02-03", data=opened)
    story.tells("PartnerRecommitted", "2020-02-10", by="BBB", renewal="RN-01", organisation="BBB", outcome="continue")

    assert waits(story, as_of="2020-02-09") == [("AAA", "recommit"), ("BBB", "recommit"), ("CCC", "recommit")]
    assert waits(story) == [("AAA", "recommit"), ("CCC", "recommit")]


def test_a_constituency_is_consulted_as_long_as_a_guard_ahead_asks_for_it() -> None:
    found = []
    for phase in ("sharing", "agreeing"):
        story = Agreement.imported(phase, partners=("AAA", "BBB"))
        draft(story, "2020-02-03", 1)
        for code in ("AAA", "BBB"):
            endorse(story, "2020-02-04", code, 1)
        told = {"organisation": "AAA", "ambitionVersion": 1, "support": "broad"}
        story.tells("ConstituencyConsulted", "2020-02-05", data=told)
        found.append(waits(story))

    assert found == [[("BBB", "consult")], []]


def test_nothing_waits_once_it_has_ended() -> None:
    story = Agreement.imported()
    story.proposes("P-01", "2020-02-03", deadline="2020-12-31")
    story.tells("PartnershipEnded", "2020-03-02", kind="abandoned", endingReasons=["silent"])

    assert len(waits(story, as_of="2020-03-01")) == 3
    assert waits(story) == []
    assert story.ask("outstanding").facts


def test_what_was_taken_over_waits_for_no_signature() -> None:
    story = Agreement.imported("agreeing")
    story.brings(deliverable=NOTE)

    assert waits(story) == []


def test_a_process_in_which_nobody_signs_waits_for_nobody() -> None:
    assert Story("three-steps").ask("outstanding").answer == []
