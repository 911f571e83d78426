"""What was imported over HTTP is answered over HTTP as its answer key says, by a server that found it in its store."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.e2e.asking import asked
from tests.e2e.story import EXAMPLE, KEY, LINES, RETELLING, RETOLD_KEY
from tests.support.client import Client
from tests.support.equality import difference
from tests.support.server import Place
from tests.support.shared import shared

ANSWERS = json.loads(shared("facts/vast-verder.expected.json").read_bytes())["answers"]
ENTRIES = [pytest.param(entry, id=entry["id"]) for entry in ANSWERS]


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_example_is_answered_as_expected_after_a_restart(told: Client, entry: dict[str, Any]) -> None:
    reply = asked(told, KEY, entry)

    assert reply.status == 200, reply.body
    assert difference(entry["answer"], reply.json["answer"]) is None
    assert (reply.json["asOf"], reply.json["asKnownAt"]) == (entry["asOf"], entry["asKnownAt"])


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_answer_names_its_position_and_facts_that_were_told(told: Client, entry: dict[str, Any]) -> None:
    answered = asked(told, KEY, entry).json

    assert answered["position"] == 2 * len(LINES)
    assert answered["facts"]
    assert {line["id"] for line in LINES}.issuperset(answered["facts"])


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_example_told_elsewhere_and_a_year_later_is_answered_alike(told: Client, entry: dict[str, Any]) -> None:
    shifted = RETELLING.value(entry)

    reply = asked(told, RETOLD_KEY, shifted)

    assert reply.status == 200, reply.body
    assert difference(shifted["answer"], reply.json["answer"]) is None


def test_every_fact_of_the_example_comes_back_as_it_was_told(told: Client) -> None:
    own = [line for line in LINES if (line["stream"], line["key"]) == ("partnership", KEY)]
    items: list[dict[str, Any]] = []

    path: str | None = f"/v1/partnerships/{KEY}/history?pageSize=200"
    while path:
        page = told.get(path).json
        items += page["items"]
        path = page.get("next")

    differing = [line for line, item in zip(own, items, strict=True) if difference(line, item)]
    # One person of the example was erased, and stays so.
    assert [(line["fact"], line["data"]["person"]) for line in differing] == [("PersonRegistered", "p-005")]


def test_a_second_import_changes_nothing_and_says_so(told: Client, told_place: Place) -> None:
    before = told_place.stored_events()

    reply = told.import_lines(EXAMPLE)

    assert reply.status == 200, reply.body
    assert (reply.json["recorded"], reply.json["known"]) == (0, len(LINES))
    assert told_place.stored_events() == before
