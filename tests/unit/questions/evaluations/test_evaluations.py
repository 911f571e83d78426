"""Evaluations: planned, held, concluded, and what followed."""

from __future__ import annotations

from typing import Any

from tests.unit.questions.partners import Partners


def concludes(story: Partners, evaluation: str, on: str, conclusion: str, **more: Any) -> str:
    """An evaluation is concluded."""
    data = {"evaluation": evaluation, "kind": "annual", "conclusion": conclusion}
    return story.tells("EvaluationConcluded", on, data={**data, **more})


def returns(story: Partners, number: int, on: str) -> str:
    """The partners go back to agreeing."""
    decision = story.decides(on, {"type": "return_phase", "to": "agreeing"})
    back = {"return": f"RT-{number:02}", "from": "executing", "to": "agreeing", "reasons": ["result"], "fates": []}
    repair = {"repairAgenda": [{"text": "Plan."}], "targetOn": "2021-12-31", "funderNoticeNeeded": False}
    told = {**back, **repair, "decision": decision, "returnScope": "agreement", "ambitionFate": "unchanged"}
    return story.tells("PhaseReturned", on, data=told)


def test_an_evaluation_that_was_planned_becomes_overdue_and_then_held_late() -> None:
    story = Partners.imported()
    story.tells("EvaluationPlanned", "2020-02-03", evaluation="E1", kind="annual", plannedOn="2020-06-01")
    concludes(story, "E1", "2020-06-15", "continue")

    found = [story.ask("evaluations", as_of=day).answer[0] for day in ("2020-06-01", "2020-06-04", "2020-06-15")]

    assert [(row["status"], row["daysLate"]) for row in found] == [("planned", None), ("overdue", 3), ("held", 14)]


def test_evaluations_stand_by_the_day_they_were_held_whichever_was_planned_first() -> None:
    story = Partners.imported()
    story.tells("EvaluationPlanned", "2020-02-03", evaluation="E2", kind="annual", plannedOn="2021-06-01")
    concludes(story, "E1", "2020-06-15", "continue")

    assert [row["evaluation"] for row in story.ask("evaluations").answer] == ["E1", "E2"]


def test_a_conclusion_that_is_dated_before_the_plan_when_it_becomes_known_still_concludes_it() -> None:
    story = Partners.imported()
    story.tells("EvaluationPlanned", "2020-07-01", evaluation="E1", kind="annual", plannedOn="2020-09-01")
    told = {"evaluation": "E1", "kind": "annual", "conclusion": "continue"}
    story.tells("EvaluationConcluded", "2020-06-15", known="2020-08-03", data=told)

    (row,) = story.ask("evaluations").answer

    assert (row["plannedOn"], row["heldOn"], row["conclusion"]) == ("2020-09-01", "2020-06-15", "continue")


def test_a_return_follows_the_last_evaluation_that_asked_for_one() -> None:
    story = Partners.imported()
    concludes(story, "E1", "2020-06-15", "return", returnTo="agreeing")
    concludes(story, "E2", "2020-12-15", "return", returnTo="agreeing")
    returned = returns(story, 1, "2021-01-11")

    answered = story.ask("evaluations")

    assert [row["followUp"] for row in answered.answer] == [
        None,
        {"fact": "PhaseReturned", "on": "2021-01-11", "id": returned},
    ]
    assert returned in answered.facts


def test_what_came_before_a_conclusion_does_not_follow_from_it() -> None:
    story = Partners.imported()
    returns(story, 1, "2020-06-15")
    concludes(story, "E1", "2020-06-15", "return", returnTo="agreeing")

    assert story.ask("evaluations").answer[0]["followUp"] is None


def test_an_ending_follows_a_conclusion_to_end() -> None:
    story = Partners.imported()
    concludes(story, "E1", "2020-06-15", "end")
    decision = story.decides("2020-07-06", {"type": "end_partnership", "kind": "completed"})
    ending = {"kind": "completed", "endingReasons": ["ambition_reached"], "decision": decision}
    story.tells("PartnershipEnded", "2020-07-06", data=ending)

    followed = story.ask("evaluations").answer[0]["followUp"]

    assert (followed["fact"], followed["on"]) == ("PartnershipEnded", "2020-07-06")


def test_an_evaluation_without_a_scan_is_not_part_of_the_trend() -> None:
    story = Partners.imported()
    concludes(story, "E1", "2020-06-15", "continue")
    scan = [{"condition": "ambition", "mean": 4, "spread": 0.5}, {"condition": "relation", "mean": 3.25}]
    concludes(story, "E2", "2020-12-15", "continue", scan=scan)

    assert story.ask("evaluation_trend").answer == [
        {
            "evaluation": "E2",
            "on": "2020-12-15",
            "mean": 3.63,
            "scores": {"ambition": 4.0, "relation": 3.25},
            "spread": {"ambition": 0.5},
        }
    ]


def test_a_retracted_evaluation_was_never_held_once_that_is_known() -> None:
    story = Partners.imported()
    concluded = concludes(story, "E1", "2020-06-15", "continue", scan=[{"condition": "ambition", "mean": 4}])
    story.tells("RecordRetracted", "2020-07-06", retracts=concluded, reason="Ging niet door.")

    assert (story.ask("evaluations").answer, story.ask("evaluation_trend").answer) == ([], [])
    assert len(story.ask("evaluation_trend", as_known_at="2020-07-05").answer) == 1
