"""Problems: whatever a client sends, it gets a problem that says what, where and what to do; never a 500."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from partnerflow.application.service import Partnerflow
from partnerflow.errors import UnavailableError
from partnerflow_api.problems import BY_STATUS, PROBLEMS

PARTIES = "/v1/partnerships/nota/parties"


@pytest.fixture(scope="module")
def shape(example: FlaskClient) -> Draft202012Validator:
    """The problem as the document of the API describes it."""
    document = example.get("/v1/openapi.json").json
    return Draft202012Validator({"$ref": "#/components/schemas/Problem", "components": document["components"]})


def posted(client: FlaskClient, body: bytes, content_type: str = "application/json") -> Any:
    return client.post(PARTIES, data=body, content_type=content_type)


@pytest.mark.parametrize(
    ("body", "code", "reason"),
    [
        (b"", "json", "empty_line"),
        (b"{", "json", "not_json"),
        (b"[]", "json", "not_an_object"),
        (b'"text"', "json", "not_an_object"),
        (b'{"by": "LIN", "by": "LIN"}', "json", "duplicate_member"),
        (b'{"by": NaN}', "json", "not_a_number"),
        (b'{"by": -Infinity}', "json", "not_a_number"),
        (b'{"by": ' + b"9" * 5000 + b"}", "json", "number_too_long"),
        (b'{"by": 1e99999999999999999999}', "json", "number_too_long"),
        (b'{"data":' + b"[" * 40 + b"]" * 40 + b"}", "limits", "too_deep"),
        (b"[" * 100_000, "limits", "too_deep"),
        (b'{"note": "' + b"x" * 300_000 + b'"}', "limits", "too_long"),
        (b'{"note": "\xff"}', "encoding", "utf8"),
        (b"\xef\xbb\xbf{}", "encoding", "bom"),
        (b'{"note": "a\\u202eb"}', "characters", "forbidden_character"),
        (b'{"note": "\\ud800"}', "characters", "forbidden_character"),
    ],
)
def test_a_body_that_is_no_fact_is_refused_by_its_class(
    body: bytes, code: str, reason: str, note: FlaskClient, shape: Draft202012Validator
) -> None:
    response = posted(note, body)

    shape.validate(response.json)
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    assert [(error["code"], error["reason"]) for error in response.json["errors"]] == [(code, reason)]


def test_windows_line_ends_around_the_members_do_no_harm(note: FlaskClient) -> None:
    body = b'{\r\n"by": "LIN",\r\n"expectedVersion": 1,\r\n"data": {"organisation": "LIN"}\r\n}'

    assert posted(note, body).status_code != 400


class BrokenOff(BytesIO):
    """A body of which the web server can make nothing."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise ValueError("invalid chunk size")


@pytest.mark.parametrize(
    ("address", "content_type"), [(PARTIES, "application/json"), ("/v1/imports", "application/x-ndjson")]
)
def test_a_body_that_breaks_off_is_the_fault_of_who_sent_it(address: str, content_type: str, note: FlaskClient) -> None:
    chunked = {"wsgi.input_terminated": True}

    response = note.post(address, input_stream=BrokenOff(), content_type=content_type, environ_overrides=chunked)

    assert (response.status_code, response.json["code"]) == (400, "malformed")


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "text/plain", "", "application/xml"])
def test_another_media_type_is_told_which_one_we_take(content_type: str, note: FlaskClient) -> None:
    response = posted(note, b"{}", content_type)

    assert (response.status_code, response.json["code"]) == (415, "unsupported-media-type")
    assert "application/json" in response.json["detail"]


