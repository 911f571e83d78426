"""How long phases take: with a pause that goes on, in each round, and until the end."""

from __future__ import annotations

from tests.unit.questions.returned import returned_story
from tests.unit.questions.story import Story


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
