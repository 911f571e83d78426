"""What nobody carries: late actions, owners that are gone, projects without lead."""

from __future__ import annotations

from typing import Any

from tests.unit.questions.partners import Partners


def working(owner: str = "BBB", due_on: str | None = "2020-06-01") -> Partners:
    """A project led by AAA, with one action."""
    story = Partners.imported()
    story.tells("ProjectDefined", "2020-02-03", project="PF1", title="Kamers")
    lead = {"assignment": "R-01", "role": "project_lead", "organisation": "AAA", "project": "PF1"}
    story.tells("RoleAssigned", "2020-02-03", data=lead)
    story.tells("ProjectStarted", "2020-02-03", project="PF1")
    begun = {"action": "A-01", "project": "PF1", "organisation": owner, "title": "Sleutels"}
    story.tells("ActionStarted", "2020-02-03", by=owner, data={**begun, **({"dueOn": due_on} if due_on else {})})
    return story


def on(story: Partners, day: str) -> list[dict[str, Any]]:
    """What there is to mend on a day."""
    rows: list[dict[str, Any]] = story.ask("late_actions", as_of=day).answer
    return rows


def test_an_action_is_late_from_the_day_after_its_last_day_until_it_is_done() -> None:
    story = working()
    story.tells("ActionCompleted", "2020-06-22", action="A-01", result="Alle sleutels.")

    (project,) = on(story, "2020-06-11")

    (action,) = project["actions"]
    assert (action["daysLate"], action["owner"], action["withoutOwner"]) == (10, "BBB", False)
    assert (on(story, "2020-06-01"), on(story, "2020-06-22")) == ([], [])


def test_an_action_without_last_day_is_never_late() -> None:
    assert on(working(due_on=None), "2026-12-31") == []


def test_an_action_whose_party_pauses_its_own_part_has_nobody_who_acts() -> None:
    story = working()
    story.tells("PartySuspended", "2020-03-02", by="BBB", organisation="BBB")
    story.tells("PartyReinstated", "2020-04-06", by="BBB", organisation="BBB")

    (project,) = on(story, "2020-03-02")

    assert [(item["owner"], item["withoutOwner"], item["late"]) for item in project["actions"]] == [(None, True, False)]
    assert on(story, "2020-04-06") == []


def test_a_legal_successor_carries_the_action_on() -> None:
    story = working()
    story.succeeds("2020-03-02", "BBB", "DDD")

    assert on(story, "2020-03-02") == []
    assert on(story, "2020-06-11")[0]["actions"][0]["owner"] == "DDD"


def test_a_project_that_goes_on_needs_a_lead_and_one_that_ended_does_not() -> None:
    story = working()
    story.tells("RoleEnded", "2020-03-02", assignment="R-01")
    story.tells("ProjectStopped", "2020-04-06", project="PF1", reason="Geen vraag.")

    (project,) = on(story, "2020-03-02")

    assert (project["withoutLead"], project["leads"], project["actions"]) == (True, [], [])
    assert on(story, "2020-04-06") == []
    assert on(story, "2020-06-11")[0]["withoutLead"] is False
