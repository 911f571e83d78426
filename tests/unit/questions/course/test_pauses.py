"""When the clock stood still."""

from __future__ import annotations

from typing import Any

from tests.unit.questions.agreement import Agreement


def paused(story: Agreement, on: str, expected: str, **more: Any) -> str:
    """The clock stops."""
    told = {"reasonCode": "capacity", "expectedResumeOn": expected}
    return story.tells("PartnershipPaused", on, data={**told, **more})


def test_a_pause_that_lasts_grows_with_the_day_and_is_late_after_the_expected_one() -> None:
    story = Agreement.imported()
    paused(story, "2020-02-03", "2020-03-02", runningDuties=["De huur."])

    (in_time,), (late,) = (story.ask("pauses", as_of=day).answer for day in ("2020-02-13", "2020-03-05"))

    assert (in_time["until"], in_time["days"], in_time["daysOver"]) == (None, 10, 0)
    assert (late["days"], late["daysOver"], late["runningDuties"]) == (31, 3, ["De huur."])
    assert story.ask_without_texts("pauses").answer[0]["runningDuties"] == [None]


def test_each_pause_ends_with_its_own_resumption() -> None:
    story = Agreement.imported()
    facts = set()
    for since, until in (("2020-02-03", "2020-02-10"), ("2020-04-01", "2020-05-04")):
        decision = story.decides(since, {"type": "pause", "reasonCode": "capacity"})
        facts |= {paused(story, since, "2020-04-20", decision=decision), story.tells("PartnershipResumed", until)}

    answer = story.ask("pauses")

    assert [(row["from"], row["until"], row["days"], row["daysOver"]) for row in answer.answer] == [
        ("2020-02-03", "2020-02-10", 7, 0),
        ("2020-04-01", "2020-05-04", 33, 14),
    ]
    assert [row["decision"] for row in answer.answer] == ["D-01", "D-02"]
    assert facts <= set(answer.facts)


def test_the_clock_of_a_pause_stops_with_the_partnership() -> None:
    story = Agreement.imported()
    paused(story, "2020-02-03", "2020-03-02")
    story.tells("PartnershipEnded", "2020-02-13", kind="abandoned", endingReasons=["silent"])

    (row,) = story.ask("pauses", as_of="2020-12-31").answer

    assert (row["until"], row["days"], row["daysOver"]) == (None, 10, 0)


def test_without_a_pause_there_is_nothing_to_tell() -> None:
    assert Agreement.imported().ask("pauses").answer == []
