"""The ledger over HTTP: its newest checkpoint travels with every answer, and any two of them can be compared."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from partnerflow.application.service import Partnerflow
from partnerflow.errors import HeldError, UnavailableError
from partnerflow.transparency.checkpoints import Checkpoint, open_checkpoint
from partnerflow.transparency.merkle import leaf_hash
from partnerflow.transparency.notes import VerifierKey
from partnerflow.transparency.proofs import verify_consistency, verify_inclusion
from tests.support.admission import open_app
from tests.support.service import a_service
from tests.unit.api.conftest import ORGANISATION, submitted, with_note

NOTE = "/v1/partnerships/nota"
LIN = {"key": "LIN", "by": "LIN", "data": ORGANISATION}


def keys(client: FlaskClient) -> list[VerifierKey]:
    return [VerifierKey.parse(key) for key in client.get("/v1/log").json["keys"]]


def settled(client: FlaskClient) -> Checkpoint:
    """The checkpoint that covers everything recorded by now."""
    response = client.post("/v1/log/checkpoint")
    assert (response.status_code, response.content_type) == (200, "text/plain; charset=utf-8")
    return open_checkpoint(response.text, keys(client))


@pytest.fixture(scope="module")
def signed() -> Iterator[FlaskClient]:
    """A client of a workspace whose ledger has three entries, for tests that only read."""
    with a_service() as service:
        client = with_note(open_app(service).test_client())
        assert settled(client).size == 3
        yield client


def hashes(proof: list[str]) -> list[bytes]:
    return [b64decode(each) for each in proof]


def with_ledger(service: Partnerflow, **answers: Callable[..., Any]) -> FlaskClient:
    """A client of the same service whose ledger answers otherwise."""
    ledger = type("Other", (), {name: staticmethod(answer) for name, answer in answers.items()})()
    return open_app(replace(service, ledger=ledger)).test_client()


def raising(error: Exception) -> Callable[..., Any]:
    def answer(*_: Any) -> Any:
        raise error

    return answer


@pytest.mark.parametrize(
    "address", [NOTE, f"{NOTE}/history", f"{NOTE}/moves", "/v1/events", "/v1/partnerships", "/v1/log", "/v1/processes"]
)
def test_every_answer_carries_the_newest_checkpoint(address: str, signed: FlaskClient) -> None:
    newest = signed.get("/v1/log/checkpoint").text

    response = signed.get(address)

    assert b64decode(response.headers["Checkpoint"]).decode() == newest


def test_the_answer_to_a_write_carries_it_too(note: FlaskClient) -> None:
    before = settled(note)

    response = submitted(note)

    carried = open_checkpoint(b64decode(response.headers["Checkpoint"]).decode(), keys(note))
    assert response.status_code == 201
    assert carried.size >= before.size


def test_an_answer_that_nothing_changed_carries_it(signed: FlaskClient) -> None:
    tag = signed.get(NOTE).headers["ETag"]

    response = signed.get(NOTE, headers={"If-None-Match": tag})

    assert response.status_code == 304
    assert response.headers["Checkpoint"]


def test_a_refusal_and_a_page_carry_none(signed: FlaskClient) -> None:
    assert "Checkpoint" not in signed.get("/v1/partnerships/nowhere").headers
    assert "Checkpoint" not in signed.get("/").headers


def test_before_the_first_checkpoint_answers_carry_none() -> None:
    with a_service() as service:
        client = with_ledger(service, newest=lambda: None)

        response = client.get("/v1/partnerships")

    assert response.status_code == 200
    assert "Checkpoint" not in response.headers


def test_a_write_succeeds_although_the_ledger_does_not_answer() -> None:
    with a_service() as service:
        client = with_ledger(service, newest=raising(UnavailableError()))

        response = client.post("/v1/organisations", json=LIN)

    assert response.status_code == 201
    assert "Checkpoint" not in response.headers


def test_it_tells_how_the_ledger_stands(signed: FlaskClient) -> None:
    newest = settled(signed)

    told = signed.get("/v1/log").json

    assert (told["origin"], told["size"], b64decode(told["root"])) == (newest.origin, newest.size, newest.root)
    assert told["position"] == told["logPosition"] == 2
    assert (told["held"], told["witnesses"]) == (None, [])
    assert told["links"]["checkpoint"] == "/v1/log/checkpoint"


def test_asking_for_a_checkpoint_signs_what_was_recorded_and_nothing_twice(note: FlaskClient) -> None:
    before = settled(note)
    submitted(note)

    after, again = settled(note), settled(note)

    assert after.size == before.size + 2
    assert again == after


def test_what_it_already_covers_is_not_signed_again(note: FlaskClient) -> None:
    before = settled(note)
    assert submitted(note).status_code == 201

    response = note.post("/v1/log/checkpoint?position=1")

    assert open_checkpoint(response.text, keys(note)).size >= before.size


def test_a_position_that_the_log_has_not_reached_cannot_be_covered(signed: FlaskClient) -> None:
    response = signed.post("/v1/log/checkpoint?position=1000")

    (error,) = response.json["errors"]
    assert (response.status_code, error["pointer"], error["constraint"]) == (400, "?position", "beyond_the_log")


def test_an_earlier_checkpoint_is_still_there_by_its_size(note: FlaskClient) -> None:
    first = note.post("/v1/log/checkpoint").text
    submitted(note)
    settled(note)

    size = open_checkpoint(first, keys(note)).size

    assert note.get(f"/v1/log/checkpoint?size={size}").text == first


def test_a_size_that_was_never_signed_has_no_checkpoint(signed: FlaskClient) -> None:
    response = signed.get("/v1/log/checkpoint?size=2")

    assert (response.status_code, response.json["reason"]) == (404, "no_such_checkpoint")


def test_a_ledger_is_proven_to_go_on_from_an_earlier_one(note: FlaskClient) -> None:
    before = settled(note)
    submitted(note)
    after = settled(note)

    told = note.get(f"/v1/log/consistency?from={before.size}&to={after.size}").json

    verify_consistency(before.size, before.root, after.size, after.root, hashes(told["proof"]))
    assert note.get(f"/v1/log/consistency?from={before.size}").json == told
    assert (told["from"], told["to"]) == (before.size, after.size)


def test_an_entry_is_proven_to_stand_in_the_ledger(signed: FlaskClient) -> None:
    checkpoint = settled(signed)

    for number in range(checkpoint.size):
        told = signed.get(f"/v1/log/inclusion?number={number}&size={checkpoint.size}").json
        leaf = leaf_hash(b64decode(told["entry"]))
        verify_inclusion(leaf, number, checkpoint.size, hashes(told["proof"]), checkpoint.root)
    assert checkpoint.size == 3


@pytest.mark.parametrize(
    ("query", "pointer", "constraint"),
    [
        ("consistency", "?from", "missing"),
        ("consistency?from=0", "?from", "out_of_bounds"),
        ("consistency?from=x", "?from", "type"),
        ("consistency?from=1000", "?from", "beyond_the_checkpoint"),
        ("consistency?from=1&to=1000", "?to", "beyond_the_checkpoint"),
        ("consistency?from=3&to=2", "?from", "beyond_the_size"),
        ("inclusion", "?number", "missing"),
        ("inclusion?number=3", "?number", "beyond_the_size"),
        ("inclusion?number=0&size=4", "?size", "beyond_the_checkpoint"),
        ("inclusion?number=0&from=1", "?from", "unknown_parameter"),
        ("checkpoint?size=0", "?size", "out_of_bounds"),
    ],
)
def test_what_cannot_be_proven_is_refused(query: str, pointer: str, constraint: str, signed: FlaskClient) -> None:
    response = signed.get(f"/v1/log/{query}")

    (error,) = response.json["errors"]
    assert (response.status_code, error["pointer"], error["constraint"]) == (400, pointer, constraint)
    assert error["detail"]


@pytest.mark.parametrize("address", ["/v1/log/checkpoint", "/v1/log/consistency?from=1", "/v1/log/tile/0/000"])
def test_before_the_first_checkpoint_there_is_nothing_to_show_yet(address: str) -> None:
    with a_service() as service:
        response = with_ledger(service, newest=lambda: None).get(address)

    assert (response.status_code, response.json["reason"]) == (503, "not_signed_yet")


@pytest.mark.parametrize(("language", "word"), [("nl", "ondertekend"), ("en", "signed")])
def test_a_held_workspace_signs_nothing_and_says_so(language: str, word: str) -> None:
    with a_service() as service:
        client = with_ledger(service, admit=raising(HeldError("held")), newest=lambda: None)

        response = client.post("/v1/log/checkpoint", headers={"Accept-Language": language})

    assert (response.status_code, response.json["code"]) == (503, "held")
    assert word in response.json["detail"]
