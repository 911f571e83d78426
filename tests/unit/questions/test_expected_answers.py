"""The example is answered as its answer key says, also when it is told elsewhere and a year later."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.equality import difference
from tests.support.retold import Retelling
from tests.support.world import World
from tests.unit.questions.example import KEY, answered, example_lines, expected_answers

ENTRIES = [pytest.param(entry, id=entry["id"]) for entry in expected_answers()]
A_YEAR = 365


@pytest.fixture(scope="module")
def retelling() -> Retelling:
    return Retelling(example_lines(), days=A_YEAR)


@pytest.fixture(scope="module")
def retold(retelling: Retelling) -> World:
    return World(today="2027-12-31").load([retelling.line(line) for line in example_lines()])


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_example_is_answered_as_expected(example: World, entry: dict[str, Any]) -> None:
    found = answered(example, entry)

    assert difference(entry["answer"], found.answer) is None
    assert (found.as_of, found.as_known_at) == (entry["asOf"], entry["asKnownAt"])


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_answer_names_facts_that_exist(example: World, entry: dict[str, Any]) -> None:
    found = answered(example, entry)

    told = {
        fact.id
        for stream, key in (("partnership", KEY), ("grant", "GR-1"))
        for fact in example.history(stream, key).facts
    }
    assert found.facts
    assert told.issuperset(found.facts)
    assert len(set(found.facts)) == len(found.facts)


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_example_told_elsewhere_and_later_is_answered_alike(
    retold: World, retelling: Retelling, entry: dict[str, Any]
) -> None:
    shifted = retelling.value(entry)

    found = answered(retold, shifted, key=f"{KEY}-elders")

    assert difference(shifted["answer"], found.answer) is None
    assert (found.as_of, found.as_known_at) == (shifted["asOf"], shifted["asKnownAt"])
