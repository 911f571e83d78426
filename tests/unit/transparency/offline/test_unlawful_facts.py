"""Facts that break the law are named, though they are hashed, put in the map and signed as they should be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest

from partnerflow.transparency.offline.partnerflow_verify import first_fault, read_definition, readable, verify
from tests.support.bundles import Kept, Ledger, a_key, definitions_of, event_of, kept_in
from tests.support.unlawful import WAYS, Forgery
from tests.support.world import World

STORIES = Path(__file__).resolve().parents[3] / "stories"
STORY = {"buurtmoes": "waterwijs", "waterwijs": "waterwijs"}


@cache
def streams_of(partnership: str) -> tuple[tuple[Kept, ...], tuple[str, ...]]:
    """The streams of a partnership, and its definitions."""
    world = World().load(STORIES / f"{STORY[partnership]}.facts.jsonl")
    streams = kept_in(world, partnership)
    return tuple(streams), tuple(definitions_of(world, streams))


def forgeries(partnership: str, each: int) -> list[tuple[str, Forgery]]:
    """So many forgeries of each way, with the rule that is broken."""
    facts, chance = streams_of(partnership)[0][0].facts(), Random(partnership)
    found = []
    for rule, ways in WAYS.items():
        for way in ways:
            possible = list(way(facts))
            found += [(rule, forgery) for forgery in chance.sample(possible, min(each, len(possible)))]
    return found


def fault_in(partnership: str, rule: str, forgery: Forgery) -> dict[str, Any]:
    """What is to be said of a forgery."""
    place, facts = forgery
    return {"stream": f"partnership/{partnership}", "version": place + 1, "fact": facts[place]["id"], "rule": rule}


@pytest.mark.parametrize("partnership", STORY)
def test_an_unlawful_fact_is_named_though_it_is_hashed_and_signed_as_it_should_be(partnership: str) -> None:
    (lawful, *others), processes = streams_of(partnership)
    made = forgeries(partnership, 1)
    forged = [
        replace(lawful, id=UUID(int=number), events=tuple(map(event_of, facts)), disclosures=())
        for number, (_, (_, facts)) in enumerate(made, 1)
    ]
    # One ledger holds them all: the notary signed whatever there was.
    ledger = Ledger().add([*others, *forged])

    found = [verify(ledger.bundle([stream, *others], processes).to_bytes(), keys=[a_key().vkey]) for stream in forged]

    assert {(item["colour"], item["complete"]["outcome"]) for item in found} == {("red", "yes")}
    assert [item["lawful"]["faults"] for item in found] == [[fault_in(partnership, *each)] for each in made]
    assert len(made) > 55


@pytest.mark.parametrize("partnership", STORY)
def test_two_hundred_and_more_unlawful_facts_are_all_named(partnership: str) -> None:
    streams, processes = streams_of(partnership)
    replayed = [replayable(stream) for stream in streams]
    made = forgeries(partnership, 5)

    named = []
    for _, (_, facts) in made:
        forged = replayable(replace(streams[0], events=tuple(map(event_of, facts))))
        named.append(first_fault(bundle_of_these([forged, *replayed[1:]], processes), forged))

    assert named == [fault_in(partnership, *each) for each in made]
    assert len(made) > 200


def replayable(stream: Kept) -> dict[str, Any]:
    """A stream as the verifier holds it once it is seen to be complete."""
    return {
        "kind": stream.kind,
        "key": stream.key,
        "about": stream.about,
        "events": [{"topic": topic, "state": state} for topic, state in stream.events],
        "facts": [readable(state) for _, state in stream.events],
    }


def bundle_of_these(streams: list[dict[str, Any]], processes: Sequence[str]) -> dict[str, Any]:
    """What of a bundle the replay looks at."""
    return {
        "streams": streams,
        "ids": {(stream["kind"], stream["key"]): stream for stream in streams},
        "definitions": dict(map(read_definition, processes)),
    }


def test_there_are_several_ways_to_break_the_law() -> None:
    ways = [way for ways in WAYS.values() for way in ways]

    names = {way.__name__ for way in ways}

    assert len(names) == len(ways) > 60
    assert len(WAYS) > 20
