"""The Dutch API Design Rules, as far as a document can show them; live answers show the rest (tests/unit/api)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.admission import open_app
from tests.support.service import a_service

METHODS = ("get", "post", "put", "patch", "delete")
KEBAB = re.compile(r"^(/([a-z0-9-]+|\{[^}]+\})(/([a-z0-9.-]+|\{[^}]+\}))*)$")
CAMEL = re.compile(r"^[a-z][a-z\d]*([A-Z][a-z\d]*)*$")
PASCAL = re.compile(r"^[A-Z][A-Za-z0-9]*$")
DAY = re.compile(r"^(date|datum)$|(\w+D|_[dD])(ate|atum)")
SEMANTIC = re.compile(r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$")
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module", params=["openapi.json", "openapi-3.0.json"])
def document(request: pytest.FixtureRequest) -> Any:
    with a_service() as service:
        return open_app(service).test_client().get(f"/v1/{request.param}").json


def operations(document: Any) -> Iterator[tuple[str, str, Any]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method in METHODS:
                yield path, method, operation


def parameters(document: Any) -> Iterator[Any]:
    for path, _, operation in operations(document):
        for parameter in [*operation.get("parameters", []), *document["paths"][path].get("parameters", [])]:
            yield resolved(document, parameter)


def responses(document: Any) -> Iterator[tuple[str, str, Any]]:
    for path, method, operation in operations(document):
        for status, response in operation["responses"].items():
            yield f"{method} {path}", status, resolved(document, response)


def resolved(document: Any, value: Any) -> Any:
    while isinstance(value, dict) and "$ref" in value:
        target: Any = document
        for part in value["$ref"].split("/")[1:]:
            target = target[part]
        value = target
    return value


def properties(document: Any, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, schema in (
            (value.get("properties") or {}).items() if isinstance(value.get("properties"), dict) else ()
        ):
            yield name, resolved(document, schema)
        for item in value.values():
            yield from properties(document, item)
    elif isinstance(value, list):
        for item in value:
            yield from properties(document, item)


def test_the_major_version_stands_in_the_address_and_the_whole_in_the_document(document: Any) -> None:
    assert all(re.search(r"/v\d+$", server["url"]) for server in document["servers"])
    assert SEMANTIC.match(document["info"]["version"])


def test_there_is_somebody_to_ask(document: Any) -> None:
    assert {"name", "email", "url"} <= document["info"]["contact"].keys()


def test_addresses_are_in_kebab_case_without_a_slash_at_the_end(document: Any) -> None:
    wrong = [path for path in document["paths"] if not KEBAB.match(path) and not path.endswith("schema.json")]

    assert wrong == []


def test_query_parameters_are_in_camel_case(document: Any) -> None:
    wrong = [item["name"] for item in parameters(document) if item["in"] == "query" and not CAMEL.match(item["name"])]

    assert wrong == []


def test_every_placeholder_of_an_address_is_described(document: Any) -> None:
    for path, _, operation in operations(document):
        given = [*operation.get("parameters", []), *document["paths"][path].get("parameters", [])]
        described = {item["name"] for item in (resolved(document, each) for each in given) if item["in"] == "path"}
        assert described == set(re.findall(r"\{(\w+)\}", path)), path


def test_operations_have_a_name_of_their_own_a_summary_and_a_tag(document: Any) -> None:
    names = [operation["operationId"] for _, _, operation in operations(document)]

    assert len(set(names)) == len(names)
    assert all(operation["summary"] and operation["tags"] for _, _, operation in operations(document))


def test_tags_are_named_once(document: Any) -> None:
    names = [tag["name"] for tag in document["tags"]]

    assert len(set(names)) == len(names)


def test_every_operation_stands_under_a_tag_that_is_described_and_no_tag_is_empty(document: Any) -> None:
    described = {tag["name"] for tag in document["tags"] if tag["description"]}

    assert {tag for _, _, operation in operations(document) for tag in operation["tags"]} == described


def test_only_standard_methods_are_used(document: Any) -> None:
    assert {key for item in document["paths"].values() for key in item} <= {*METHODS, "parameters"}


def test_every_good_answer_carries_the_version(document: Any) -> None:
    wrong = [
        (where, status)
        for where, status, response in responses(document)
        if status[0] in "23" and "API-Version" not in response.get("headers", {})
    ]

    assert wrong == []


def test_every_refusal_is_a_problem_with_status_title_and_detail(document: Any) -> None:
    for where, status, response in responses(document):
        if status[0] in "45":
            assert PROBLEM in response["content"], (where, status)
            problem = resolved(document, response["content"][PROBLEM]["schema"])
            assert {"status", "title", "detail"} <= problem["properties"].keys()


def test_input_that_is_wrong_is_a_400_and_never_a_422_for_its_shape(document: Any) -> None:
    for path, method, operation in operations(document):
        if method != "get" or operation.get("parameters"):
            assert "400" in operation["responses"], path
        if "422" in operation["responses"]:
            refused = operation["responses"]["422"]["$ref"]
            assert refused.endswith("IdempotencyKeyReused"), path


def test_days_say_that_they_are_days(document: Any) -> None:
    found = [
        (name, schema)
        for name, schema in properties(document, document)
        if DAY.search(name) and isinstance(schema, dict)
    ]

    assert found
    wrong = [
        name for name, schema in found if resolved(document, schema.get("allOf", [schema])[0]).get("format") != "date"
    ]
    assert wrong == []


def test_schemas_have_names_in_pascal_case(document: Any) -> None:
    assert [name for name in document["components"]["schemas"] if not PASCAL.match(name)] == []
