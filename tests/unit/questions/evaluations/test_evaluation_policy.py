"""What has a term by the process definition is in time or late by it."""

from __future__ import annotations

import pytest

from tests.unit.questions.partners import Partners
from tests.unit.questions.story import Story

DUE = "2020-04-05"


def test_what_nobody_adopted_is_late_once_its_last_day_has_passed() -> None:
    story = Partners.imported()

    on_the_day, after = (story.ask("evaluation_policy", as_of=day).answer for day in (DUE, "2020-04-06"))

    assert (on_the_day["dueOn"], on_the_day["evaluatiebeleid"]["inTime"]) == (DUE, None)
    assert (after["evaluatiebeleid"]["inTime"], after["procesmanagementplan"]["inTime"]) == (False, False)


@pytest.mark.parametrize(("on", "in_time"), [(DUE, True), ("2020-04-06", False)])
def test_a_document_taken_over_counts_from_the_day_it_was_in_force(on: str, in_time: bool) -> None:
    story = Partners.imported()
    taken_over = {"deliverable": {"kind": "evaluatiebeleid", "version": "1.0"}, "source": "Een ordner."}
    story.tells("DeliverableTakenOver", on, data=taken_over)

    row = story.ask("evaluation_policy").answer["evaluatiebeleid"]

    assert (row["adoptedOn"], row["takenOver"], row["inTime"]) == (None, True, in_time)


def test_before_the_phase_is_entered_nothing_is_due() -> None:
    answer = Partners.imported("shaping").ask("evaluation_policy").answer

    assert (answer["dueOn"], answer["evaluatiebeleid"]["dueOn"], answer["evaluatiebeleid"]["inTime"]) == (None,) * 3


def test_a_process_without_terms_has_nothing_due() -> None:
    answered = Story("three-steps").ask("evaluation_policy")

    assert answered.answer == {"dueOn": None}
    assert answered.facts
