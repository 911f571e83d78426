"""The sheet for the next session brings together what is open, and whom to seat for it."""

from __future__ import annotations

from tests.support.world import World
from tests.unit.questions.example import asked_of
from tests.unit.questions.story import Story


def test_the_sheet_tells_the_goals_of_the_phase_on_both_tracks(example: World) -> None:
    sheet = asked_of(example, "next_session", as_of="2023-05-20", as_known_at="2023-05-20").answer

    assert sheet["phase"] == "agreeing"
    assert all(goal["nl"] and goal["en"] for track in ("content", "interaction") for goal in sheet["goals"][track])


def test_whoever_something_waits_for_gets_a_seat_with_the_reason(example: World) -> None:
    sheet = asked_of(example, "next_session", as_of="2023-05-20", as_known_at="2023-05-20").answer

    because = {seat["organisation"]: seat["because"] for seat in sheet["seats"]}
    assert "objection" in because["WON"]
    assert [row["proposal"] for row in sheet["proposals"]] == ["P-06"]


def test_the_last_session_is_told_with_its_harvest() -> None:
    story = Story()
    story.tell("DialogueHeld", "2024-01-03", form="plenary", tracks=["content"], present=["AAA"], harvest="Een begin.")

    answered = story.ask("next_session", as_of="2024-01-05")

    told = {"on": "2024-01-03", "form": "plenary", "tracks": ["content"], "present": ["AAA"], "harvest": "Een begin."}
    assert answered.answer["last"] == told
    assert "longest_unseen" in answered.answer["seats"][0]["because"]


def test_a_partnership_that_never_met_has_no_last_session() -> None:
    assert Story().ask("next_session").answer["last"] is None
