"""What the program recorded is lawful to the offline verifier: it asks less, and never anything else."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from partnerflow.transparency.offline.partnerflow_verify import verify
from tests.support.bundles import Ledger, a_key, bundle_of, witness_vkey
from tests.support.letting_in import let_in
from tests.support.shared import shared
from tests.support.versions import a_version, in_words, mapping
from tests.support.world import World

STORIES = Path(__file__).resolve().parents[3] / "stories"
WITNESS = a_key("witness.test", "witness")


@cache
def told(name: str) -> World:
    """The world of a story, or of the example."""
    path = STORIES / f"{name}.facts.jsonl"
    return World().load(path if path.exists() else shared(f"facts/{name}.facts.jsonl"))


@pytest.mark.parametrize(
    ("name", "partnership"),
    [
        ("vast-verder", "vast-verder"),
        ("dorpskracht", "dorpskracht"),
        ("dorpskracht", "dorpskracht-plus"),
        ("waterwijs", "waterwijs"),
        ("waterwijs", "buurtmoes"),
    ],
)
def test_a_history_that_was_recorded_is_green(name: str, partnership: str) -> None:
    ledger = Ledger(witnesses=[WITNESS])
    bundle = bundle_of(told(name), partnership, ledger)

    found = verify(
        bundle.to_bytes(),
        keys=[a_key().vkey],
        since=ledger.note().to_text(),
        witnesses=[witness_vkey(WITNESS)],
    )

    assert found["lawful"] == {"outcome": "yes", "faults": []}
    assert found["colour"] == "green"
    assert found["stream"]["events"] == len(bundle.streams[0].events)


@pytest.mark.parametrize(("name", "partnership"), [("dorpskracht", "dorpskracht"), ("waterwijs", "buurtmoes")])
def test_a_history_into_which_many_were_let_is_lawful(name: str, partnership: str) -> None:
    lines = [json.loads(line) for line in (STORIES / f"{name}.facts.jsonl").read_bytes().splitlines()]

    bundle = bundle_of(World().load(let_in(lines, partnership)), partnership)

    topics = {event.topic for event in bundle.streams[0].events}
    assert verify(bundle.to_bytes())["lawful"] == {"outcome": "yes", "faults": []}
    assert topics > {"AccessGranted.v1", "AccessRevoked.v1"}


@pytest.mark.parametrize("seed", ["1", "2"])
def test_histories_made_at_random_are_lawful(seed: str) -> None:
    made = subprocess.run(
        [sys.executable, str(shared("facts/generate.py")), "4", "--seed", seed], capture_output=True, check=True
    )
    world = World().load(made.stdout.splitlines())
    keys = [change.head.key for change in world.work.changes() if change.head.kind == "partnership"]

    found = {key: verify(bundle_of(world, key).to_bytes())["lawful"] for key in keys}

    assert len(keys) == 4
    assert all(lawful == {"outcome": "yes", "faults": []} for lawful in found.values())


@pytest.mark.parametrize("after", ["buurtmoes-0024", "buurtmoes-0049"])
def test_a_history_that_goes_on_in_the_words_of_another_definition_is_lawful(after: str) -> None:
    world, following = World(following=[a_version()]), False
    for line in (STORIES / "waterwijs.facts.jsonl").read_bytes().splitlines():
        fact = json.loads(line)
        following = following and fact["key"] == "buurtmoes"
        world.load([{**fact, "data": in_words(fact["data"])} if following else fact])
        if fact["id"] == after:
            data = {"to": {"name": "partnership", "version": 2}, "reason": "Andere woorden.", **mapping()}
            world.load([{**fact, "id": "buurtmoes-9001", "fact": "ProcessMigrated", "by": "MOE", "data": data}])
            following = True

    bundle = bundle_of(world, "buurtmoes")
    found = verify(bundle.to_bytes())

    assert found["lawful"] == {"outcome": "yes", "faults": []}
    assert len(bundle.processes) == 2
