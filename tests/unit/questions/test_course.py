"""Questions about a course that is still going on: open stays, pauses and returns, and its end."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.questions.story import Story


def returned_story(target_on: str = "2024-03-31") -> Story:
    """Three steps: on to review in February, back to draft in March."""
    story = Story("three-steps")
    story.submit("text", "2024-01-10", "Tekst")
    story.tell("PhaseAdvanced", "2024-02-01", **{"from": "draft", "to": "review"})
    go_back(story, 1, "2024-03-01", target_on)
    return story


def go_back(story: Story, number: int, on: str, target_on: str, **more: Any) -> str:
    """Decide to return to draft, and return; gives the fact."""
    decision = story.decide(number, on, {"type": "return_phase", "to": "draft"})
    back = {"return": f"RT-{number:02}", "from": "review", "to": "draft", "reasons": ["rework"], "decision": decision}
    repair = {"repairAgenda": [{"text": "Herschrijven."}], "targetOn": target_on, "funderNoticeNeeded": False}
    return story.tell(
        "PhaseReturned", on, **back, **repair, returnScope="everything", fates=[], ambitionFate="unchanged", **more
    )


def test_the_net_days_stand_still_while_a_pause_goes_on() -> None:
    story = Story()
    story.tell("PartnershipPaused", "2024-01-11", reasonCode="capacity", expectedResumeOn="2024-02-11")

    answer = story.ask("phase_durations", as_of="2024-01-31").answer

    assert answer["phases"][0]["stays"] == [{"entered": "2024-01-01", "left": None, "gross": 30, "net": 10}]
    assert story.ask("state", as_of="2024-01-31").answer["status"] == "paused"


def test_a_pause_counts_in_the_stay_and_the_round_it_falls_in() -> None:
    story = Story("partnership")
    story.tell("PartnershipPaused", "2024-01-11", reasonCode="capacity", expectedResumeOn="2024-02-11")
    story.tell("PartnershipResumed", "2024-01-21")

    answer = story.ask("phase_durations", as_of="2024-01-31").answer

    assert answer["rounds"] == [{"round": 1, "gross": 30, "net": 20}]


def test_the_clock_stops_when_the_partnership_ends() -> None:
    story = Story()
    ended = story.tell("PartnershipEnded", "2024-03-01", kind="abandoned", endingReasons=["silent"])

    durations, state = story.ask("phase_durations"), story.ask("state")

    assert durations.answer["until"] == "2024-03-01"
    assert durations.answer["phases"][0]["stays"] == [
        {"entered": "2024-01-01", "left": "2024-03-01", "gross": 60, "net": 60}
    ]
    assert (state.answer["status"], state.answer["endedOn"]) == ("ended", "2024-03-01")
    assert ended in durations.facts


def test_a_second_visit_and_a_second_round_are_told_apart() -> None:
    story = returned_story()

    state = story.ask("state", as_of="2024-03-01").answer
    answer = story.ask("phase_durations", as_of="2024-03-11").answer

    assert (state["phase"], state["ordinal"], state["round"], state["openReturn"]) == ("draft", 2, 2, "RT-01")
    assert [(entry["round"], entry["gross"]) for entry in answer["rounds"]] == [(1, 60), (2, 10)]


@pytest.mark.parametrize(("on", "met"), [("2024-03-31", None), ("2024-04-01", False)])
def test_an_open_return_misses_its_target_once_the_day_has_passed(on: str, met: bool | None) -> None:
    story = returned_story(target_on="2024-03-31")

    (answer,) = story.ask("returns", as_of=on).answer

    assert (answer["closedOn"], answer["how"], answer["targetMet"]) == (None, None, met)


@pytest.mark.parametrize(("on", "met"), [("2024-03-31", True), ("2024-04-01", False)])
def test_a_return_is_repaired_by_passing_its_target_phase_again(on: str, met: bool) -> None:
    story = returned_story(target_on="2024-03-31")
    passed = story.tell("PhaseAdvanced", on, **{"from": "draft", "to": "review"})

    answered = story.ask("returns")

    assert [(item["closedOn"], item["how"], item["targetMet"]) for item in answered.answer] == [(on, "repaired", met)]
    assert passed in answered.facts


def test_a_question_about_an_earlier_day_knows_no_later_return() -> None:
    story = returned_story()

    assert story.ask("returns", as_of="2024-02-29").answer == []
    assert story.ask("state", as_of="2024-02-29").answer["openReturn"] is None


def test_what_blocks_is_told_for_the_present_phase_or_for_another() -> None:
    story = Story("three-steps")
    story.submit("text", "2024-01-10", "Tekst")

    present = story.ask("blocking").answer
    earlier = story.ask("blocking", as_of="2024-01-09").answer
    other = story.ask("blocking", {"phase": "review"}).answer

    assert (present["phase"], present["unmet"]) == ("draft", [])
    assert [item["guard"] for item in earlier["unmet"]] == ["G0.1"]
    assert [(item["guard"], item["missing"][0]["reason"]) for item in other["unmet"]] == [("G1.1", "not_submitted")]
