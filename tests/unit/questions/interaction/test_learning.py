"""Learning, doing what was said, and celebrating."""

from __future__ import annotations

from typing import Any

from tests.unit.questions.partners import Partners
from tests.unit.questions.returned import returned_story

LEARNED = {"seeNow": "Het duurt langer.", "doNow": "Ruimer plannen.", "doBetter": "Eerder bellen."}


def success(story: Partners, on: str, *shared_with: str) -> str:
    """A success is recorded."""
    return story.tells("SuccessRecorded", on, story="Acht kamers.", sharedWith=list(shared_with), data={})


def test_what_was_learned_is_told_by_day_and_in_words() -> None:
    story = Partners.imported()
    story.tells("LearningMomentHeld", "2020-02-03", data={**LEARNED, "principles": [2]})
    story.tells("DiversityMeasureAgreed", "2020-03-02", group="jongeren", measures=["Een coach."])
    story.tells("IdentityMarkerAdopted", "2020-04-06", name="Samen Thuis", chosenBy="BBB")

    answer = story.ask("learning").answer

    assert (answer["moments"], answer["successes"]) == (["2020-02-03"], [])
    assert (answer["learned"][0]["doNow"], answer["learned"][0]["principles"]) == ("Ruimer plannen.", [2])
    assert (answer["agreed"][0]["group"], answer["agreed"][0]["measures"]) == ("jongeren", ["Een coach."])
    assert (answer["names"][0]["name"], answer["names"][0]["chosenBy"]) == ("Samen Thuis", "BBB")


def test_what_was_learned_keeps_its_day_when_its_words_are_erased() -> None:
    story = Partners.imported()
    story.tells("LearningMomentHeld", "2020-02-03", data=LEARNED)

    answer = story.ask_without_texts("learning").answer

    assert (answer["moments"], answer["learned"][0]["doNow"]) == (["2020-02-03"], None)


def test_a_learning_moment_that_became_known_late_was_not_known_before() -> None:
    story = Partners.imported()
    story.tells("LearningMomentHeld", "2020-02-03", known="2020-09-01", data=LEARNED)

    assert story.ask("learning", as_of="2020-06-01").answer["moments"] == ["2020-02-03"]
    assert story.ask("learning", as_of="2020-06-01", as_known_at="2020-06-01").answer["moments"] == []


def test_what_changed_since_the_last_learning_moment_is_of_substance() -> None:
    story = Partners.imported()
    story.tells("ProjectDefined", "2020-02-03", project="PF1", title="Kamers")
    story.tells("LearningMomentHeld", "2020-02-03", data=LEARNED)
    story.tells("DialogueHeld", "2020-02-10", form="plenary", tracks=["content"], present=["AAA", "BBB"])
    story.tells("ProjectStarted", "2020-03-02", project="PF1")

    answer = story.ask("learning_follow_through", as_of="2020-08-04").answer

    assert (answer["last"]["on"], answer["last"]["doNow"], answer["days"]) == ("2020-02-03", "Ruimer plannen.", 183)
    assert [item["fact"] for item in answer["changed"]] == ["ProjectStarted"]
    assert (answer["nextBy"], answer["overdue"]) == ("2020-08-04", False)
    assert story.ask("learning_follow_through", as_of="2020-08-05").answer["overdue"] is True


def test_without_any_learning_moment_the_days_run_from_the_beginning() -> None:
    answer = Partners.imported().ask("learning_follow_through", {"days": 30}, as_of="2020-02-06").answer

    assert (answer["last"], answer["days"], answer["nextBy"], answer["overdue"]) == (None, 31, "2020-02-05", True)


def follow_through(held_on: str | None, as_of: str) -> dict[str, Any]:
    """What is asked of a return of the first of March, repaired on the first of April, within thirty days."""
    story = returned_story(target_on="2024-03-31")
    if held_on is not None and held_on < "2024-04-01":
        story.tell("LearningMomentHeld", held_on, **LEARNED)
    story.tell("PhaseAdvanced", "2024-04-01", **{"from": "draft", "to": "review"})
    if held_on is not None and held_on >= "2024-04-01":
        story.tell("LearningMomentHeld", held_on, **LEARNED)
    (row,) = story.ask("learning_follow_through", {"days": "30"}, as_of=as_of).answer["returns"]
    return dict(row)


def test_a_repaired_return_asks_what_was_learned_for_a_while() -> None:
    found = [
        follow_through(None, "2024-05-01"),
        follow_through(None, "2024-05-02"),
        follow_through("2024-03-11", "2024-06-01"),
        follow_through("2024-05-01", "2024-06-01"),
        follow_through("2024-05-06", "2024-06-01"),
    ]

    assert [(row["status"], row["days"]) for row in found] == [
        ("waiting", 30),
        ("missed", 31),
        ("held", 0),
        ("held", 30),
        ("late", 35),
    ]


def test_a_success_is_to_be_celebrated_until_somebody_outside_heard_of_it() -> None:
    story = Partners.imported()
    alone = success(story, "2020-02-03")
    inside = success(story, "2020-03-02", "internal")
    success(story, "2020-04-06", "internal", "press")

    answered = story.ask("celebrations", as_of="2020-04-06")

    assert [(row["id"], row["days"], row["sharedWith"]) for row in answered.answer] == [
        (alone, 63, []),
        (inside, 35, ["internal"]),
    ]
    assert answered.facts == (alone, inside)


def test_a_success_that_turns_out_to_have_been_shared_waits_no_longer() -> None:
    story = Partners.imported()
    recorded = success(story, "2020-02-03")
    correction = {"corrects": recorded, "pointer": "/data/sharedWith", "old": [], "new": ["public"], "reason": "Krant."}
    story.tells("RecordCorrected", "2020-03-02", data=correction)

    assert story.ask("celebrations").answer == []
    assert len(story.ask("celebrations", as_known_at="2020-03-01").answer) == 1
