"""The sheets: what they name exists, what they preset fits the fact, on every day and in every process."""

from __future__ import annotations

import pytest

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow_api.pages.words import words_in
from partnerflow_api.pages.work.sheets import ROOMS
from partnerflow_api.pages.work.tasks import ELSEWHERE, TASKS
from partnerflow_api.pages.work.versions import following
from tests.support.story import Story
from tests.unit.pages.work.conftest import KEY, Opened

SHEETS = [sheet for room in ROOMS for sheet in room.SHEETS]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_sheet_says_what_its_fact_means(language: str) -> None:
    words = words_in("nl" if language == "nl" else "en").entries["work"]["sheets"]

    assert set(words) == {sheet.fact for sheet in SHEETS}


def test_every_fact_has_a_name_for_doing_it() -> None:
    assert set(words_in("nl").entries["work"]["act"]) == set(FACT_TYPES)


def test_the_facts_of_the_tasks_are_facts() -> None:
    named = {fact for facts in TASKS.values() for fact in facts} | ELSEWHERE

    assert named <= set(FACT_TYPES)


@pytest.mark.parametrize("day", ["2022-03-24", "2025-01-27"])
def test_what_they_preset_fits_on_any_day(day: str, on: Opened) -> None:
    facts = [sheet.fact for sheet in SHEETS if FACT_TYPES[sheet.fact].stream == "partnership"]

    answers = {fact: on(day).get(f"{KEY}/tell/{fact}").status_code for fact in facts}

    assert set(answers.values()) == {200}, answers


def test_versions_follow_each_other() -> None:
    story = Story.imported("agreeing")
    of = story.state.deliverables.of

    assert following(of("startnota")) == "1.0"
    story.tells(
        "DeliverableTakenOver", "2020-02-03", deliverable={"kind": "startnota", "version": "1.2"}, source="Map."
    )
    assert following(story.state.deliverables.of("startnota")) == "2.0"
    story.tells("DeliverableDrafted", "2020-02-04", deliverable={"kind": "startnota", "version": "2.0"})
    assert following(story.state.deliverables.of("startnota")) == "2.0"
