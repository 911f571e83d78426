"""The verifier in Python and the one in the page say the same of every bundle, byte for byte."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from random import Random
from typing import Any

import pytest

from partnerflow.transparency.offline.partnerflow_verify import verify
from tests.support.bundle_vectors import FOLDER, WITNESS, trio
from tests.support.bundles import Kept, Ledger, event_of, witness_vkey
from tests.support.by_chance import with_a_value_changed, with_bytes_changed
from tests.support.javascript import JavaScript
from tests.support.tampering import TAMPERINGS, untampered
from tests.support.unlawful import WAYS

VECTORS = sorted(FOLDER.glob("*.json"))


def told(verdict: Any) -> str:
    """A verdict as its one text."""
    return json.dumps(verdict, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def the_bundle(streams: list[Kept]) -> tuple[bytes, dict[str, Any]]:
    """The file with these streams, and what a reader holds who kept the checkpoint before them."""
    ledger = Ledger(witnesses=[WITNESS]).close()
    earlier, since = ledger.note().to_text(), len(ledger.entries)
    bundle = ledger.add(streams).bundle(streams, trio()[1], since=since)
    held = {"keys": [ledger.key.vkey], "since": earlier, "witnesses": [witness_vkey(WITNESS)]}
    return bundle.to_bytes(), held


def histories(changed: Iterator[Kept]) -> list[bytes]:
    """Bundles of the partnership with its history changed so, by a host that signs whatever there is."""
    _, *others = trio()[0]
    return [the_bundle([stream, *others])[0] for stream in changed]


def unlawful() -> Iterator[Kept]:
    """Histories that break a rule, some of each way."""
    partnership = trio()[0][0]
    for way in (way for ways in WAYS.values() for way in ways):
        for _, facts in islice(way(partnership.facts()), 3):
            yield replace(partnership, events=tuple(map(event_of, facts))).with_open_texts()


def mistyped(chance: Random) -> Iterator[Kept]:
    """Histories in which some value of some fact is another one."""
    partnership = trio()[0][0]
    facts = partnership.facts()
    for _ in range(250):
        place = chance.randrange(len(facts))
        fact = with_a_value_changed(facts[place], facts, chance)
        if isinstance(fact.get("fact"), str):
            yield partnership.with_fact(place, fact)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_the_page_gives_the_verdict_of_the_vector(path: Any, javascript: JavaScript) -> None:
    vector = json.loads(path.read_text("utf-8"))
    held = {name: vector[name] for name in ("keys", "since", "witnesses")}

    verdict = javascript.verify(vector["bundle"].encode(), **held)

    assert told(verdict) == told(vector["verdict"])


def test_there_are_vectors_of_every_colour() -> None:
    colours = {json.loads(path.read_text("utf-8"))["verdict"]["colour"] for path in VECTORS}

    assert colours == {"green", "yellow", "red"}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_both_verifiers_judge_alike_what_was_tampered_with(name: str, javascript: JavaScript) -> None:
    document, since = copy.deepcopy(untampered().document), untampered().earlier
    TAMPERINGS[name](document, Random(name))
    data = json.dumps(document, ensure_ascii=False).encode()

    assert told(javascript.verify(data, since=since)) == told(verify(data, since=since))


def test_both_verifiers_name_the_same_fault_of_an_unlawful_history(javascript: JavaScript) -> None:
    bundles = histories(unlawful())

    verdicts = [(verify(data), javascript.verify(data)) for data in bundles]

    assert [told(ours) for _, ours in verdicts] == [told(theirs) for theirs, _ in verdicts]
    assert sum(bool(theirs["lawful"]["faults"]) for theirs, _ in verdicts) > len(verdicts) / 2


def test_both_verifiers_judge_alike_when_a_value_is_another(javascript: JavaScript) -> None:
    bundles = histories(mistyped(Random(4)))

    verdicts = [(verify(data), javascript.verify(data)) for data in bundles]

    assert [told(ours) for _, ours in verdicts] == [told(theirs) for theirs, _ in verdicts]
    assert {theirs["colour"] for theirs, _ in verdicts} == {"yellow", "red"}


def test_both_verifiers_judge_alike_when_bytes_of_the_file_are_others(javascript: JavaScript) -> None:
    chance = Random(7)
    data, held = the_bundle(list(trio()[0]))
    files = [with_bytes_changed(data, chance) for _ in range(100)]

    verdicts = [(verify(file, **held), javascript.verify(file, **held)) for file in files]

    assert [told(ours) for _, ours in verdicts] == [told(theirs) for theirs, _ in verdicts]
    assert {"form", "signature", "stream"} <= {theirs["complete"]["reason"] for theirs, _ in verdicts}
