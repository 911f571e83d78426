"""Which version was in force: by day, by payment, by project, and what came later."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from partnerflow.domain.history import History
from partnerflow.errors import MalformedError
from partnerflow.questions.asking import ask
from tests.support.world import World
from tests.unit.questions.example import KEY, asked_of


def in_force(world: World, kind: str, on: str, **more: str) -> Any:
    """What is answered about one day, with everything known."""
    return asked_of(world, "deliverable_in_force", {"kind": kind, "on": on, **more}).answer


def test_before_the_first_version_is_in_force_there_is_none(example: World) -> None:
    assert in_force(example, "afsprakennota", "2023-06-14") is None
    assert in_force(example, "afsprakennota", "2023-06-15")["version"] == "1.0"


def test_a_version_rests_on_its_own_decision_and_gives_way_to_a_small_change(example: World) -> None:
    last_day, first_day = (
        in_force(example, "afsprakennota", "2023-12-27"),
        in_force(example, "afsprakennota", "2023-12-28"),
    )

    assert (last_day["version"], last_day["smallChangeOf"], last_day["basis"]["version"]) == ("1.0", None, "1.0")
    assert last_day["laterChanges"] == [{"change": "superseded", "on": "2023-12-28", "by": "1.1"}]
    assert (first_day["version"], first_day["smallChangeOf"], first_day["basis"]["version"]) == ("1.1", "1.0", "1.0")
    assert first_day["signatures"] == last_day["signatures"]


def test_a_change_that_had_come_before_the_day_is_not_a_later_change(example: World) -> None:
    answer = in_force(example, "afsprakennota", "2024-11-07")

    assert answer["laterChanges"] == [{"change": "superseded", "on": "2025-01-30", "by": "2.0"}]


def test_each_project_has_its_own_version(example: World) -> None:
    first, second = (in_force(example, "projectfiche", "2025-03-13", project=project) for project in ("PF1", "PF2"))

    assert (first["version"], first["until"]) == ("1.0", None)
    assert (second["version"], second["from"]) == ("2.0", "2025-03-13")


def test_a_review_that_ended_well_is_told_with_how_it_ended(example: World) -> None:
    answer = in_force(example, "projectfiche", "2024-01-01", project="PF1")

    assert answer["laterChanges"] == [
        {
            "change": "reopened",
            "on": "2024-11-07",
            "fate": "reopened_in_force",
            "settledOn": "2025-03-13",
            "how": "reaffirmed",
        }
    ]


def test_without_a_day_it_is_about_the_day_asked_about(example: World) -> None:
    asked = {"kind": "afsprakennota"}

    assert asked_of(example, "deliverable_in_force", asked, as_of="2023-07-01").answer["version"] == "1.0"
    assert asked_of(example, "deliverable_in_force", asked).answer["version"] == "2.0"


def test_a_tranche_is_told_apart_by_its_grant_when_two_grants_have_one_of_that_name(example: World) -> None:
    around = TwoGrants(example)
    history = example.history("partnership", KEY)
    asked = {"kind": "afsprakennota", "payment": "T2"}

    with pytest.raises(MalformedError) as refused:
        ask("deliverable_in_force", asked, history, around)
    answered = ask("deliverable_in_force", {**asked, "grant": "GR-2"}, history, around)

    assert [fault.pointer for fault in refused.value.faults] == ["/grant"]
    assert answered.answer["version"] == "1.1"


class TwoGrants:
    """The surroundings of the example, with its grant seen twice."""

    def __init__(self, example: World) -> None:
        self._work = example.work

    def grant_histories(self, partnership: str) -> tuple[History, ...]:
        (found,) = self._work.grant_histories(partnership)
        return found, History("grant", found.process, [replace(fact, key="GR-2") for fact in found.facts])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._work, name)
