"""A correction touches what was reported when a funder had it in hand already."""

from __future__ import annotations

from typing import Any

from tests.unit.questions.grants.funded import LEARNED, Funded


def correct(story: Funded, fact: str, on: str, pointer: str, old: Any, new: Any) -> str:
    """Correct a fact of the grant."""
    change = {"corrects": fact, "pointer": pointer, "old": old, "new": new, "reason": "Verkeerd geteld."}
    return story.lead("RecordCorrected", on, **change)


def reported() -> tuple[Funded, str, str]:
    """An invitation in the first half of the year, and the report on it; with their ids."""
    story = Funded.awarded()
    invited = story.tells("PartyInvited", "2021-03-01", organisation="DDD")
    return story, invited, story.reports(1, "2021-07-15", "2021-01-01", "2021-06-30")


def test_a_corrected_report_is_told_with_its_first_review_before_or_after() -> None:
    story, _, report = reported()
    correct(story, report, "2021-07-20", "/data/indicators/0/value", 5, 4)
    story.reviews(1, "2021-08-01", "approved", report="PR1")
    correct(story, report, "2021-08-10", "/data/indicators/0/value", 4, 3)

    rows = story.ask("corrections").answer

    assert [(row["old"], row["new"], row["reviewedOn"], row["afterReview"]) for row in rows] == [
        (5, 4, "2021-08-01", False),
        (4, 3, "2021-08-01", True),
    ]


def test_values_that_are_not_whole_are_told_as_numbers() -> None:
    story, _, report = reported()
    correct(story, report, "2021-07-20", "/data/indicators/0/value", 5, 4.5)

    told = [story.ask(name).answer[0]["new"] for name in ("corrections", "record_changes")]

    assert [(value, type(value)) for value in told] == [(4.5, float)] * 2


def test_a_correction_before_any_review_has_none() -> None:
    story, _, report = reported()
    correct(story, report, "2021-07-20", "/data/indicators/0/value", 5, 4)

    (row,) = story.ask("corrections").answer

    assert (row["report"], row["reviewedOn"], row["afterReview"]) == ("PR1", None, False)


def test_a_fact_of_the_partnership_in_a_reported_period_was_reported() -> None:
    story, invited, report = reported()
    story.reviews(1, "2021-08-01", "approved", report="PR1")
    retraction = story.tells("RecordRetracted", "2021-09-01", retracts=invited, reason="Nooit gevraagd.")

    answered = story.ask("corrections")

    (row,) = answered.answer
    assert (row["corrects"], row["how"], row["pointer"]) == (invited, "retracted", None)
    assert (row["report"], row["reportedOn"], row["afterReview"]) == ("PR1", "2021-07-15", True)
    assert {invited, retraction, report} <= set(answered.facts)


def test_a_fact_outside_the_period_or_told_after_the_report_was_not_reported() -> None:
    story, _, _ = reported()
    later = story.tells("PartyInvited", "2021-07-16", organisation="EEE")
    late = story.tells("LearningMomentHeld", "2021-06-01", known="2021-08-01", **LEARNED)
    for fact in (later, late):
        story.tells("RecordRetracted", "2021-09-01", retracts=fact, reason="Niet gebeurd.")

    assert story.ask("corrections").answer == []
    assert len(story.ask("record_changes").answer) == 2


def test_what_a_pack_holds_was_handed_over() -> None:
    story, invited, _ = reported()
    last = story.tells("LearningMomentHeld", "2021-07-20", **LEARNED)
    story.hands_over(1, "2021-08-01", last)
    story.reviews(1, "2021-08-20", "approved", pack="EP-1")
    story.tells("RecordRetracted", "2021-09-01", retracts=invited, reason="Nooit gevraagd.")

    rows = story.ask("corrections").answer

    assert [(row["report"], row["pack"], row["reportedOn"], row["afterReview"]) for row in rows] == [
        ("PR1", None, "2021-07-15", False),
        (None, "EP-1", "2021-08-01", True),
    ]


def test_what_one_funder_did_is_not_reported_to_another() -> None:
    story = Funded.awarded("GR-1", "GR-2")
    condition = story.funder("ConditionImposed", "2021-03-01", "GR-2", condition="C1", text="Iets.", dueOn="2021-05-01")
    story.reports(1, "2021-07-15", "2021-01-01", "2021-06-30")
    change = {"corrects": condition, "pointer": "/data/dueOn", "old": "2021-05-01", "new": "2021-06-01"}
    story.funder("RecordCorrected", "2021-09-01", "GR-2", **change, reason="Verkeerde dag.")

    assert story.ask("corrections").answer == []


def test_a_correction_counts_from_the_day_it_is_known() -> None:
    story, _, report = reported()
    correct(story, report, "2021-07-20", "/data/indicators/0/value", 5, 4)

    assert story.ask("corrections", as_known_at="2021-07-19").answer == []
    assert len(story.ask("corrections", as_known_at="2021-07-20").answer) == 1
