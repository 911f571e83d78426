"""Promises that wait: to be declared, recognised, kept, fixed or delivered."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.world import World
from tests.unit.questions.contributions.means import Means
from tests.unit.questions.example import asked_of

YEAR_1, YEAR_2 = ("2020-02-03", "2021-02-02"), ("2021-02-03", "2022-02-02")


def short(story: Means, **days: str) -> list[tuple[Any, ...]]:
    """What is due, delivered and missing of quantities, by contribution."""
    answer = story.ask("open_promises", **days).answer
    rows = (row for item in answer for row in item["contributions"] if row["status"] == "short")
    return [(row["contribution"], row["due"], row["delivered"], row["gap"]) for row in rows]


def test_the_example_misses_nine_job_places_and_one_housing_unit_after_adjustment(example: World) -> None:
    answer = asked_of(example, "open_promises", as_of="2024-06-13", as_known_at="2024-06-13").answer

    assert [(item["organisation"], row["gap"], row["unit"]) for item in answer for row in item["contributions"]] == [
        ("WON", 1, "housing_unit"),
        ("WRK", 9, "job_place"),
    ]


@pytest.mark.parametrize(
    ("on", "waiting"),
    [
        ("2020-02-10", [("asked", "2020-02-03", ["BBB"])]),
        ("2020-02-20", [("declared", "2020-02-17", ["AAA", "CCC"])]),
        ("2020-08-16", []),
        ("2020-08-17", [("due", "2020-08-17", ["BBB"])]),
        ("2020-10-05", []),
    ],
)
def test_a_promise_waits_for_one_party_after_the_other(on: str, waiting: list[tuple[str, str, list[str]]]) -> None:
    story = Means.imported()
    promise = {"commitment": "EN-BBB-1", "organisation": "BBB"}
    story.tells("CommitmentRequested", "2020-02-03", **promise, text="Een dag per week.")
    story.tells("CommitmentDeclared", "2020-02-17", by="BBB", **promise, text="Een dag per week.", months=6)
    story.tells("CommitmentRecognised", "2020-03-02", **promise, recognisedBy=["AAA", "CCC"])
    story.tells("CommitmentEnded", "2020-10-05", **promise, how="kept")

    answer = story.ask("open_promises", as_of=on).answer

    rows = [row for item in answer for row in item["commitments"]]
    assert [(row["status"], row["since"], row["waitsFor"]) for row in rows] == waiting


def test_what_is_open_is_told_in_words_until_they_are_erased() -> None:
    story = Means.imported()
    story.tells(
        "CommitmentRequested", "2020-02-03", commitment="EN-AAA-1", organisation="AAA", text="Een dag per week."
    )
    story.offers("CT-AAA-1", "2020-02-03")

    (told,), (erased,) = story.ask("open_promises").answer, story.ask_without_texts("open_promises").answer

    assert (told["commitments"][0]["text"], told["contributions"][0]["description"]) == ("Een dag per week.", "een bod")
    assert (erased["commitments"][0]["text"], erased["contributions"][0]["description"]) == (None, None)
    assert erased["commitments"][0]["status"] == "asked"


def test_an_offer_waits_to_be_fixed() -> None:
    story = Means.imported()
    story.offers("CT-BBB-1", "2020-02-03")

    (item,) = story.ask("open_promises", as_of="2020-02-13").answer
    story.fixes("CT-BBB-1", "2020-02-14")

    assert (item["organisation"], item["contributions"][0]["status"], item["contributions"][0]["days"]) == (
        "BBB",
        "offered",
        10,
    )
    assert story.ask("open_promises", as_of="2020-02-14").answer == []


def test_an_adjustment_forgives_the_period_it_answers_and_none_before_it() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", quantity=20, unit="hour", per="year")
    story.delivers("CT-AAA-1", "2021-02-03", YEAR_1, quantity=15, expectedQuantity=20)
    story.delivers("CT-AAA-1", "2022-02-03", YEAR_2, quantity=9, expectedQuantity=20)
    story.adjusts("CT-AAA-1", "2022-02-03", quantity=10)

    assert short(story) == [("CT-AAA-1", 30, 24, 6)]


def test_an_adjustment_upwards_makes_no_earlier_period_fall_short() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", quantity=10, unit="hour", per="year")
    story.delivers("CT-AAA-1", "2021-02-03", YEAR_1, quantity=10, expectedQuantity=10)
    story.adjusts("CT-AAA-1", "2021-03-01", quantity=30)

    assert short(story) == []


def test_a_later_period_makes_up_for_an_earlier_one() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", quantity=20, unit="hour", per="year")
    story.delivers("CT-AAA-1", "2021-02-03", YEAR_1, quantity=15, expectedQuantity=20)
    story.delivers("CT-AAA-1", "2022-02-03", YEAR_2, quantity=25, expectedQuantity=20)

    assert short(story, as_of="2021-12-31") == [("CT-AAA-1", 20, 15, 5)]
    assert short(story) == []


def test_the_whole_is_due_once_the_term_has_passed() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", kind="finance", minor=100_000)
    story.delivers("CT-AAA-1", "2021-02-03", YEAR_1, minor=40_000, due=40_000)

    (item,) = story.ask("open_promises", as_of="2022-02-03").answer

    (row,) = item["contributions"]
    assert (row["dueMinor"], row["deliveredMinor"], row["gapMinor"]) == (100_000, 40_000, 60_000)
    assert (row["currency"], row["through"]) == ("EUR", "2022-02-02")
    assert story.ask("open_promises", as_of="2022-02-02").answer == []


def test_what_is_promised_per_year_and_never_told_of_is_due_after_each_full_year() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", quantity=20, unit="hour", per="year")

    assert short(story, as_of="2021-02-01") == []
    assert short(story, as_of="2021-02-02") == [("CT-AAA-1", 20, 0, 20)]
    assert short(story, as_of="2024-06-01") == [("CT-AAA-1", 40, 0, 40)]


def test_what_is_fixed_in_money_and_told_in_hours_is_not_called_undelivered_money() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", minor=100_000)
    story.delivers("CT-AAA-1", "2021-02-03", YEAR_1, quantity=18, expectedQuantity=20)

    assert short(story) == [("CT-AAA-1", 20, 18, 2)]


def test_who_has_gone_owes_nothing_here_and_a_legal_successor_owes_what_it_holds() -> None:
    story = Means.imported()
    for contribution in ("CT-BBB-1", "CT-CCC-1"):
        story.fixes(contribution, "2020-02-03", quantity=20, unit="hour")
    for contribution in ("CT-BBB-1", "CT-CCC-1"):
        story.delivers(contribution, "2020-07-01", ("2020-02-03", "2020-06-30"), quantity=1, expectedQuantity=5)
    story.leaves("BBB", "2020-08-03")
    story.succeeds("2020-08-03", "CCC", "DDD")

    answer = story.ask("open_promises", as_of="2020-08-03").answer

    assert [(item["organisation"], item["contributions"][0]["contribution"]) for item in answer] == [
        ("DDD", "CT-CCC-1")
    ]
