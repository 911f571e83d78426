"""An import keeps the same, whether its facts come all at once, one by one or in pieces of any length."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerflow.application.imports import ImportRequest
from partnerflow.domain.history import History
from partnerflow.persistence.codec import decode, encode
from tests.support.service import a_service, example_lines
from tests.support.world import CountedChance

LINES = example_lines()
ADDRESSES = sorted({(line["stream"], line["key"]) for line in map(json.loads, LINES)})

Kept = dict[tuple[str, str], tuple[list[tuple[str, bytes]], History]]


@dataclass(frozen=True, slots=True)
class SaltsApart:
    """Chance that gives a text the same salt however many identities were asked for before it."""

    identities: CountedChance = field(default_factory=lambda: CountedChance("identities"))
    salts: CountedChance = field(default_factory=lambda: CountedChance("salts"))

    def identity(self) -> UUID:
        return self.identities.identity()

    def salt(self) -> bytes:
        return self.salts.salt()


def imported(pieces: Sequence[Sequence[bytes]]) -> Kept:
    """What is kept of each stream, but for the ids of the imports, and its history as it grew."""
    with a_service() as plain:
        service = replace(plain, chance=SaltsApart())
        for piece in pieces:
            service.import_facts(piece, ImportRequest())
        kept: Kept = {}
        for kind, key in ADDRESSES:
            stream = service.streams.find(kind, key)
            assert stream is not None, f"{kind} {key} was imported"
            events = [decode(event.topic, event.state) for event in service.store.read(stream.head.stream_id)]
            kept[kind, key] = [encode(msgspec.structs.replace(fact, import_id=None)) for fact in events], stream.history
        return kept


@pytest.fixture(scope="module")
def at_once() -> Kept:
    return imported([LINES])


def folded_anew(history: History) -> Any:
    return History(history.kind, history.founded, history.facts, history.definitions).state


def test_fact_by_fact_the_same_bytes_are_kept_and_the_same_state_grows(at_once: Kept) -> None:
    one_by_one = imported([[line] for line in LINES])

    assert {address: events for address, (events, _) in one_by_one.items()} == {
        address: events for address, (events, _) in at_once.items()
    }
    for address, (_, history) in one_by_one.items():
        assert history.state == at_once[address][1].state == folded_anew(history)
        assert history.index == at_once[address][1].index


@settings(max_examples=5, deadline=None)
@given(cuts=st.sets(st.integers(1, len(LINES) - 1), max_size=12))
def test_in_pieces_of_any_length_the_same_is_kept(at_once: Kept, cuts: set[int]) -> None:
    places = [0, *sorted(cuts), len(LINES)]

    in_pieces = imported([LINES[start:end] for start, end in pairwise(places)])

    assert [events for events, _ in in_pieces.values()] == [events for events, _ in at_once.values()]
    assert [history.state for _, history in in_pieces.values()] == [history.state for _, history in at_once.values()]
