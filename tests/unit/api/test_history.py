"""The history over HTTP: filtered, paged, in three forms, with what later facts say of earlier ones."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.support.service import example_lines
from tests.unit.api.conftest import NOTE

HISTORY = "/v1/partnerships/vast-verder/history"
LINES = [line for line in map(json.loads, example_lines()) if line["key"] == "vast-verder"]


ERASED = {line["data"]["person"] for line in LINES if line["fact"] == "PersonErased"}


def shown(line: dict[str, Any]) -> dict[str, Any]:
    """A line of the example as it can be read today: what was erased since is gone."""
    data = line["data"]
    if line["fact"] != "PersonRegistered" or data["person"] not in ERASED:
        return line
    return {**line, "data": {**data, **{name: "[…]" for name in ("name", "email") if name in data}}}


def walked(client: FlaskClient, address: str | None) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    while address:
        page = client.get(address).json
        items += page["items"]
        address = page.get("next")
    return items


@pytest.mark.parametrize("size", [7, 100, 1000])
def test_pages_hold_every_fact_once_and_in_order(size: int, example: FlaskClient) -> None:
    items = walked(example, f"{HISTORY}?pageSize={size}")

    assert [item["id"] for item in items] == [line["id"] for line in LINES]
    assert [item["version"] for item in items] == list(range(1, len(LINES) + 1))


def test_newest_first_is_the_same_the_other_way_round(example: FlaskClient) -> None:
    items = walked(example, f"{HISTORY}?order=desc&pageSize=150")

    assert [item["id"] for item in items] == [line["id"] for line in reversed(LINES)]


def test_facts_come_back_as_they_were_told(example: FlaskClient) -> None:
    items = walked(example, f"{HISTORY}?pageSize=1000")

    told = [{name: item[name] for name in line} for item, line in zip(items, LINES, strict=True)]
    assert told == [shown(line) for line in LINES]


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("fact=PhaseAdvanced&fact=PhaseReturned", lambda line: line["fact"] in ("PhaseAdvanced", "PhaseReturned")),
        ("by=BAK", lambda line: "BAK" in (line["by"], line.get("onBehalfOf"))),
        ("from=2023-01-01&until=2023-12-31", lambda line: "2023-01-01" <= line["occurredAt"][:10] <= "2023-12-31"),
        (
            "subject=mandates",
            lambda line: (
                line["fact"]
                in (
                    "MandateGranted",
                    "MandateAmended",
                    "MandateRevoked",
                    "MandateExpired",
                    "SignatureRatified",
                    "ConstituencyConsulted",
                )
            ),
        ),
    ],
)
def test_a_filter_holds_over_all_pages(query: str, fits: Any, example: FlaskClient) -> None:
    items = walked(example, f"{HISTORY}?{query}&pageSize=10")

    assert [item["id"] for item in items] == [line["id"] for line in LINES if fits(line)]
    assert items


@pytest.mark.parametrize(
    "query", ["fact=Nothing", "subject=weather", "from=x", "order=up", "by=lin", "pageSize=1001", "after=%21"]
)
def test_a_filter_that_cannot_be_is_refused(query: str, example: FlaskClient) -> None:
    response = example.get(f"{HISTORY}?{query}")

    assert (response.status_code, response.json["errors"][0]["pointer"]) == (400, f"?{query.partition('=')[0]}")


def test_json_lines_hold_the_whole(example: FlaskClient) -> None:
    response = example.get(HISTORY, headers={"Accept": "application/x-ndjson"})

    assert response.mimetype == "application/x-ndjson"
    assert [json.loads(line)["id"] for line in response.text.splitlines()] == [line["id"] for line in LINES]


def test_a_table_holds_the_whole_and_names_a_file(example: FlaskClient) -> None:
    response = example.get(HISTORY, headers={"Accept": "text/csv"})

    rows = list(csv.DictReader(StringIO(response.text.removeprefix("\ufeff"))))
    assert response.headers["Content-Disposition"] == 'attachment; filename="vast-verder.csv"'
    assert [row["id"] for row in rows] == [line["id"] for line in LINES]
    assert [json.loads(row["data"]) for row in rows] == [shown(line)["data"] for line in LINES]


def test_a_page_of_a_table_links_to_the_next(example: FlaskClient) -> None:
    for _ in range(2):
        response = example.get(f"{HISTORY}?pageSize=5", headers={"Accept": "text/csv"})

        assert len(response.text.splitlines()) == 6
        assert 'rel="next"' in response.headers["Link"]


def test_no_cell_of_a_table_is_a_formula(note: FlaskClient) -> None:
    body = {
        "by": "LIN",
        "note": '=HYPERLINK("x")',
        "expectedVersion": 1,
        "data": {"organisation": "LIN", "readiness": "willing"},
    }
    note.post("/v1/partnerships/nota/parties/LIN/readiness", json=body)

    text = note.get("/v1/partnerships/nota/history", headers={"Accept": "text/csv"}).text

    assert [row["note"] for row in csv.DictReader(StringIO(text))] == ["", '\'=HYPERLINK("x")']


def test_a_form_that_we_do_not_have_is_told_which_we_have(example: FlaskClient) -> None:
    response = example.get(HISTORY, headers={"Accept": "application/pdf"})

    assert (response.status_code, response.json["code"]) == (406, "not-acceptable")
    assert "text/csv" in response.json["detail"]


def test_a_corrected_fact_names_its_corrections(example: FlaskClient) -> None:
    told = [line for line in map(json.loads, example_lines()) if line["fact"] == "RecordCorrected"]

    found = {
        line["data"]["corrects"]: example.get(f"/v1/grants/{line['key']}/facts/{line['data']['corrects']}")
        for line in told
    }

    assert {fact: reply.json["correctedBy"] for fact, reply in found.items()} == {
        line["data"]["corrects"]: [line["id"]] for line in told
    }
    assert told


def test_a_retracted_fact_names_its_retraction(note: FlaskClient) -> None:
    told = note.post(
        "/v1/partnerships/nota/successes",
        json={"by": "LIN", "expectedVersion": 1, "data": {"story": "Het lukte.", "sharedWith": ["public"]}},
    ).json["facts"][0]["id"]

    made = note.post(
        "/v1/partnerships/nota/retractions",
        json={"by": "LIN", "expectedVersion": 2, "data": {"retracts": told, "reason": "Het lukte niet."}},
    )

    assert note.get(f"/v1/partnerships/nota/facts/{told}").json["retractedBy"] == made.json["facts"][0]["id"]


def test_a_fact_known_late_says_how_late(example: FlaskClient) -> None:
    late = [line["id"] for line in LINES if line.get("knownAt", line["occurredAt"])[:10] != line["occurredAt"][:10]]

    items = walked(example, f"{HISTORY}?pageSize=1000")

    assert late
    assert [item["id"] for item in items if item.get("lateDays")] == late


def test_every_kind_of_stream_has_a_history(example: FlaskClient) -> None:
    assert example.get("/v1/grants/GR-1/history").json["items"][0]["stream"] == "grant"
    assert example.get("/v1/organisations/BRO/history").json["items"][0]["id"] == "BRO-0001"


@pytest.mark.parametrize("fact", ["nota-0002", "none", "%00", "x" * 300])
def test_a_fact_that_is_not_there_is_not_found(fact: str, note: FlaskClient) -> None:
    assert NOTE["key"] == "nota"
    assert note.get(f"/v1/partnerships/nota/facts/{fact}").status_code == 404
