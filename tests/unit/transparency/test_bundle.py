"""The form of a bundle: written in one way, and read only when it is written so."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from partnerflow.errors import UnprovenError
from partnerflow.transparency import bundle as form
from partnerflow.transparency.bundle import (
    Bundle,
    BundledDisclosure,
    BundledEvent,
    BundledStream,
    Consistency,
    Proven,
    Timestamp,
    read_bundle,
)
from partnerflow.transparency.trie import Absence, Presence

HASH = bytes(range(32))
GONE = object()
BUNDLE = Bundle(
    made_at="2026-11-22T03:00:00Z",
    checkpoint="example.com/ledger\n3\nAA==\n\n— example.com/ledger AAAA\n",
    epoch=Proven(number=2, entry=b"epoch", proof=(HASH,)),
    streams=(
        BundledStream(
            id=UUID("0b5f7e52-6a0e-4a3c-9f5d-3a1b2c4d5e6f"),
            kind="grant",
            key="GR-1",
            about="zuidkade",
            events=(BundledEvent(topic="GrantAwarded.v1", state=b'{"id":"GR-1-0001"}'),),
            disclosures=(BundledDisclosure(version=1, pointer="/note", salt=HASH, value="Één kade."),),
            path=((7, HASH), (0, HASH)),
        ),
    ),
    processes=('{"format":1}',),
    consistency=Consistency(
        since=1,
        proof=(HASH, HASH),
        epoch=Proven(number=0, entry=b"epoch", proof=()),
        streams=(Presence(version=1, path=((3, HASH),)),),
    ),
    statements=(Proven(number=0, entry=b"key", proof=()),),
    timestamps=(Timestamp(size=3, token=b"token"),),
)


def with_member(pointer: str, value: Any) -> bytes:
    """The bundle with this value at a place, or without the member for `GONE`."""
    document = json.loads(BUNDLE.to_bytes())
    *way, name = [int(part) if part.isdigit() else part for part in pointer.split("/")[1:]]
    place = document
    for part in way:
        place = place[part]
    if value is GONE:
        del place[name]
    elif isinstance(place, list):
        place[name:] = [value]
    else:
        place[name] = value
    return json.dumps(document).encode()


def refusal(data: bytes) -> tuple[str | None, Any]:
    with pytest.raises(UnprovenError) as refused:
        read_bundle(data)
    return refused.value.reason, refused.value.data.get("pointer")


def test_what_was_written_is_read_back() -> None:
    assert read_bundle(BUNDLE.to_bytes()) == BUNDLE


def test_the_same_bundle_gives_the_same_bytes() -> None:
    written = BUNDLE.to_bytes()

    assert read_bundle(written).to_bytes() == written


def test_white_space_and_the_order_of_members_say_nothing() -> None:
    document = json.loads(BUNDLE.to_bytes())

    shuffled = json.dumps(dict(reversed(list(document.items()))), indent=2).encode()

    assert read_bundle(shuffled) == BUNDLE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "bad_json"),
        (b"{", "bad_json"),
        (b"\xef\xbb\xbf" + BUNDLE.to_bytes(), "bad_json"),
        (BUNDLE.to_bytes() + b"{}", "bad_json"),
        (BUNDLE.to_bytes().replace("É".encode(), b"\xc3"), "bad_encoding"),
        (BUNDLE.to_bytes().replace("É".encode(), b"\x01"), "bad_json"),
        (BUNDLE.to_bytes().replace(b'{"format"', b'{"format":"x","format"', 1), "duplicate_member"),
        (BUNDLE.to_bytes().replace(b'"number":2', b'"number":2.0'), "bad_number"),
        (BUNDLE.to_bytes().replace(b'"number":2', b'"number":2e0'), "bad_number"),
        (BUNDLE.to_bytes().replace(b'"number":2', b'"number":NaN'), "bad_number"),
        (BUNDLE.to_bytes().replace(b'"number":0', b'"number":-0'), "bad_number"),
        (BUNDLE.to_bytes().replace(b'"number":2', b'"number":9007199254740992'), "bad_number"),
        (BUNDLE.to_bytes().replace(b'"number":2', b'"number":' + b"9" * 5000), "bad_number"),
        (b"[" * 33 + b"]" * 33, "too_deep"),
        (b"[" * 100_000, "too_deep"),
    ],
)
def test_what_is_no_plain_json_is_refused(data: bytes, reason: str) -> None:
    assert refusal(data)[0] == reason


def test_brackets_in_texts_make_nothing_deep() -> None:
    brackets = "[" * 100 + '\\"['

    assert read_bundle(with_member("/processes/0", brackets)).processes == (brackets,)


def test_a_file_that_is_too_large_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "MAXIMUM_BYTES", 10)

    assert refusal(BUNDLE.to_bytes())[0] == "too_large"


@pytest.mark.parametrize(
    ("pointer", "value", "reason"),
    [
        ("/more", 1, "unknown_member"),
        ("/streams/0/head", 1, "unknown_member"),
        ("/timestamps", GONE, "missing_member"),
        ("/epoch/proof", GONE, "missing_member"),
        ("/format", "partnerflow-bundle/2", "bad_member"),
        ("/streams", {}, "bad_member"),
        ("/epoch", None, "bad_member"),
        ("/epoch/number", True, "bad_member"),
        ("/epoch/number", -1, "bad_member"),
        ("/epoch/entry", "ZXBvY2g", "bad_member"),
        ("/epoch/entry", "ZXBvY2h=", "bad_member"),
        ("/epoch/entry", "ZXBv\nY2g=", "bad_member"),
        ("/epoch/entry", "é", "bad_member"),
        ("/epoch/proof/0", "AAAA", "bad_member"),
        ("/consistency/from", -1, "bad_member"),
        ("/consistency/epoch", None, "bad_member"),
        ("/consistency/streams", [], "bad_member"),
        ("/consistency/streams/0/version", 0, "bad_member"),
        ("/consistency/streams/0/path", GONE, "missing_member"),
        ("/streams/0/kind", "person", "bad_member"),
        ("/streams/0/id", "0" * 32, "bad_member"),
        ("/streams/0/id", "no uuid", "bad_member"),
        ("/streams/0/about", 1, "bad_member"),
        ("/streams/0/key", "\ud800", "bad_encoding"),
    ],
)
def test_what_is_not_of_the_form_is_refused_where_it_stands(pointer: str, value: Any, reason: str) -> None:
    assert refusal(with_member(pointer, value)) == (reason, pointer)


def test_what_is_absent_has_no_version_of_its_own() -> None:
    place = {"absent": None, "version": 1}

    found = refusal(with_member("/consistency/streams/0", place))

    assert found == ("unknown_member", "/consistency/streams/0/version")


@pytest.mark.parametrize(
    "place",
    [
        None,
        Absence(key=HASH, version=4, root=HASH, path=((255, HASH),)),
        Presence(version=1, path=()),
    ],
)
def test_where_a_stream_stood_before_is_read_back(place: Presence | Absence | None) -> None:
    assert BUNDLE.consistency is not None
    bundle = replace(BUNDLE, consistency=replace(BUNDLE.consistency, streams=(place,)))

    assert read_bundle(bundle.to_bytes()) == bundle


def test_from_nothing_there_is_no_earlier_epoch_and_no_place_in_its_map() -> None:
    from_nothing = Consistency(since=0, proof=(), epoch=None, streams=())

    assert read_bundle(replace(BUNDLE, consistency=from_nothing).to_bytes()).consistency == from_nothing
    assert refusal(with_member("/consistency/from", 0)) == ("bad_member", "/consistency/epoch")


def test_what_may_be_null_may_be_null() -> None:
    assert read_bundle(with_member("/consistency", None)).consistency is None
