"""After a migration every answer reads as before, in the words of the new definition; about earlier days, in the old ones."""

from __future__ import annotations

import json
from typing import Any

import pytest

from partnerflow.errors import MalformedError, PartnerflowError
from partnerflow.messages import render
from partnerflow.process.definition import ProcessDefinition
from tests.support.versions import a_version, in_words, mapping
from tests.support.world import World
from tests.unit.questions.example import KEY, answered, asked_of, example_lines, expected_answers

LAST = "2025-10-16"
IN_WORDS_OF_THEIR_DAY = ("advances", "guard_evidence")
"""The guards of an advance are those of the definition of its day."""


@pytest.fixture(scope="module")
def second() -> ProcessDefinition:
    return a_version()


@pytest.fixture(scope="module")
def as_it_was() -> World:
    return World().load(example_lines())


@pytest.fixture(scope="module")
def migrated(second: ProcessDefinition) -> World:
    world = World(following=[second]).load(example_lines())
    version = world.history("partnership", KEY).version
    envelope = {"id": f"{KEY}-{version + 1:04}", "fact": "ProcessMigrated", "stream": "partnership", "key": KEY}
    data = {"to": {"name": "partnership", "version": 2}, "reason": "Andere woorden.", **mapping()}
    assert world.tell({**envelope, "occurredAt": LAST, "by": "LIN", "data": data}) == []
    return world


def outcome(world: World, entry: dict[str, Any]) -> Any:
    try:
        return json.loads(json.dumps(answered(world, entry).answer))
    except PartnerflowError as error:
        # What cannot be answered is not answered afterwards either, for the same reason.
        return error.code, error.reason


EXPECTED = expected_answers()
LABELS = [f"{entry['id']}-{entry['query']['name']}" for entry in EXPECTED]


@pytest.mark.parametrize("entry", EXPECTED, ids=LABELS)
def test_of_today_it_answers_the_same_in_the_new_words(
    entry: dict[str, Any], as_it_was: World, migrated: World
) -> None:
    today = {**entry, "asOf": None, "asKnownAt": None}
    asked = {**today, "query": {**entry["query"], "params": in_words(entry["query"]["params"])}}

    before, after = outcome(as_it_was, today), outcome(migrated, asked)

    if entry["query"]["name"] in IN_WORDS_OF_THEIR_DAY:
        before, after = in_words(before), in_words(after)
    assert after == in_words(before)


@pytest.mark.parametrize("entry", EXPECTED, ids=LABELS)
def test_of_an_earlier_day_it_answers_what_it_always_did(
    entry: dict[str, Any], as_it_was: World, migrated: World
) -> None:
    earlier = {**entry, "asOf": min(entry["asOf"] or "2025-10-15", "2025-10-15")}

    assert outcome(migrated, earlier) == outcome(as_it_was, earlier)


def test_words_of_the_old_definition_are_asked_of_days_on_which_it_held(migrated: World) -> None:
    old, new = {"phase": "sharing"}, {"phase": "delen"}

    assert asked_of(migrated, "blocking", new).answer["phase"] == "delen"
    assert asked_of(migrated, "blocking", old, as_of="2025-10-15").answer["phase"] == "sharing"
    for words, days in ((old, {}), (new, {"as_of": "2025-10-15"}), (new, {"at_version": 300})):
        with pytest.raises(MalformedError):
            asked_of(migrated, "blocking", words, **days)


def test_who_asks_by_an_old_word_hears_what_it_is_called_now(migrated: World) -> None:
    with pytest.raises(MalformedError) as refused:
        asked_of(migrated, "blocking", {"phase": "sharing"})

    (fault,) = refused.value.faults
    assert (fault.data["now"], fault.data.get("near")) == ("delen", None)
    assert render(fault, "en").remedy.endswith("It is called “delen” now.")


def test_a_past_advance_is_asked_about_by_the_guards_of_its_day(migrated: World, as_it_was: World) -> None:
    asked = {"guard": "G2.1", "on": "2023-01-26"}

    assert asked_of(migrated, "guard_evidence", asked).answer == asked_of(as_it_was, "guard_evidence", asked).answer
    with pytest.raises(MalformedError):
        asked_of(migrated, "guard_evidence", {**asked, "guard": "G9.1"})


@pytest.mark.parametrize("knowledge", ["then", "now"])
def test_the_advances_tell_phases_in_the_new_words_and_guards_in_those_of_their_day(
    knowledge: str, migrated: World, as_it_was: World
) -> None:
    before = asked_of(as_it_was, "advances", {"knowledge": knowledge}).answer
    after = asked_of(migrated, "advances", {"knowledge": knowledge}).answer

    assert [row["guards"] for row in after] == [row["guards"] for row in before]
    assert [(row["from"], row["to"]) for row in after] == [tuple(in_words([row["from"], row["to"]])) for row in before]
