"""Returns while they are open, repaired, and still to come."""

from __future__ import annotations

import pytest

from tests.unit.questions.returned import returned_story


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
