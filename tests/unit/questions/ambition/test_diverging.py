"""Where the images of the partners differ."""

from __future__ import annotations

from typing import Any

from tests.support.world import World
from tests.unit.questions.agreement import Agreement
from tests.unit.questions.example import asked_of


def diverging(story: Agreement, **days: str) -> dict[str, Any]:
    """The answer."""
    return dict(story.ask("diverging", **days).answer)


def endorsed(story: Agreement, code: str, version: int, text: str | None = None, *, blocking: bool = False) -> str:
    """A partner endorses a version, perhaps with a reservation."""
    told: dict[str, Any] = {"organisation": code, "ambitionVersion": version, "stance": "given"}
    reservation = {"reservation": {"text": text, "blocking": blocking}} if text else {}
    return story.tells(
        "AmbitionEndorsed",
        "2020-02-04",
        by=code,
        data={**told, "recognise": True, "own": True, "act": True, **reservation},
    )


def test_the_example_disputes_a_word_until_its_meaning_is_agreed(example: World) -> None:
    disputed = asked_of(example, "diverging", as_of="2022-10-13")

    (term,) = disputed.answer["terms"]
    assert (term["word"], [reading["organisation"] for reading in term["readings"]]) == ("eigen plek", ["BAK", "WON"])
    assert all(reading["text"] for reading in term["readings"])
    assert asked_of(example, "diverging", as_of="2025-10-16").answer["terms"] == []


def test_a_view_that_differs_from_the_form_that_was_chosen_differs() -> None:
    story = Agreement.imported()
    for code in ("AAA", "BBB"):
        story.tells("ArchetypeViewStated", "2020-02-03", by=code, organisation=code, archetype="functional")

    assert diverging(story)["archetype"]["differ"] is False

    story.tells("ArchetypeChosen", "2020-02-04", archetype="exploratory")

    assert diverging(story)["archetype"] == {
        "chosen": "exploratory",
        "views": {"AAA": "functional", "BBB": "functional"},
        "differ": True,
    }


def test_a_reservation_shows_also_when_it_does_not_block() -> None:
    story = Agreement.imported()
    story.tells("SharedAmbitionDrafted", "2020-02-03", ambitionVersion=1, text="Samen.")
    endorsed(story, "AAA", 1)
    mild = endorsed(story, "BBB", 1, "Mits het past.")
    endorsed(story, "CCC", 1, "Zo niet.", blocking=True)

    answer = story.ask("diverging")

    rows = answer.answer["reservations"]
    assert [(row["organisation"], row["reading"], row["text"]) for row in rows] == [
        ("BBB", "full", "Mits het past."),
        ("CCC", "blocking_reservation", "Zo niet."),
    ]
    assert mild in answer.facts
    assert [row["text"] for row in story.ask_without_texts("diverging").answer["reservations"]] == [None, None]


def test_the_last_scan_puts_the_widest_spread_first() -> None:
    story = Agreement.imported()
    scan = [
        {"condition": "ambition", "mean": 4.5, "spread": 0.5},
        {"condition": "relation", "mean": 3, "spread": 1.5},
        {"condition": "process", "mean": 2},
    ]
    told = {"evaluation": "E1", "kind": "annual", "conclusion": "adjust"}
    story.tells("EvaluationConcluded", "2020-02-03", data={**told, "scan": scan})
    story.tells("EvaluationConcluded", "2020-03-02", data={**told, "evaluation": "E2"})

    found = diverging(story)["scan"]

    assert (found["evaluation"], found["on"]) == ("E1", "2020-02-03")
    assert [(row["condition"], row["mean"], row["spread"]) for row in found["conditions"]] == [
        ("relation", 3, 1.5),
        ("ambition", 4.5, 0.5),
        ("process", 2, None),
    ]


def test_readiness_is_that_of_who_counts() -> None:
    story = Agreement.imported()
    for code, readiness in (("AAA", "willing"), ("BBB", "willing"), ("CCC", "deliberating")):
        story.tells("ReadinessDeclared", "2020-02-03", by=code, organisation=code, readiness=readiness)
    story.tells("PartySuspended", "2020-03-02", by="CCC", organisation="CCC")

    assert diverging(story, as_of="2020-03-01")["readiness"]["differ"] is True
    assert diverging(story)["readiness"] == {"byPartner": {"AAA": "willing", "BBB": "willing"}, "differ": False}
