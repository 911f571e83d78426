"""Sealing: texts leave the fact, and what stays commits to them."""

from __future__ import annotations

import json
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerflow.domain.lines import read_fact
from partnerflow.domain.sealing import commitment, commitments, is_commitment, is_filled, map_texts, opened
from tests.support.samples import every_line

VECTORS = json.loads(Path(__file__).parents[2].joinpath("golden", "commitments.json").read_text("utf-8"))
LINES = every_line()


@pytest.mark.parametrize("vector", VECTORS, ids=range(len(VECTORS)))
def test_commitments_are_those_of_the_vectors(vector: dict[str, str]) -> None:
    assert commitment(vector["text"], bytes.fromhex(vector["salt"])) == vector["commitment"]


@given(st.text(), st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_a_commitment_shows_only_whether_there_is_something_to_read(text: str, salt: bytes, other: bytes) -> None:
    text = text.encode("utf-8", "ignore").decode()
    sealed = commitment(text, salt)

    assert is_commitment(sealed)
    assert is_filled(sealed) == bool(text.strip())
    assert (commitment(text, other) == sealed) == (other == salt)


@pytest.mark.parametrize("line", LINES, ids=range(len(LINES)))
def test_a_sealed_fact_holds_none_of_its_texts_and_opens_to_what_it_was(line: dict[str, object]) -> None:
    fact, faults = read_fact(line)
    assert fact is not None, faults
    texts: dict[str, str] = {}
    numbers = count()

    def seal(pointer: str, text: str) -> str:
        sealed = commitment(text, sha256(str(next(numbers)).encode()).digest())
        texts[sealed] = text
        return sealed

    sealed = map_texts(fact, seal)

    assert not any(text in str(sealed) for text in texts.values() if text != line["key"])
    assert sorted(commitments(sealed)) == sorted(texts)
    assert opened(sealed, texts) == fact


def test_a_text_that_was_erased_shows_as_missing() -> None:
    line = next(line for line in LINES if line["fact"] == "PersonRegistered")
    fact, _ = read_fact(line)
    assert fact is not None

    sealed = map_texts(fact, lambda _, text: commitment(text, bytes(32)))

    assert opened(sealed, {}, "[…]").data.name == "[…]"  # type: ignore[attr-defined]
