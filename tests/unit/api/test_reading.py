"""Reading streams and the lists of them: states, pages, links, and what browsers are told to keep off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from partnerflow_api.headers import API_VERSION
from tests.support.admission import open_app
from tests.support.service import a_service
from tests.unit.api.conftest import NOTE, ORGANISATION, submitted

EXAMPLE = "/v1/partnerships/vast-verder"


@pytest.fixture(scope="module")
def three() -> Iterator[FlaskClient]:
    """A store with one organisation and three partnerships, listed."""
    with a_service(lists=True) as service:
        client = open_app(service).test_client()
        client.post("/v1/organisations", json={"key": "LIN", "by": "LIN", "data": ORGANISATION})
        for key in ("drie", "een", "twee"):
            client.post("/v1/partnerships", json={**NOTE, "key": key})
        client.get(f"/v1/partnerships?position={service.store.position()}")
        yield client


def test_a_state_tells_the_course_and_the_parties(example: FlaskClient) -> None:
    state = example.get(EXAMPLE).json["state"]

    assert (state["phase"], state["status"], state["round"]) == ("executing", "active", 4)
    assert [stay["phase"] for stay in state["course"]["stays"]][:3] == ["preparation", "exploring", "sharing"]
    assert {party["organisation"] for party in state["parties"] if party["counts"]} == set(state["counting"])
    assert state["ambition"]["latest"] >= 1
    assert any(item.get("inForceOn") for item in state["deliverables"])


def test_a_state_holds_no_commitment_to_a_text(example: FlaskClient) -> None:
    assert "sd1:" not in example.get(EXAMPLE).text


def test_the_same_partnership_on_earlier_days_and_versions(example: FlaskClient) -> None:
    on_a_day = example.get(f"{EXAMPLE}?asOf=2021-12-01").json
    at_a_version = example.get(f"{EXAMPLE}?atVersion=1").json

    assert (on_a_day["state"]["phase"], on_a_day["asOf"]) == ("exploring", "2021-12-01")
    assert (at_a_version["state"]["phase"], at_a_version["version"]) == ("preparation", 1)


def test_a_partnership_that_had_not_begun_is_not_found(example: FlaskClient) -> None:
    assert example.get(f"{EXAMPLE}?asOf=2001-01-01").status_code == 404


def test_a_grant_and_an_organisation_have_a_state_too(example: FlaskClient) -> None:
    grant = example.get("/v1/grants/GR-1").json["state"]
    organisation = example.get("/v1/organisations/LIN").json["state"]

    assert grant["partnership"] == "vast-verder"
    assert grant["tranches"][0]["planned"]["currency"] == "EUR"
    assert organisation["name"]


def test_partnerships_are_found_by_phase_partner_and_words(example: FlaskClient) -> None:
    for query in ("phase=executing", "partner=LIN", "q=tussenveld", "status=active", "phase=executing&partner=LIN"):
        assert [item["key"] for item in example.get(f"/v1/partnerships?{query}").json["items"]] == ["vast-verder"], (
            query
        )
    for query in ("phase=sharing", "partner=XXX", "q=elders", "status=ended"):
        assert example.get(f"/v1/partnerships?{query}").json["items"] == [], query


def test_a_list_is_walked_page_by_page(three: FlaskClient) -> None:
    seen, address = [], "/v1/partnerships?pageSize=1&status=active"
    while address:
        response = three.get(address)
        seen += [item["key"] for item in response.json["items"]]
        address = response.json.get("next")
        assert (f'<{address}>; rel="next"' == response.headers.get("Link")) == bool(address)

    assert seen == ["drie", "een", "twee"]


def test_the_register_is_walked_page_by_page(example: FlaskClient) -> None:
    whole = [item["key"] for item in example.get("/v1/organisations").json["items"]]
    first = example.get("/v1/organisations?pageSize=4").json
    rest = example.get(first["next"].replace("pageSize=4", "pageSize=100")).json

    assert [item["key"] for item in first["items"] + rest["items"]] == whole == sorted(whole)
    assert "next" not in rest


def test_addresses_keep_the_mount_of_the_app(note: FlaskClient) -> None:
    body = {"by": "LIN", "expectedVersion": 1, "data": {"organisation": "LIN"}}
    mounted = {"SCRIPT_NAME": "/samen"}

    state = note.get("/v1/partnerships/nota", environ_overrides=mounted)
    history = note.get("/v1/partnerships/nota/history?pageSize=1", environ_overrides=mounted)
    document = note.get("/v1/openapi.json", environ_overrides=mounted)
    refused = note.post("/v1/partnerships/nota/parties", json=body, environ_overrides=mounted)

    assert state.json["links"]["self"] == "/samen/v1/partnerships/nota"
    assert history.json["self"].startswith("/samen/v1/")
    assert document.json["servers"] == [{"url": "/samen/v1"}]
    assert refused.status_code != 404
    assert note.get("/v1/partnerships/nota").json["links"]["self"] == "/v1/partnerships/nota"


def test_what_was_rendered_before_is_never_told_of_a_newer_version(note: FlaskClient) -> None:
    before = note.get("/v1/partnerships/nota/history").json
    submitted(note)

    after = note.get("/v1/partnerships/nota/history").json

    assert (len(before["items"]), len(after["items"]), after["version"]) == (1, 2, 2)


@pytest.mark.parametrize(
    "address", ["/v1/partnerships/nota", "/v1/nothing", "/v1/openapi.json", "/docs", "/health", "/v1/events"]
)
def test_every_answer_keeps_browsers_from_harm(address: str, note: FlaskClient) -> None:
    headers = note.get(address).headers

    assert headers["API-Version"] == API_VERSION
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe-eval" not in headers["Content-Security-Policy"]
    if address.startswith("/v1"):
        assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/health", "/health/live", "/health/ready"])
def test_health_is_up(address: str, note: FlaskClient) -> None:
    assert (note.get(address).status_code, note.get(address).json) == (200, {"status": "UP"})


def test_the_page_of_the_documentation_needs_no_other_host(note: FlaskClient) -> None:
    page = note.get("/docs").text

    assert "//" not in page.replace("<!doctype html>", "")
    for asset in ("swagger-ui.css", "swagger-ui-bundle.js", "start.js", "favicon-32x32.png"):
        assert asset in page
        assert note.get(f"/docs/{asset}").status_code == 200
    assert note.get("/docs/..%2f__init__.py").status_code == 404
