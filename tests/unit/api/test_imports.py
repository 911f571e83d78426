"""Imports and the feed over HTTP: facts in as JSON Lines, facts out in one order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.support.admission import open_app
from tests.support.service import a_service, example_lines
from tests.support.shared import shared
from tests.unit.api.conftest import ORGANISATION

NDJSON = "application/x-ndjson"
UNREADABLE = {"encoding", "limits", "json", "characters", "schema"}
CASES = json.loads(shared("facts/invalid/index.json").read_text("utf-8"))["files"]
LINES = example_lines()


def imported(client: FlaskClient, lines: bytes, query: str = "") -> Any:
    return client.post(f"/v1/imports{query}", data=lines, content_type=NDJSON)


def test_a_history_comes_in_and_goes_out_again(empty: FlaskClient) -> None:
    report = imported(empty, b"\n".join(LINES) + b"\n").json

    assert (report["read"], report["recorded"], report["known"], report["errors"]) == (len(LINES), len(LINES), 0, [])
    assert "partnership/vast-verder" in report["streams"]


def test_a_second_import_changes_nothing_and_says_so(empty: FlaskClient) -> None:
    imported(empty, b"\n".join(LINES))

    again = imported(empty, b"\n".join(LINES)).json

    assert (again["recorded"], again["known"], again["streams"]) == (0, len(LINES), [])
    assert empty.get("/v1/events?limit=1").json["last"] == len(LINES)


def test_a_dry_run_checks_everything_and_records_nothing(empty: FlaskClient) -> None:
    report = imported(empty, b"\n".join(LINES), "?dryRun=true").json

    assert (report["dryRun"], report["recorded"]) == (True, len(LINES))
    assert empty.get("/v1/events").json["items"] == []


def test_a_refused_line_is_pointed_at_and_nothing_is_recorded(empty: FlaskClient) -> None:
    lines = [*LINES[:3], LINES[3].replace(b'"data":{', b'"data":{"extra":1,', 1), *LINES[4:]]

    response = imported(empty, b"\n".join(lines))

    error = response.json["errors"][0]
    assert (response.status_code, error["line"], error["pointer"], error["code"]) == (400, 4, "/data/extra", "schema")
    assert error["remedy"]
    assert empty.get("/v1/events").json["items"] == []


def test_per_stream_keeps_the_streams_that_are_whole(empty: FlaskClient) -> None:
    broken = [
        line.replace(b'"occurredAt":"2', b'"occurredAt":"9', 1) if b'"stream":"grant"' in line else line
        for line in LINES
    ]

    report = imported(empty, b"\n".join(broken), "?perStream=true").json

    assert report["errors"]
    assert report["recorded"] > 0
    assert not any(stream.startswith("grant/") for stream in report["streams"])


@pytest.mark.parametrize("broken", [0, 1])
def test_per_stream_keeps_nothing_of_a_stream_with_a_line_that_is_no_fact(broken: int, empty: FlaskClient) -> None:
    founding = {"id": "ORG-0001", "fact": "OrganisationRegistered", "data": ORGANISATION}
    renaming = {"id": "ORG-0002", "fact": "OrganisationRenamed", "data": {"name": "Stad Linde"}}
    told = {"stream": "organisation", "key": "ORG", "by": "ORG", "occurredAt": "2020-01-01"}
    lines = [{**told, **founding}, {**told, **renaming}]
    lines[broken]["occurredAt"] = "2020-02-30"

    report = imported(empty, "\n".join(map(json.dumps, lines)).encode(), "?perStream=true").json

    assert [(error["line"], error["pointer"]) for error in report["errors"]] == [(broken + 1, "/occurredAt")]
    assert (report["recorded"], report["streams"]) == (0, [])


def test_a_line_without_end_is_not_held(empty: FlaskClient) -> None:
    response = imported(empty, b'{"note": "' + b"x" * 3_000_000)

    assert (response.status_code, response.json["errors"][0]["reason"]) == (400, "too_long")


def test_an_import_that_is_too_large_is_stopped() -> None:
    with a_service() as service:
        client = open_app(service, import_bytes=1000).test_client()

        response = imported(client, b"\n".join(LINES))

        assert (response.status_code, response.json["code"]) == (413, "content-too-large")
        assert client.get("/v1/events").json["items"] == []


@pytest.mark.parametrize("content_type", ["application/json", "text/csv", ""])
def test_an_import_in_another_form_is_told_which_one_we_take(content_type: str, empty: FlaskClient) -> None:
    response = empty.post("/v1/imports", data=b"{}", content_type=content_type)

    assert response.status_code == 415
    assert NDJSON in response.json["detail"]


@pytest.mark.parametrize("query", ["?dryRun=maybe", "?perStream=1", "?process=nothing.v1", "?process=x"])
def test_a_parameter_that_cannot_be_is_refused(query: str, empty: FlaskClient) -> None:
    assert imported(empty, LINES[0], query).status_code == 400


@pytest.fixture(scope="module")
def base() -> Iterator[FlaskClient]:
    """A client of a store into which nothing is ever imported for real."""
    with a_service() as service:
        yield open_app(service).test_client()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["file"]))
def test_what_must_be_refused_is_refused_by_line_and_class(case: dict[str, Any], base: FlaskClient) -> None:
    body = shared(f"facts/invalid/{case['file']}").read_bytes()

    response = imported(base, body, "?dryRun=true")

    if case.get("class") is None:
        assert response.status_code == 200, response.text
        return
    error = response.json["errors"][0]
    assert response.status_code == (400 if case["class"] in UNREADABLE else 409)
    assert (error["line"], error["code"], error["reason"]) == (case["line"], case["class"], case["code"])


def test_the_feed_is_walked_without_a_gap(example: FlaskClient) -> None:
    seen: list[dict[str, Any]] = []
    page = example.get("/v1/events?limit=100").json
    while page["items"]:
        seen += page["items"]
        page = example.get(page["next"]).json

    assert [item["position"] for item in seen] == list(range(1, len(LINES) + 1))
    assert sorted(item["id"] for item in seen) == sorted(json.loads(line)["id"] for line in LINES)


def test_a_position_beyond_the_log_is_refused_and_not_waited_for(note: FlaskClient) -> None:
    last = note.get("/v1/events").json["last"]

    response = note.get(f"/v1/events?after={last + 1}&wait=30")

    (error,) = response.json["errors"]
    assert (response.status_code, error["constraint"], error["last"]) == (400, "beyond_the_log", last)
    assert note.get(f"/v1/events?after={last}").json["items"] == []


@pytest.mark.parametrize("address", ["/v1/partnerships", "/v1/portfolio/returns"])
def test_a_read_model_is_not_waited_for_beyond_the_log(note: FlaskClient, address: str) -> None:
    last = note.get("/v1/events").json["last"]

    response = note.get(f"{address}?position={last + 1}")

    (error,) = response.json["errors"]
    assert (response.status_code, error["constraint"], error["last"]) == (400, "beyond_the_log", last)
    assert note.get(f"{address}?position={last}").status_code == 200


def test_the_same_id_with_other_content_is_told_how_to_correct(empty: FlaskClient) -> None:
    told = {"id": "ORG-0001", "fact": "OrganisationRegistered", "stream": "organisation", "key": "ORG", "by": "ORG"}
    line = {**told, "occurredAt": "2020-01-01", "data": ORGANISATION}
    imported(empty, json.dumps(line).encode())

    response = imported(empty, json.dumps({**line, "data": {**ORGANISATION, "name": "Stad Beuk"}}).encode())

    (error,) = response.json["errors"]
    assert (response.status_code, error["code"], error["reason"]) == (409, "duplicate_id", "other_content")
    assert "RecordCorrected" in error["remedy"]


def test_an_id_that_comes_twice_in_one_import_is_given_the_next_number(empty: FlaskClient) -> None:
    told = {"id": "ORG-0001", "fact": "OrganisationRegistered", "stream": "organisation", "key": "ORG", "by": "ORG"}
    line = json.dumps({**told, "occurredAt": "2020-01-01", "data": ORGANISATION}).encode()

    (error,) = imported(empty, line + b"\n" + line).json["errors"]

    assert (error["line"], error["code"], error["reason"]) == (2, "duplicate_id", "duplicate_id")


def test_the_feed_waits_for_the_first_fact_and_no_longer(note: FlaskClient) -> None:
    last = note.get("/v1/events").json["last"]

    nothing = note.get(f"/v1/events?after={last}&wait=1").json

    assert (nothing["items"], nothing["position"]) == ([], last)


@pytest.mark.parametrize("query", ["after=-1", "after=x", "limit=0", "limit=1001", "wait=31", "wait=1.5"])
def test_a_stretch_that_cannot_be_is_refused(query: str, note: FlaskClient) -> None:
    response = note.get(f"/v1/events?{query}")

    assert (response.status_code, response.json["errors"][0]["pointer"]) == (400, f"?{query.partition('=')[0]}")


def test_per_stream_keeps_nothing_that_leans_on_a_stream_that_was_refused(empty: FlaskClient) -> None:
    lines = example_lines()
    again = json.dumps(
        {**json.loads(next(line for line in lines if b'"LIN-0001"' in line)), "note": "Een tweede keer."}
    )

    report = imported(empty, b"\n".join([*lines, again.encode()]), "?perStream=true").json

    assert "organisation/BAK" in report["streams"]
    assert not {"organisation/LIN", "partnership/vast-verder", "grant/GR-1"} & set(report["streams"])
    assert {error["line"] for error in report["errors"]} >= {len(lines) + 1}
    assert empty.get("/v1/partnerships/vast-verder").status_code == 404
