"""The documents of the API: valid, whole, and true to the routes there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.questions.catalogue import QUESTIONS
from tests.support.admission import open_app
from tests.support.service import a_service

METHODS = ("get", "post", "put", "patch", "delete")


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    with a_service() as service:
        yield open_app(service)


@pytest.fixture(scope="module")
def document(app: Flask) -> Any:
    return app.test_client().get("/v1/openapi.json").json


@pytest.fixture(scope="module")
def older(app: Flask) -> Any:
    return app.test_client().get("/v1/openapi-3.0.json").json


def operations(document: Any) -> Iterator[tuple[str, str, Any]]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def test_the_document_is_valid_openapi_3_1(document: Any) -> None:
    assert document["openapi"].startswith("3.1.")
    assert [str(error) for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_the_older_document_is_valid_openapi_3_0_3(older: Any) -> None:
    assert older["openapi"] == "3.0.3"
    assert [str(error) for error in OpenAPIV30SpecValidator(older).iter_errors()] == []


def test_both_documents_hold_the_same_operations(document: Any, older: Any) -> None:
    def told(of: Any) -> list[tuple[str, str, str]]:
        return [(path, method, operation["operationId"]) for path, method, operation in operations(of)]

    assert told(older) == told(document)


def test_the_older_document_has_no_word_that_only_the_newer_knows(older: Any) -> None:
    def words(value: Any, names: bool = False) -> Iterator[str]:
        if isinstance(value, dict):
            for name, item in value.items():
                # The members of an object have names of their own.
                if not names:
                    yield name
                yield from words(item, names=name == "properties" and not names)
        elif isinstance(value, list):
            for item in value:
                yield from words(item)

    assert set(words(older["components"]["schemas"], names=True)).isdisjoint(
        ("const", "if", "then", "else", "$defs", "examples")
    )


def test_every_route_of_the_api_is_documented_and_no_other(app: Flask, document: Any) -> None:
    served = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule.removeprefix("/v1")), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/v1/") and "openapi" not in rule.rule
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }

    assert {(path, method) for path, method, _ in operations(document)} == served


def test_every_fact_can_be_recorded_by_a_documented_operation(document: Any) -> None:
    named = {operation["operationId"] for _, _, operation in operations(document)}

    for fact_type in FACT_TYPES.values():
        if fact_type.founding or fact_type.move:
            continue
        kinds = ("Partnership", "Grant", "Organisation") if fact_type.stream == "any" else ("",)
        for kind in kinds:
            assert f"record{fact_type.name}{kind and f'Of{kind}'}" in named


def test_every_question_has_its_operation_and_parameters(document: Any) -> None:
    for question in QUESTIONS.values():
        asked = document["paths"][f"/partnerships/{{key}}/{question.path}"]["get"]["parameters"]
        given = {parameter["name"]: parameter for parameter in asked if parameter.get("in") == "query"}
        assert {name: parameter["required"] for name, parameter in given.items()} == {
            member.wire: member.required for member in question.parameters.members
        }
        assert all(parameter["description"] for parameter in given.values())


def test_a_move_that_is_only_looked_at_has_an_answer_of_its_own(document: Any) -> None:
    answers = document["paths"]["/partnerships/{key}/moves"]["post"]["responses"]

    assert {
        status: answer["content"]["application/json"]["schema"]["$ref"]
        for status, answer in answers.items()
        if status < "3"
    } == {
        "200": "#/components/schemas/Preview",
        "201": "#/components/schemas/Recorded",
    }


def test_the_sections_of_a_deliverable_are_described(document: Any) -> None:
    assert document["components"]["schemas"]["Sections"]["additionalProperties"] == {
        "$ref": "#/components/schemas/Section"
    }


def test_what_is_filled_in_may_be_left_out(document: Any) -> None:
    signing = body(document, "/partnerships/{key}/deliverables/{kind}/versions/{version}/signatures")
    tabling = body(document, "/partnerships/{key}/proposals")

    assert "deliverable" not in signing["properties"]["data"]["required"]
    assert signing["required"] == ["data"]
    assert set(tabling["properties"]["data"]["required"]) == {"subjects", "text", "method", "deadline"}


def body(document: Any, path: str) -> Any:
    content = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]
    return resolved(document, content)


def resolved(document: Any, value: Any) -> Any:
    while isinstance(value, dict) and "$ref" in value:
        target: Any = document
        for part in value["$ref"].split("/")[1:]:
            target = target[part]
        value = target
    return value


def test_the_examples_fit_their_schemas(document: Any) -> None:
    seen = 0
    for _, _, operation in operations(document):
        for content in operation.get("requestBody", {}).get("content", {}).values():
            if "example" in content:
                schema = {**content["schema"], "components": document["components"]}
                Draft202012Validator(schema).validate(content["example"])
                seen += 1
    assert seen


def test_answers_have_the_shape_that_is_documented(app: Flask, document: Any) -> None:
    client = app.test_client()
    for path in ("/processes", "/organisations", "/partnerships", "/events", "/processes/partnership/versions/1"):
        template = "/processes/{name}/versions/{version}" if path.endswith("/1") else path
        schema = document["paths"][template]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        answer = client.get(f"/v1{path}").json
        assert Draft202012Validator({**schema, "components": document["components"]}).is_valid(answer), path
