"""Questions over HTTP: one address each, one shape of answer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from partnerflow.questions.catalogue import QUESTIONS
from tests.support.shared import shared

PARTNERSHIP = "/v1/partnerships/vast-verder"
EXPECTED = [
    item
    for item in json.loads(shared("facts/vast-verder.expected.json").read_text("utf-8"))["answers"]
    if item["query"]["name"] in QUESTIONS
]


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda item: f"{item['id']}-{item['query']['name']}")
def test_the_answers_of_the_example_come_over_http(expected: dict[str, Any], example: FlaskClient) -> None:
    query = {camel(name): value for name, value in expected["query"].get("params", {}).items()}
    days = {"asOf": expected.get("asOf"), "asKnownAt": expected.get("asKnownAt")}
    given = {**query, **{name: day for name, day in days.items() if day is not None}}

    response = example.get(f"{PARTNERSHIP}/{QUESTIONS[expected['query']['name']].path}", query_string=given)

    assert response.status_code == 200, response.text
    assert holds(response.json["answer"], expected["answer"])
    assert {name: response.json[name] for name in days} == days


def holds(found: Any, wanted: Any) -> bool:
    """Whether every member that is wanted is there and equal; more are welcome."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(
            name in found and holds(found[name], item) for name, item in wanted.items()
        )
    if isinstance(wanted, list):
        same = isinstance(found, list) and len(found) == len(wanted)
        return same and all(holds(one, other) for one, other in zip(found, wanted, strict=True))
    return bool(found == wanted)


@pytest.mark.parametrize("query", ["", "?asOf=2024-01-01", "?asKnownAt=2024-01-01"])
def test_an_answer_has_the_shape_that_is_documented(query: str, example: FlaskClient) -> None:
    components = example.get("/v1/openapi.json").json["components"]

    answer = example.get(f"{PARTNERSHIP}/phase-durations{query}").json

    shape = Draft202012Validator({"$ref": "#/components/schemas/Answer", "components": components})
    assert list(shape.iter_errors(answer)) == []


def test_an_answer_names_the_facts_behind_it_and_how_far_it_read(example: FlaskClient) -> None:
    answer = example.get(f"{PARTNERSHIP}/phase-durations").json

    known = {item["id"] for item in example.get(f"{PARTNERSHIP}/history?pageSize=1000").json["items"]}
    assert answer["facts"]
    assert set(answer["facts"]) <= known
    assert answer["position"] == example.get("/v1/events").json["last"]


@pytest.mark.parametrize(
    ("address", "pointer"),
    [
        ("phase-durations?asOf=soon", "?asOf"),
        ("phase-durations?asKnownAt=2026-13-01", "?asKnownAt"),
        ("endorsements?version=none", "?version"),
        ("deliverable-in-force?kind=poem", "?kind"),
        ("deliverable-in-force", "?kind"),
    ],
)
def test_a_question_that_cannot_be_asked_points_at_the_parameter(
    address: str, pointer: str, example: FlaskClient
) -> None:
    response = example.get(f"{PARTNERSHIP}/{address}")

    assert (response.status_code, response.json["errors"][0]["pointer"]) == (400, pointer)


def test_a_question_that_nobody_knows_is_not_found(example: FlaskClient) -> None:
    assert example.get(f"{PARTNERSHIP}/meaning-of-life").status_code == 404
