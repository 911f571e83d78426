"""Versions and retries: who writes says what it saw, who reads what it holds, and a key makes a retry safe."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.unit.api.conftest import TEXT, submitted

ADDRESS = "/v1/partnerships/nota/deliverables/text/versions"
WITHOUT = {"by": "LIN", "data": TEXT}
MOVE = {"move": "advance", "by": "LIN"}


def history_length(client: FlaskClient) -> int:
    version: int = client.get("/v1/partnerships/nota").json["version"]
    return version


@pytest.mark.parametrize("tag", ['"1"', '"1;json;nl"', '"1;csv;en"', '"7", "1"', "*", 'W/"9", "1"'])
def test_any_etag_of_the_current_version_lets_a_write_through(tag: str, note: FlaskClient) -> None:
    body = WITHOUT if tag != '"7", "1"' else {**WITHOUT, "expectedVersion": 1}

    assert note.post(ADDRESS, json=body, headers={"If-Match": tag}).status_code == 201


@pytest.mark.parametrize("tag", ['"2"', '"0"', 'W/"1"', '"draft"', '""'])
def test_an_etag_of_another_version_stops_a_write(tag: str, note: FlaskClient) -> None:
    response = note.post(ADDRESS, json=WITHOUT, headers={"If-Match": tag})

    assert (response.status_code, response.json["code"]) == (412, "stale-version")
    assert history_length(note) == 1


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("tag", "reason"), [('W/"1"', "weak_tag"), ('"draft"', "unknown_tag")])
def test_a_tag_that_cannot_count_is_told_why(tag: str, reason: str, language: str, note: FlaskClient) -> None:
    problem = note.post(ADDRESS, json=WITHOUT, headers={"If-Match": tag, "Accept-Language": language}).json

    assert problem["reason"] == reason
    assert "…" not in problem["detail"]


@pytest.mark.parametrize("header", ["1", "nonsense", "W/1"])
def test_a_header_without_a_tag_is_malformed(header: str, note: FlaskClient) -> None:
    response = note.post(ADDRESS, json=WITHOUT, headers={"If-Match": header})

    (error,) = response.json["errors"]
    assert (response.status_code, error["pointer"], error["constraint"]) == (400, "If-Match", "not_a_tag")


def test_a_write_that_does_not_say_what_it_saw_is_stopped(note: FlaskClient) -> None:
    response = note.post(ADDRESS, json=WITHOUT)

    assert (response.status_code, response.json["code"]) == (428, "version-required")
    assert "1" in response.json["detail"]


def test_the_version_may_stand_in_the_body(note: FlaskClient) -> None:
    assert submitted(note, version=1).status_code == 201
    assert submitted(note, version=1).status_code == 412


def test_header_and_body_cannot_name_different_versions(note: FlaskClient) -> None:
    response = submitted(note, version=1, **{"If-Match": '"2"'})

    assert (response.status_code, response.json["errors"][0]["pointer"]) == (400, "/expectedVersion")


@pytest.mark.parametrize("address", ["", "/history", "/moves", "/facts/nota-0001"])
def test_who_holds_the_version_gets_no_body(address: str, note: FlaskClient) -> None:
    tag = note.get(f"/v1/partnerships/nota{address}").headers["ETag"]

    response = note.get(f"/v1/partnerships/nota{address}", headers={"If-None-Match": tag})

    assert (response.status_code, response.data, response.headers["ETag"]) == (304, b"", tag)


def test_another_form_or_language_is_not_what_the_client_holds(note: FlaskClient) -> None:
    history = "/v1/partnerships/nota/history"
    tag = note.get(history).headers["ETag"]

    for headers in ({"Accept": "text/csv"}, {"Accept-Language": "nl"}):
        assert note.get(history, headers={**headers, "If-None-Match": tag}).status_code == 200


def test_a_write_makes_what_a_client_holds_old(note: FlaskClient) -> None:
    tag = note.get("/v1/partnerships/nota").headers["ETag"]
    submitted(note)

    assert note.get("/v1/partnerships/nota", headers={"If-None-Match": tag}).status_code == 200


def told(response: Any) -> tuple[int, Any, Any, str]:
    return response.status_code, response.json["facts"], response.json["version"], response.headers["ETag"]


@pytest.mark.parametrize("key", ['"first"', "first", '"' + "k" * 200 + '"'])
def test_a_retry_gets_the_first_answer(key: str, note: FlaskClient) -> None:
    first = submitted(note, **{"Idempotency-Key": key})

    retry = submitted(note, **{"Idempotency-Key": key})

    assert told(retry) == told(first)
    assert (retry.headers.get("Idempotency-Replayed"), history_length(note)) == ("true", 2)


def test_a_retry_of_a_move_that_cannot_be_made_again_gets_the_first_answer(note: FlaskClient) -> None:
    submitted(note)
    given = {"json": {**MOVE, "expectedVersion": 2}, "headers": {"Idempotency-Key": "move"}}
    first = note.post("/v1/partnerships/nota/moves", **given)

    retry = note.post("/v1/partnerships/nota/moves", **given)

    assert told(retry) == told(first)
    assert history_length(note) == 3


def test_a_retry_gets_the_first_answer_when_others_wrote_since(note: FlaskClient) -> None:
    first = submitted(note, **{"Idempotency-Key": "first"})
    note.post("/v1/partnerships/nota/moves", json={**MOVE, "expectedVersion": 2})

    assert told(submitted(note, **{"Idempotency-Key": "first"})) == told(first)


def test_a_retry_gets_its_own_answer_when_the_write_before_had_the_same_trace(note: FlaskClient) -> None:
    trace = {"X-Request-Id": "one-for-several-writes"}
    submitted(note, **trace)
    given = {"json": {**MOVE, "expectedVersion": 2}, "headers": {"Idempotency-Key": "move", **trace}}
    first = note.post("/v1/partnerships/nota/moves", **given)

    retry = note.post("/v1/partnerships/nota/moves", **given)

    assert told(retry) == told(first)
    assert retry.headers["Location"] == first.headers["Location"]


def test_a_new_key_does_not_excuse_an_old_version(note: FlaskClient) -> None:
    submitted(note)
    body = {"by": "LIN", "expectedVersion": 1, "data": {"readiness": "willing"}}

    response = note.post("/v1/partnerships/nota/parties/LIN/readiness", json=body, headers={"Idempotency-Key": "new"})

    assert response.status_code == 412


def test_a_key_belongs_to_one_request(note: FlaskClient) -> None:
    submitted(note, **{"Idempotency-Key": "first"})
    other = {**WITHOUT, "note": "Iets anders.", "expectedVersion": 1}

    response = note.post(ADDRESS, json=other, headers={"Idempotency-Key": "first"})

    assert (response.status_code, response.json["code"]) == (422, "idempotency-key-reused")


@pytest.mark.parametrize("key", ["", '""', "two words", "k" * 201, '"unclosed', "é"])
def test_a_key_that_cannot_be_one_is_refused(key: str, note: FlaskClient) -> None:
    response = submitted(note, **{"Idempotency-Key": key})

    assert response.status_code == 400
    assert history_length(note) == 1
