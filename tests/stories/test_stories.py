"""Other histories than the example are answered as the answer keys beside them say.

`dorpskracht` was taken over while it was executing, returned twice in a row to what it had missed, and merged;
`waterwijs` had one grant refused and another recovered, and was abandoned; `buurtmoes` is a small network.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.support.equality import difference
from tests.support.world import World
from tests.unit.questions.example import answered

HERE = Path(__file__).parent
KEYS = [json.loads(path.read_bytes()) for path in sorted(HERE.glob("*.expected.json"))]
ENTRIES = [pytest.param(key, entry, id=f"{key['case']}-{entry['id']}") for key in KEYS for entry in key["answers"]]


@cache
def told(facts: str) -> World:
    """The world after a file of facts, each judged by every rule; tell nothing in it."""
    return World().load(HERE / facts)


@pytest.mark.parametrize(("key", "entry"), ENTRIES)
def test_a_story_is_answered_as_expected(key: dict[str, Any], entry: dict[str, Any]) -> None:
    world = told(key["facts"])

    found = answered(world, entry, key["partnership"])

    assert difference(entry["answer"], found.answer) is None
    assert (found.as_of, found.as_known_at) == (entry["asOf"], entry["asKnownAt"])


@pytest.mark.parametrize(("key", "entry"), ENTRIES)
def test_an_answer_rests_on_facts_of_its_story(key: dict[str, Any], entry: dict[str, Any]) -> None:
    lines = (HERE / key["facts"]).read_bytes().splitlines()

    found = answered(told(key["facts"]), entry, key["partnership"])

    assert {json.loads(line)["id"] for line in lines}.issuperset(found.facts)
    assert found.facts or not found.answer
