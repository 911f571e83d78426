"""The example partnership and what must be answered about it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from partnerflow.questions.asking import Answered, ask
from partnerflow.questions.catalogue import QUESTIONS
from tests.support.shared import shared
from tests.support.world import World

Line = dict[str, Any]
KEY = "vast-verder"


def example_lines() -> list[Line]:
    """The facts of the example, as they are told."""
    return [json.loads(line) for line in shared("facts/vast-verder.facts.jsonl").read_bytes().splitlines()]


def expected_answers() -> list[Line]:
    """The expected answers to the questions there are."""
    entries = json.loads(shared("facts/vast-verder.expected.json").read_bytes())["answers"]
    return [entry for entry in entries if entry["query"]["name"] in QUESTIONS]


def asked_of(
    world: World, name: str, parameters: Mapping[str, Any] | None = None, *, key: str = KEY, **days: Any
) -> Answered:
    """The answer about one partnership of a world; `days` are those of `ask`."""
    return ask(name, parameters or {}, world.history("partnership", key), world.work, **days)


def answered(world: World, entry: Line, key: str = KEY) -> Answered:
    """The answer to one entry of the expected answers, asked with texts as an address holds them."""
    query = entry["query"]
    days = {name: entry[wire] for name, wire in (("as_of", "asOf"), ("as_known_at", "asKnownAt")) if entry[wire]}
    texts = {name: str(value) for name, value in query["params"].items()}
    return asked_of(world, query["name"], texts, key=key, **days)
