"""The agenda of improvement, and what followed from it."""

from __future__ import annotations

from tests.unit.questions.partners import Partners


def improving() -> Partners:
    """An evaluation that put two points on the agenda, and what came after it."""
    story = Partners.imported()
    agenda = [{"text": "Duidelijke rollen."}, {"text": "Werkgevers.", "organisation": "CCC", "dueOn": "2020-09-01"}]
    data = {"evaluation": "E1", "kind": "annual", "conclusion": "adjust", "improvements": agenda}
    story.tells("EvaluationConcluded", "2020-06-15", data=data)
    story.tells("DialogueHeld", "2020-06-22", form="plenary", tracks=["content"], present=["AAA", "CCC"])
    role = {"assignment": "R-01", "role": "monitoring", "organisation": "AAA"}
    story.tells("RoleAssigned", "2020-07-06", data=role)
    story.tells("ProjectDefined", "2020-08-03", by="CCC", project="PF1", title="Werk")
    return story


def test_what_followed_are_facts_of_substance_and_each_owner_has_a_first_step() -> None:
    (row,) = improving().ask("improvements", as_of="2020-08-31").answer

    assert [(item["fact"], item["organisation"]) for item in row["followed"]] == [
        ("RoleAssigned", "AAA"),
        ("ProjectDefined", "CCC"),
    ]
    assert [(point["organisation"], point["firstStepOn"]) for point in row["agenda"]] == [
        (None, None),
        ("CCC", "2020-08-03"),
    ]


def test_a_point_is_late_once_its_last_day_has_passed() -> None:
    story = improving()

    (before,), (after,) = (story.ask("improvements", as_of=day).answer for day in ("2020-09-01", "2020-09-04"))

    assert [point["daysLate"] for point in before["agenda"]] == [None, None]
    assert [point["daysLate"] for point in after["agenda"]] == [None, 3]


def test_the_next_evaluation_ends_what_followed_from_the_one_before() -> None:
    story = improving()
    story.tells("EvaluationConcluded", "2020-12-15", evaluation="E2", kind="annual", conclusion="continue", data={})
    story.tells("ProjectStarted", "2021-01-11", project="PF1")

    (row,) = story.ask("improvements").answer

    assert [item["fact"] for item in row["followed"]] == ["RoleAssigned", "ProjectDefined"]


def test_a_point_without_its_text_is_a_point_still() -> None:
    (row,) = improving().ask_without_texts("improvements", as_of="2020-08-31").answer

    assert [(point["text"], point["firstStepOn"]) for point in row["agenda"]] == [(None, None), (None, "2020-08-03")]
