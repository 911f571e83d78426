"""The rows of one partnership: pure functions of its facts."""

from __future__ import annotations

import json
from typing import Any

from partnerflow.projections.beside import view_of
from partnerflow.projections.portfolio.rows import item_rows, partnership_row, return_rows, stay_rows
from partnerflow.questions.record.known import known_days
from tests.support.story import KEY, Story
from tests.support.world import World
from tests.unit.questions.example import example_lines


def rows_of(world: World, list_: str, key: str = KEY) -> list[dict[str, Any]]:
    """The rows of one list, each with its day and kind."""
    partnership, grants = world.history("partnership", key), world.work.grant_histories(key)
    known = known_days(fact for history in (partnership, *grants) for fact in history.facts)
    found = [row for row in item_rows(view_of(partnership, grants), known) if row["list"] == list_]
    return [{"day": row["day"], "kind": row["kind"], **json.loads(row["item"])} for row in found]


def test_the_days_in_a_phase_are_told_by_stay_and_together() -> None:
    world = World().load(example_lines())

    rows = stay_rows(view_of(world.history("partnership", "vast-verder"), ()))

    sharing = [(row["number"], row["gross"], row["net"], row["running"]) for row in rows if row["phase"] == "sharing"]
    executing = [(row["number"], row["running"]) for row in rows if row["phase"] == "executing"]
    assert sharing == [(0, 233, 233, 0), (1, 175, 175, 0), (2, 58, 58, 0)]
    assert executing == [(0, 1), (1, 0), (2, 1)]


def test_a_return_is_told_with_its_reasons_in_one_order() -> None:
    world = World().load(example_lines())

    rows = return_rows(world.state("vast-verder").course)

    assert [(row["source"], row["target"], json.loads(row["reasons"])) for row in rows] == [
        ("agreeing", "sharing", ["hidden_interest", "language"]),
        ("executing", "agreeing", ["funder", "partner_left", "result"]),
    ]


def test_a_signature_without_a_mandate_tells_how_it_was_cured() -> None:
    (row,) = rows_of(World().load(example_lines()), "signature", "vast-verder")

    assert (row["day"], row["organisation"], row["kind"]) == ("2025-01-28", "BRZ", "cured")
    assert (row["reasons"], row["ratifiedOn"], row["ratifiedUnder"]) == (["no_mandate"], "2025-02-18", "M-BRZ-1")


def test_a_withheld_tranche_waits_for_the_conditions_it_was_withheld_for() -> None:
    lines = [line for line in example_lines() if line.get("knownAt", line["occurredAt"])[:10] <= "2025-03-01"]

    (row,) = rows_of(World(today="2025-03-01").load(lines), "tranche", "vast-verder")

    assert (row["day"], row["kind"], row["tranche"], row["withheldOn"]) == (
        "2025-03-31",
        "withheld",
        "T3",
        "2024-10-10",
    )
    assert [item["condition"] for item in row["conditions"]] == ["C1", "C2", "C3"]
    assert [item["review"] for item in row["reviews"]] == ["RV-03"]


def test_a_tranche_that_lacks_nothing_is_not_at_risk() -> None:
    assert rows_of(World().load(example_lines()), "tranche", "vast-verder") == []


def test_a_success_is_to_be_celebrated_until_it_is_shared() -> None:
    story = Story.imported()
    story.tells("SuccessRecorded", "2024-01-10", story="Gelukt.", sharedWith=[])
    story.tells("SuccessRecorded", "2024-01-11", story="Verteld.", sharedWith=["press"])

    (row,) = rows_of(story.world, "success")

    assert (row["day"], row["by"]) == ("2024-01-10", "AAA")


def test_a_pause_within_the_present_stay_is_counted_apart() -> None:
    story = Story.imported()
    for begin, end in (("2024-01-10", "2024-01-20"), ("2024-03-01", None)):
        story.tells("PartnershipPaused", begin, reasonCode="capacity", expectedResumeOn="2024-12-01")
        if end is not None:
            story.tells("PartnershipResumed", end, data={})

    row = partnership_row(view_of(story.world.history("partnership", KEY), ()))

    assert (row["status"], row["paused_days"], row["paused_since"]) == ("paused", 10, "2024-03-01")


def test_silence_is_broken_by_what_is_told_late_about_the_past() -> None:
    story = Story.imported()
    told = {"form": "plenary", "tracks": ["content"], "present": ["AAA"]}
    story.tells("DialogueHeld", "2024-01-10", known="2024-05-01", data=told)

    row = partnership_row(view_of(story.world.history("partnership", KEY), ()))

    assert row["last_on"] == "2024-05-01"


def test_a_correction_is_when_a_fact_was_known_as_it_reads_now() -> None:
    story = Story.imported()
    planned = story.tells("EvaluationPlanned", "2024-01-10", evaluation="E1", kind="midterm", plannedOn="2024-03-01")
    story.tells(
        "RecordCorrected", "2024-02-01", corrects=planned, pointer="/data/plannedOn", old="2024-03-01",
        new="2024-04-01", reason="Verkeerd gelezen.",
    )  # fmt: skip

    (row,) = (row for row in rows_of(story.world, "deadline") if row["kind"] == "evaluation_planned")

    assert (row["day"], row["fact"], row["knownOn"]) == ("2024-04-01", planned, "2024-02-01")
