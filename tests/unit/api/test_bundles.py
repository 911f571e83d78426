"""A bundle over HTTP: whoever takes it along can check it with a program that knows nothing of this one."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import Any

import pytest
from flask.testing import FlaskClient

from partnerflow.transparency.bundle import Bundle, read_bundle
from partnerflow.transparency.checkpoints import open_checkpoint
from partnerflow.transparency.entries import EventEntry, parse_entry, stream_key
from partnerflow.transparency.merkle import leaf_hash
from partnerflow.transparency.notes import VerifierKey
from partnerflow.transparency.offline.partnerflow_verify import verify
from partnerflow.transparency.proofs import verify_inclusion
from tests.unit.api.conftest import submitted

EXAMPLE = "/v1/partnerships/vast-verder/bundle"
NOTE = "/v1/partnerships/nota"


def keys(client: FlaskClient) -> list[str]:
    found: list[str] = client.get("/v1/log").json["keys"]
    return found


def bundle_of(client: FlaskClient, address: str = f"{NOTE}/bundle") -> Bundle:
    response = client.get(address)
    assert response.status_code == 200, response.text
    return read_bundle(response.data)


def verdict_on(client: FlaskClient, address: str, **trusted: Any) -> Any:
    return verify(client.get(address).data, keys=keys(client), **trusted)


def test_the_example_is_complete_and_lawful(example: FlaskClient) -> None:
    verdict = verdict_on(example, EXAMPLE)

    assert (verdict["colour"], verdict["complete"]["outcome"], verdict["lawful"]["outcome"]) == ("yellow", "yes", "yes")
    assert verdict["stream"] == {"kind": "partnership", "key": "vast-verder", "events": 478}
    assert verdict["withheld"] == []


def test_it_holds_the_partnership_its_grants_and_the_organisations_they_name(example: FlaskClient) -> None:
    streams = bundle_of(example, EXAMPLE).streams

    kinds = [stream.kind for stream in streams]
    assert kinds == sorted(kinds, key=["partnership", "grant", "organisation"].index)
    assert [(stream.key, stream.about) for stream in streams[:2]] == [("vast-verder", None), ("GR-1", "vast-verder")]
    assert {"BAK", "BRO", "FON"} < {stream.key for stream in streams[2:]}


def test_a_text_that_was_erased_is_not_in_it(example: FlaskClient) -> None:
    verdict = verdict_on(example, EXAMPLE)

    assert {(text["version"], text["pointer"]) for text in verdict["erased"]} == {
        (49, "/data/name"),
        (49, "/data/email"),
    }


def test_it_is_a_file_with_a_name(note: FlaskClient) -> None:
    response = note.get(f"{NOTE}/bundle")

    assert response.mimetype == "application/json"
    assert response.headers["Content-Disposition"] == 'attachment; filename="nota.bundle.json"'
    assert response.headers["Checkpoint"]


def test_what_was_recorded_just_now_is_in_it(note: FlaskClient) -> None:
    before = bundle_of(note)
    submitted(note)

    after = bundle_of(note)

    assert [len(bundle.streams[0].events) for bundle in (before, after)] == [1, 2]


def test_the_same_checkpoint_gives_the_same_bytes_but_for_the_instant(note: FlaskClient) -> None:
    one, other = (json.loads(note.get(f"{NOTE}/bundle").data) for _ in range(2))

    assert {**one, "madeAt": ""} == {**other, "madeAt": ""}
    assert list(one) == list(other)


def test_it_is_proven_to_go_on_from_a_checkpoint_that_was_seen_before(note: FlaskClient) -> None:
    seen = note.post("/v1/log/checkpoint").text
    size = open_checkpoint(seen, [VerifierKey.parse(key) for key in keys(note)]).size
    submitted(note)

    verdict = verdict_on(note, f"{NOTE}/bundle?since={size}", since=seen)

    assert verdict["unaltered"] == {"outcome": "yes", "since": size, "reason": None}


def test_its_own_size_needs_no_proof(note: FlaskClient) -> None:
    seen = bundle_of(note).checkpoint
    size = int(seen.split("\n")[1])

    consistency = bundle_of(note, f"{NOTE}/bundle?since={size}").consistency

    assert consistency is not None
    assert (consistency.since, consistency.proof) == (size, ())


@pytest.mark.parametrize(
    ("query", "constraint"),
    [
        ("since=1000", "beyond_the_checkpoint"),
        ("since=1", "not_a_signed_size"),
        ("since=0", "out_of_bounds"),
        ("since=x", "type"),
    ],
)
def test_a_size_that_was_never_possible_is_refused(query: str, constraint: str, note: FlaskClient) -> None:
    response = note.get(f"{NOTE}/bundle?{query}")

    (error,) = response.json["errors"]
    assert (response.status_code, error["pointer"], error["constraint"]) == (400, "?since", constraint)


@pytest.mark.parametrize("name", ["bundle", "proof"])
@pytest.mark.parametrize("key", ["nowhere", "No-Key", "x" * 61])
def test_of_a_partnership_that_is_not_there_nothing_is_proven(name: str, key: str, note: FlaskClient) -> None:
    response = note.get(f"/v1/partnerships/{key}/{name}")

    assert (response.status_code, response.json["reason"]) == (404, "no_such_partnership")


def test_one_event_is_proven_to_stand_in_the_ledger(note: FlaskClient) -> None:
    submitted(note)
    stream = bundle_of(note).streams[0]

    response = note.get(f"{NOTE}/proof?version=2")

    head, text = response.text.split("\n\n", 1)
    name, extra, index, *proof = head.split("\n")
    signed = open_checkpoint(text, [VerifierKey.parse(key) for key in keys(note)])
    entry, number = b64decode(extra.removeprefix("extra ")), int(index.removeprefix("index "))
    verify_inclusion(leaf_hash(entry), number, signed.size, [b64decode(each) for each in proof], signed.root)
    found = parse_entry(entry)
    assert isinstance(found, EventEntry)
    assert (name, found.key, found.version) == ("c2sp.org/tlog-proof@v1", stream_key(stream.id), 2)


def test_without_a_version_the_last_event_is_proven(note: FlaskClient) -> None:
    submitted(note)

    last, named = note.get(f"{NOTE}/proof"), note.get(f"{NOTE}/proof?version=2")

    assert last.text == named.text
    assert named.headers["Content-Disposition"] == 'attachment; filename="nota-2.tlog-proof"'


def test_an_event_that_did_not_happen_is_not_proven(note: FlaskClient) -> None:
    response = note.get(f"{NOTE}/proof?version=2")

    assert (response.status_code, response.json["reason"]) == (404, "no_such_version")
