"""Conditions are in time by what proves them; milestones are reached while the funder says so."""

from __future__ import annotations

import pytest

from tests.support.story import KEY
from tests.unit.questions.grants.funded import Funded


def conditioned(due_on: str | None = "2021-03-31") -> Funded:
    """With one condition."""
    story = Funded.awarded()
    due = {"dueOn": due_on} if due_on is not None else {}
    story.funder("ConditionImposed", "2021-01-04", condition="C1", text="Een vierde partij.", **due)
    return story


def met(story: Funded, on: str, *proofs: tuple[str, str, str]) -> str:
    """The funder confirms the condition by these facts."""
    proven = [{"stream": stream, "key": key, "fact": fact} for stream, key, fact in proofs]
    return story.funder("ConditionMet", on, condition="C1", provenBy=proven)


@pytest.mark.parametrize(("on", "in_time"), [("2021-03-31", None), ("2021-04-01", False)])
def test_an_open_condition_is_late_once_its_day_has_passed(on: str, in_time: bool | None) -> None:
    (row,) = conditioned().ask("conditions", as_of=on).answer

    assert (row["metOn"], row["provenDates"], row["provenOn"], row["inTime"]) == (None, [], None, in_time)


def test_a_condition_confirmed_late_was_met_in_time_when_its_proof_is_of_before() -> None:
    story = conditioned()
    proof = story.tells("PartyInvited", "2021-03-30", organisation="DDD")
    met(story, "2021-05-01", ("partnership", KEY, proof))

    answered = story.ask("conditions")

    (row,) = answered.answer
    assert (row["metOn"], row["provenOn"], row["inTime"]) == ("2021-05-01", "2021-03-30", True)
    assert proof in answered.facts


def test_the_last_proof_decides_whether_it_was_in_time() -> None:
    story = conditioned()
    early = story.tells("PartyInvited", "2021-03-30", organisation="DDD")
    late = story.tells("InvitationAccepted", "2021-04-02", by="DDD", organisation="DDD")
    met(story, "2021-05-01", ("partnership", KEY, early), ("partnership", KEY, late))

    (row,) = story.ask("conditions").answer

    assert (row["provenDates"], row["provenOn"], row["inTime"]) == (["2021-03-30", "2021-04-02"], "2021-04-02", False)


def test_proof_may_stand_in_the_grant_or_in_the_register() -> None:
    story = conditioned()
    report = story.reports(1, "2021-02-01", "2021-01-01", "2021-01-31")
    met(story, "2021-05-01", ("grant", "GR-1", report), ("organisation", "BBB", "BBB-0001"))

    (row,) = story.ask("conditions").answer

    assert row["provenDates"] == ["2020-01-06", "2021-02-01"]


def test_where_the_proof_is_void_by_now_the_day_of_the_confirmation_tells() -> None:
    story = conditioned()
    story.tells("SharedAmbitionDrafted", "2021-01-11", ambitionVersion=1, text="Samen.")
    endorsed = {"organisation": "BBB", "ambitionVersion": 1}
    answers = {"stance": "given", "recognise": True, "own": True, "act": True}
    proof = story.tells("AmbitionEndorsed", "2021-03-30", by="BBB", **endorsed, **answers)
    met(story, "2021-04-10", ("partnership", KEY, proof))
    void = {"effect": "from_start", "reason": "Geen mandaat."}
    story.tells("EndorsementWithdrawn", "2021-06-01", by="BBB", **endorsed, **void)

    (now,), (then,) = story.ask("conditions").answer, story.ask("conditions", as_known_at="2021-05-31").answer

    assert (now["provenDates"], now["provenOn"], now["inTime"]) == ([], None, False)
    assert (then["provenOn"], then["inTime"]) == ("2021-03-30", True)


def test_a_condition_without_a_due_day_is_never_late() -> None:
    story = conditioned(due_on=None)
    report = story.reports(1, "2021-02-01", "2021-01-01", "2021-01-31")
    met(story, "2021-05-01", ("grant", "GR-1", report))

    (row,) = story.ask("conditions").answer

    assert (row["provenOn"], row["inTime"]) == ("2021-02-01", None)


@pytest.mark.parametrize(
    ("outcomes", "reached"),
    [
        (["approved"], "2021-02-01"),
        (["withheld", "approved"], "2021-03-01"),
        (["approved", "approved"], "2021-02-01"),
        (["approved_with_conditions"], None),
        (["approved", "rejected"], None),
        (["approved", "rejected", "approved"], "2021-04-01"),
    ],
)
def test_a_milestone_is_reached_since_the_funder_kept_saying_so(outcomes: list[str], reached: str | None) -> None:
    story = Funded.awarded()
    story.milestone(1)
    for number, outcome in enumerate(outcomes, 1):
        story.reviews(number, f"2021-{number + 1:02}-01", outcome, milestone="M1")

    (row,) = story.ask("milestones").answer

    assert row["reachedOn"] == reached
    assert [review["outcome"] for review in row["reviews"]] == outcomes


def test_a_report_has_the_outcome_of_its_last_review() -> None:
    story = Funded.awarded()
    story.reports(1, "2021-07-15", "2021-01-01", "2021-06-30")
    story.reviews(1, "2021-08-01", "information_requested", report="PR1", dueOn="2021-09-01")
    story.reviews(2, "2021-09-10", "approved", report="PR1")
    story.reports(2, "2022-01-15", "2021-07-01", "2021-12-31")

    answer = story.ask("reviews").answer

    assert [(row["report"], row["reviewedOn"], row["outcome"]) for row in answer["reports"]] == [
        ("PR1", "2021-09-10", "approved"),
        ("PR2", None, None),
    ]
    assert [row["dueOn"] for row in answer["reviews"]] == ["2021-09-01", None]
