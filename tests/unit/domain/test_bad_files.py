"""The shared bad files: the first line refused, and why; and the good ones among them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from partnerflow.messages import LANGUAGES, render
from tests.support.shared import shared
from tests.support.world import World

FOLDER = shared("facts/invalid")
INDEX = json.loads((FOLDER / "index.json").read_text("utf-8"))
REFUSED = [entry for entry in INDEX["files"] if entry["class"] is not None]
ACCEPTED = [entry["file"] for entry in INDEX["files"] if entry["class"] is None]


def told(file: str) -> list[bytes]:
    lines = (FOLDER / file).read_bytes().split(b"\n")
    return lines[:-1] if lines[-1] == b"" else lines


@pytest.mark.parametrize("entry", REFUSED, ids=lambda entry: entry["file"])
def test_the_first_bad_line_is_refused_for_the_reason_in_the_index(entry: dict[str, Any]) -> None:
    world = World(today=INDEX["now"])
    *good, bad = told(entry["file"])[: entry["line"]]

    world.load(good)
    first, *_ = world.tell(bad)

    assert (first.code, first.reason) == (entry["class"], entry["code"])
    for language in LANGUAGES:
        message = render(first, language)
        assert message.text
        assert message.remedy


@pytest.mark.parametrize("file", ACCEPTED)
def test_a_file_named_ok_is_accepted_whole(file: str) -> None:
    world = World(today=INDEX["now"])

    refused = [faults for line in told(file) if (faults := world.tell(line))]

    assert refused == []


def test_every_line_of_the_example_is_accepted() -> None:
    world = World(today=INDEX["now"])
    lines = shared("facts/vast-verder.facts.jsonl").read_bytes().splitlines()

    world.load(lines)

    assert world.history("partnership", "vast-verder").version + world.history("grant", "GR-1").version > 400


def test_every_generated_history_is_accepted() -> None:
    world = World(today=INDEX["now"])
    command = [sys.executable, str(shared("facts/generate.py")), "12", "--seed", "3"]
    lines = subprocess.run(command, capture_output=True, check=True).stdout.splitlines()

    refused = [(line[:80], faults) for line in lines if (faults := world.tell(line))]

    assert refused == []
