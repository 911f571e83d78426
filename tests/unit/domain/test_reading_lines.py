"""Reading lines: strict JSON, strict declarations, and every fault at once."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerflow.domain import strict_json
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.lines import read_fact
from tests.support.samples import every_line, line

GOOD = line(FACT_TYPES["PhaseAdvanced"], full=False)


def classes(raw: bytes) -> list[tuple[str, str]]:
    _, faults = strict_json.load(raw)
    return [(fault.code, fault.reason) for fault in faults]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"\xef\xbb\xbf{}", ("encoding", "bom")),
        (b'{"a":1}\r', ("encoding", "carriage_return")),
        (b'{"a":"\x00"}', ("encoding", "nul")),
        (b'{"a":"\xff"}', ("encoding", "utf8")),
        (b'{"a":"' + b"x" * strict_json.MAXIMUM_BYTES + b'"}', ("limits", "too_long")),
        (b'{"a":' + b"[" * 40 + b"]" * 40 + b"}", ("limits", "too_deep")),
        (b'{"a":' + b"[" * 10_000, ("limits", "too_deep")),
        (b"", ("json", "empty_line")),
        (b"  ", ("json", "empty_line")),
        (b"[1]", ("json", "not_an_object")),
        (b'{"a":1', ("json", "not_json")),
        (b'{"a":NaN}', ("json", "not_a_number")),
        (b'{"a":-Infinity}', ("json", "not_a_number")),
        (b'{"a":1,"a":1}', ("json", "duplicate_member")),
        (b'{"a":{"b":1,"\\u0062":1}}', ("json", "duplicate_member")),
        (b'{"a":' + b"9" * 5000 + b"}", ("json", "number_too_long")),
        (b'{"a":1e99999999999999999999}', ("json", "number_too_long")),
        (b'{"a":1e-99999999999999999999}', ("json", "number_too_long")),
        (b'{"a":"\\u0000"}', ("characters", "forbidden_character")),
        (b'{"a":"\\ud800"}', ("characters", "forbidden_character")),
        ('{"a":"\u202e"}'.encode(), ("characters", "forbidden_character")),
        ('{"a":"x\ufeff"}'.encode(), ("characters", "forbidden_character")),
        (b'{"a":"\x7f"}', ("characters", "forbidden_character")),
    ],
)
def test_what_is_not_strict_json_is_refused_by_class(raw: bytes, expected: tuple[str, str]) -> None:
    assert classes(raw)[:1] == [expected]


def test_brackets_inside_texts_are_not_depth() -> None:
    value, faults = strict_json.load(json.dumps({"a": "[" * 5000 + '\\"' + "{" * 5000}).encode())

    assert value is not None
    assert faults == []


@given(st.binary(max_size=200))
def test_any_bytes_give_an_object_or_a_fault_and_never_an_exception(raw: bytes) -> None:
    value, faults = strict_json.load(raw)

    assert (value is None) == bool(faults)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_json_in_the_place_of_data_gives_a_fact_or_faults(value: Any) -> None:
    fact, faults = read_fact({**GOOD, "data": value})

    assert (fact is None) == bool(faults)


@pytest.mark.parametrize("whole", every_line())
def test_every_declared_type_reads_its_smallest_and_its_fullest_line(whole: dict[str, Any]) -> None:
    fact, faults = read_fact(whole)

    assert faults == []
    assert fact is not None


@pytest.mark.parametrize("whole", every_line())
def test_every_required_member_is_missed_and_every_unknown_one_is_named(whole: dict[str, Any]) -> None:
    required = [member.wire for member in FACT_TYPES[whole["fact"]].kind.members if member.required]

    _, missing = read_fact({**whole, "data": {}})
    _, unknown = read_fact({**whole, "data": {**whole["data"], "surprise": 1}})

    assert {fault.pointer for fault in missing if fault.data["constraint"] == "missing"} == {
        f"/data/{name}" for name in required
    }
    assert [fault.pointer for fault in unknown] == ["/data/surprise"]


def test_all_faults_of_a_line_are_told_at_once_with_their_pointers() -> None:
    _, faults = read_fact(
        {**GOOD, "by": "lin", "occurredAt": "2024-02-30", "extra": 1, "data": {"from": 3, "too": "x"}}
    )

    assert {(fault.pointer, fault.data["constraint"]) for fault in faults} == {
        ("/extra", "unknown_member"),
        ("/by", "pattern"),
        ("/occurredAt", "no_such_day"),
        ("/data/too", "unknown_member"),
        ("/data/from", "type"),
        ("/data/to", "missing"),
    }


def test_a_misspelt_member_is_told_the_nearest_name() -> None:
    _, faults = read_fact({**GOOD, "data": {"from": "preparation", "to": "exploring", "desicion": "D-01"}})

    assert faults[0].data["near"] == "decision"


def test_a_pattern_does_not_end_before_a_final_line_feed() -> None:
    _, faults = read_fact({**GOOD, "by": "ORG\n"})

    assert [fault.pointer for fault in faults] == ["/by"]


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        (Decimal("3.90"), Decimal("3.9")),
        (4, Decimal(4)),
        (Decimal("1E0"), Decimal(1)),
        (Decimal("1.1234567"), None),
        (Decimal("5.1"), None),
    ],
)
def test_decimal_numbers_keep_at_most_six_places_and_their_bounds(number: Any, kept: Decimal | None) -> None:
    scan = [{"condition": "ambition", "mean": number}]
    whole = {**line(FACT_TYPES["EvaluationConcluded"], full=False)}
    fact, _ = read_fact({**whole, "data": {**whole["data"], "scan": scan}})

    assert (fact.data.scan[0].mean if fact is not None else None) == kept  # type: ignore[attr-defined]
