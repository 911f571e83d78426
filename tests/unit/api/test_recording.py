"""Recording facts over HTTP: each at its own address, with what the service fills in."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.unit.api.conftest import NOTE, ORGANISATION, TEXT, submitted


def reasons(response: Any) -> list[tuple[str, str]]:
    return [(error["pointer"], error.get("constraint", error["reason"])) for error in response.json["errors"]]


def test_a_partnership_that_begins_has_an_address_and_a_version(note: FlaskClient) -> None:
    response = note.post("/v1/partnerships", json={**NOTE, "key": "tweede-nota"})

    assert response.status_code == 201
    assert response.headers["Location"] == "/v1/partnerships/tweede-nota"
    assert response.headers["ETag"] == '"1;json;en"'
    assert response.json["facts"][0]["process"]["name"] == "three-steps"
    assert note.get(response.headers["Location"]).json["state"]["phase"] == "draft"


def test_a_running_partnership_can_be_taken_over(note: FlaskClient) -> None:
    data = {"name": "Oud", "issue": "x", "region": "y", "phase": "executing", "profile": "import", "source": "map"}

    response = note.post(
        "/v1/partnerships", json={"key": "oud", "by": "LIN", "fact": "PartnershipImported", "data": data}
    )

    assert response.status_code == 201
    assert note.get("/v1/partnerships/oud").json["state"]["phase"] == "executing"


def test_what_a_client_need_not_know_is_filled_in(note: FlaskClient) -> None:
    response = submitted(note)

    fact = response.json["facts"][0]
    assert response.status_code == 201
    assert fact["id"] == "nota-0002"
    assert fact["occurredAt"] == "2026-12-31"
    assert fact["data"]["deliverable"] == {"kind": "text", "version": "1.0"}
    assert len(fact["data"]["sha256"]) == 64
    assert note.get(response.headers["Location"]).json["data"] == fact["data"]


def test_the_texts_of_a_recorded_fact_can_be_read_in_the_answer(note: FlaskClient) -> None:
    response = submitted(note)

    assert response.json["facts"][0]["data"]["sections"] == TEXT["sections"]


def test_a_personal_fact_needs_no_by(note: FlaskClient) -> None:
    body = {"expectedVersion": 1, "data": {"readiness": "willing"}}

    response = note.post("/v1/partnerships/nota/parties/LIN/readiness", json=body)

    assert response.status_code == 201
    assert response.json["facts"][0]["by"] == "LIN"


def test_the_place_in_the_log_can_be_waited_for(note: FlaskClient) -> None:
    response = note.post(
        "/v1/partnerships/nota/parties/LIN/readiness?wait=position",
        json={"expectedVersion": 1, "data": {"readiness": "willing"}},
    )

    position = response.json["position"]
    events = note.get(f"/v1/events?after={position - 1}").json["items"]
    assert events[0]["id"] == response.json["facts"][0]["id"]


def test_every_fault_of_a_body_is_told_at_once(note: FlaskClient) -> None:
    body = {"occuredAt": "2026-12-31", "expectedVersion": 1, "data": {"organisation": "lin", "shade": "blue"}, "by": 7}

    response = note.post("/v1/partnerships/nota/parties", json=body)

    assert response.status_code == 400
    assert sorted(reasons(response)) == [
        ("/by", "type"),
        ("/data/organisation", "pattern"),
        ("/data/shade", "unknown_member"),
        ("/occuredAt", "unknown_member"),
    ]
    assert response.json["errors"][0]["remedy"]


@pytest.mark.parametrize("member", ["by", "data"])
def test_a_member_that_must_be_there_is_missed(member: str, note: FlaskClient) -> None:
    body = {"by": "LIN", "expectedVersion": 1, "data": {"organisation": "LIN"}}
    del body[member]

    response = note.post("/v1/partnerships/nota/parties", json=body)

    assert response.status_code == 400
    assert (f"/{member}", "missing") in reasons(response)


def test_null_is_no_value(note: FlaskClient) -> None:
    response = note.post(
        "/v1/partnerships/nota/parties", json={"by": "LIN", "note": None, "data": {"organisation": "LIN"}}
    )

    assert (response.status_code, reasons(response)) == (400, [("/note", "type")])


def test_body_and_address_cannot_say_different_things(note: FlaskClient) -> None:
    body = {"expectedVersion": 1, "data": {"organisation": "BRO", "readiness": "willing"}}

    response = note.post("/v1/partnerships/nota/parties/LIN/readiness", json=body)

    assert (response.status_code, reasons(response)) == (400, [("/data/organisation", "not_as_in_address")])


def test_the_project_of_a_deliverable_may_stand_in_the_query(example: FlaskClient) -> None:
    body = {"by": "BAK", "expectedVersion": 1, "data": {"deliverable": {"project": "PF1"}, "reason": "x"}}
    address = "/v1/partnerships/vast-verder/deliverables/projectfiche/versions/9.0/reopening"

    differing = example.post(f"{address}?project=PF2", json=body)

    assert reasons(differing) == [("/data/deliverable/project", "not_as_in_address")]


@pytest.mark.parametrize("part", ["lin", "%00", "X" * 400, "LIN%0A", "é"])
def test_a_part_of_an_address_that_cannot_be_is_refused(part: str, note: FlaskClient) -> None:
    body = {"by": "LIN", "expectedVersion": 1, "data": {"readiness": "willing"}}

    response = note.post(f"/v1/partnerships/nota/parties/{part}/readiness", json=body)

    assert (response.status_code, response.json["errors"][0]["pointer"]) == (400, "/data/organisation")


@pytest.mark.parametrize("key", ["Nota", "%00", "x" * 61, "a b", "nota%0A", "niets"])
def test_a_stream_that_is_not_there_is_not_found(key: str, note: FlaskClient) -> None:
    assert note.get(f"/v1/partnerships/{key}").status_code == 404
    assert (
        note.post(f"/v1/partnerships/{key}/parties", json={"by": "LIN", "data": {"organisation": "LIN"}}).status_code
        == 404
    )


def test_a_rule_that_says_no_is_a_conflict_with_reason_and_remedy(note: FlaskClient) -> None:
    response = note.post(
        "/v1/partnerships/nota/parties", json={"by": "LIN", "expectedVersion": 1, "data": {"organisation": "BRO"}}
    )

    (error,) = response.json["errors"]
    assert response.status_code == 409
    assert (error["code"], error["reason"], error["pointer"]) == (
        "unknown_reference",
        "organisation",
        "/data/organisation",
    )
    assert error["detail"]


def test_a_stream_is_founded_once(note: FlaskClient) -> None:
    response = note.post("/v1/organisations", json={"key": "LIN", "by": "LIN", "data": ORGANISATION})

    assert response.status_code == 409
    assert response.json["errors"][0]["reason"] == "founded_twice"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"process": "none.v9"}, "/process"),
        ({"process": "nonsense"}, "/process"),
        ({"fact": "PhaseAdvanced"}, "/fact"),
        ({"key": "No"}, "/key"),
        ({"key": "a\u0000b"}, "/key"),
    ],
)
def test_a_founding_that_cannot_be_is_refused(change: dict[str, str], pointer: str, note: FlaskClient) -> None:
    response = note.post("/v1/partnerships", json={**NOTE, "key": "nieuw", **change})

    assert (response.status_code, response.json["errors"][0]["pointer"]) == (400, pointer)


@pytest.mark.parametrize(("process", "near"), [("three-steps", "three-steps.v1"), ("three_steps.v1", "three-steps.v1")])
def test_a_process_without_its_version_is_told_how_to_write_it(process: str, near: str, note: FlaskClient) -> None:
    response = note.post("/v1/partnerships", json={**NOTE, "key": "tweede", "process": process})

    (error,) = response.json["errors"]
    assert (response.status_code, error["pointer"], error["near"]) == (400, "/process", near)
    assert f"Write {near}." in error["remedy"]


@pytest.mark.parametrize(("language", "words"), [("nl", "Schrijf hoofdletters"), ("en", "Write capitals and digits")])
def test_a_key_of_another_form_is_told_its_form_in_words(language: str, words: str, empty: FlaskClient) -> None:
    body = {"key": "linde", "by": "LIN", "data": {}}

    errors = empty.post("/v1/organisations", json=body, headers={"Accept-Language": language}).json["errors"]

    assert words in next(error["remedy"] for error in errors if error["pointer"] == "/key")
