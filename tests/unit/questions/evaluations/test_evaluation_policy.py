"""What has a term by the process definition is in time or late by it."""

from __future__ import annotations

import pytest

from tests.support.world import World
from tests.unit.questions.example import asked_of, example_lines
from tests.unit.questions.partners import Partners
from tests.unit.questions.story import Story

DUE = "2023-12-27"


def test_what_nobody_adopted_is_late_once_its_last_day_has_passed() -> None:
    world = World().load([line for line in example_lines() if line["occurredAt"] < "2023-12-01"])

    on_the_day, after = (asked_of(world, "evaluation_policy", as_of=day).answer for day in (DUE, "2023-12-28"))

    assert (on_the_day["dueOn"], on_the_day["evaluatiebeleid"]["inTime"]) == (DUE, None)
    assert (after["evaluatiebeleid"]["inTime"], after["procesmanagementplan"]["inTime"]) == (False, False)


@pytest.mark.parametrize("phase", ["shaping", "executing"])
def test_before_the_phase_is_entered_nothing_is_due_and_an_import_does_not_enter_it(phase: str) -> None:
    answer = Partners.imported(phase).ask("evaluation_policy").answer

    assert (answer["dueOn"], answer["evaluatiebeleid"]["dueOn"], answer["evaluatiebeleid"]["inTime"]) == (None,) * 3


def test_a_document_taken_over_was_never_adopted() -> None:
    story = Partners.imported()
    taken_over = {"deliverable": {"kind": "evaluatiebeleid", "version": "1.0"}, "source": "Een ordner."}
    story.tells("DeliverableTakenOver", "2020-04-05", data=taken_over)

    row = story.ask("evaluation_policy").answer["evaluatiebeleid"]

    assert (row["adoptedOn"], row["takenOver"], row["inTime"]) == (None, True, None)


def test_a_process_without_terms_has_nothing_due() -> None:
    answered = Story("three-steps").ask("evaluation_policy")

    assert answered.answer == {"dueOn": None}
    assert answered.facts
