"""Stored bytes: what was ever written reads, and reads the same."""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from partnerflow.domain import strict_json
from partnerflow.domain.catalogue import TOPICS
from partnerflow.domain.lines import read_fact
from partnerflow.domain.sealing import commitment, map_texts
from partnerflow.errors import CorruptionError
from partnerflow.persistence.codec import decode, encode
from tests.support.samples import every_line

GOLDEN = Path(__file__).parents[2] / "golden"
EVENTS = [json.loads(line) for line in GOLDEN.joinpath("events.jsonl").read_text("utf-8").splitlines()]


def test_a_topic_once_written_is_known_for_ever() -> None:
    written = set(json.loads(GOLDEN.joinpath("topics.json").read_text("utf-8")))

    assert written <= set(TOPICS)
    assert {event["topic"] for event in EVENTS} == written


@pytest.mark.parametrize("event", EVENTS, ids=range(len(EVENTS)))
def test_stored_bytes_of_every_version_read_and_are_written_again_byte_for_byte(event: dict[str, str]) -> None:
    fact = decode(event["topic"], event["state"].encode())

    assert encode(fact) == (event["topic"], event["state"].encode())


def test_the_golden_bytes_are_what_the_declarations_write_today() -> None:
    written = []

    for value in every_line():
        fact, faults = read_fact(value)
        assert fact is not None, faults
        salts = (sha256(f"salt {number}".encode()).digest() for number in count())
        sealed = map_texts(fact, lambda _, text, salts=salts: commitment(text, next(salts)))
        topic, state = encode(sealed)
        written.append({"topic": topic, "state": state.decode()})

    assert written == EVENTS


@pytest.mark.parametrize("topic", ["this:d", "os.system", "PhaseAdvanced.v99", "phaseadvanced.v1", ""])
def test_a_topic_outside_the_catalogue_is_corruption_and_is_never_imported(topic: str) -> None:
    with pytest.raises(CorruptionError, match="topic"):
        decode(topic, b"{}")


@pytest.mark.parametrize(
    "state",
    [
        b"",
        b"{}",
        b'{"id":"a-0001"}',
        EVENTS[0]["state"].replace('"by":"ORG"', '"by":"ORG","extra":1').encode(),
        EVENTS[0]["state"].replace('"ORG-0001"', "1").encode(),
    ],
)
def test_bytes_that_are_no_fact_of_their_topic_are_corruption(state: bytes) -> None:
    with pytest.raises(CorruptionError, match="no OrganisationRegistered"):
        decode("OrganisationRegistered.v1", state)


@pytest.mark.parametrize(
    ("value", "read", "stored"),
    [
        ("3.10", Decimal("3.1"), b'{"decimal":"3.1"}'),
        ("3.0", 3, b"3"),
        ('"3.1"', "3.1", b'"3.1"'),
        ('[{"mean":2.5}]', [{"mean": Decimal("2.5")}], b'[{"mean":{"decimal":"2.5"}}]'),
    ],
)
def test_what_a_correction_puts_in_place_stays_the_number_or_text_it_was(value: str, read: Any, stored: bytes) -> None:
    line = next(line for line in every_line() if line["fact"] == "RecordCorrected")
    told, _ = strict_json.load(
        json.dumps({**line, "data": {**line["data"], "new": "?"}}).replace('"?"', value).encode()
    )
    fact, _ = read_fact(told)
    assert fact is not None

    topic, state = encode(fact)

    assert b'"new":' + stored in state
    assert decode(topic, state).data.new == read
    assert type(decode(topic, state).data.new) is type(read)


def test_a_fraction_that_is_none_is_corruption() -> None:
    event = next(event for event in EVENTS if event["topic"] == "RecordCorrected.v1")
    state = event["state"].replace('"new":{"any":["json",1,true]}', '"new":{"decimal":"much"}')

    with pytest.raises(CorruptionError):
        decode(event["topic"], state.encode())