@pytest.mark.parametrize(
    "address", ["/v1", "/v1/", "/v1/nothing", "/v1/partnerships/", "/v1//partnerships", "/v1/partnerships/nota/"]
)
def test_an_address_that_is_not_there_is_a_problem_and_no_redirect(
    address: str, note: FlaskClient, shape: Draft202012Validator
) -> None:
    response = note.get(address)

    shape.validate(response.json)
    assert (response.status_code, response.json["code"]) == (404, "not-found")


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_a_method_that_is_not_there_is_told_which_are(method: str, note: FlaskClient) -> None:
    response = getattr(note, method)("/v1/partnerships")

    assert (response.status_code, response.json["code"]) == (405, "method-not-allowed")
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("?asOf=yesterday", "?asOf"),
        ("?asOf=2026-02-30", "?asOf"),
        ("?asKnownAt=2026-1-1", "?asKnownAt"),
        ("?atVersion=0", "?atVersion"),
        ("?atVersion=one", "?atVersion"),
        ("?atVersion=" + "9" * 5000, "?atVersion"),
        ("?asOf=%00", "?asOf"),
        ("?asOf=%ff", "?asOf"),
        ("?asOf=", "?asOf"),
    ],
)
def test_a_query_parameter_that_cannot_be_is_pointed_at(query: str, pointer: str, note: FlaskClient) -> None:
    response = note.get(f"/v1/partnerships/nota{query}")

    assert response.status_code == 400
    assert [error["pointer"] for error in response.json["errors"]] == [pointer]


def test_all_query_parameters_that_cannot_be_are_told_at_once(note: FlaskClient) -> None:
    errors = note.get("/v1/partnerships/nota?asOf=x&asKnownAt=y&atVersion=z").json["errors"]

    assert [error["pointer"] for error in errors] == ["?asOf", "?asKnownAt", "?atVersion"]


@pytest.mark.parametrize(
    "query", ["q=%00", "after=%00", "after=x", "after=NQ%3D", "pageSize=0", "pageSize=201", "status=lost"]
)
def test_a_search_that_cannot_be_is_refused(query: str, example: FlaskClient) -> None:
    assert example.get(f"/v1/partnerships?{query}").status_code == 400


@pytest.mark.parametrize(
    ("asked", "language", "title"), [("nl-BE,en;q=0.5", "nl", "Niet gevonden"), ("fr, en", "en", "Not found")]
)
def test_a_problem_speaks_the_language_of_the_reader(asked: str, language: str, title: str, note: FlaskClient) -> None:
    response = note.get("/v1/partnerships/niets", headers={"Accept-Language": asked})

    assert (response.headers["Content-Language"], response.json["title"]) == (language, title)
    assert "Accept-Language" in response.headers["Vary"]


def test_a_store_that_does_not_answer_is_not_the_clients_fault(
    note: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: Any, **__: Any) -> None:
        raise UnavailableError

    monkeypatch.setattr(Partnerflow, "state", silent)

    response = note.get("/v1/partnerships/nota")

    assert (response.status_code, response.json["code"]) == (503, "unavailable")


def test_a_defect_of_ours_is_logged_and_shows_nothing_of_our_inside(
    note: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, shape: Draft202012Validator
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("the inside")

    monkeypatch.setattr(Partnerflow, "state", broken)

    response = note.get("/v1/partnerships/nota", headers={"X-Request-Id": "find-me-again"})

    shape.validate(response.json)
    assert (response.status_code, response.json["code"]) == (500, "internal")
    assert "the inside" not in response.text
    assert "find-me-again" in response.json["instance"]
    assert "find-me-again" in caplog.text


def test_every_status_has_its_general_kind_of_problem() -> None:
    assert {PROBLEMS[code].status for code in BY_STATUS.values()} == {kind.status for kind in PROBLEMS.values()}
    assert BY_STATUS[503] == "unavailable"


@pytest.mark.parametrize(
    "address", ["/v1/partnerships/nota", "/v1/nothing", "/v1/openapi.json", "/health", "/v1/events"]
)
def test_a_json_answer_ends_its_line(address: str, note: FlaskClient) -> None:
    body = note.get(address).data

    assert body.endswith(b"}\n")
    assert note.get(address).data.count(b"\n") == 1


def test_every_kind_of_problem_has_words_in_both_languages() -> None:
    kinds = list(PROBLEMS.values())

    assert all(kind.nl != kind.en and bool(kind.detail_nl) == bool(kind.detail_en) for kind in kinds)


def test_a_problem_names_the_request_by_its_trace(note: FlaskClient) -> None:
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"

    response = note.get("/v1/nothing", headers={"traceparent": f"00-{trace}-00f067aa0ba902b7-01"})

    assert json.loads(response.data)["instance"] == f"urn:partnerflow:request:{trace}"
