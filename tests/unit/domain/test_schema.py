"""The JSON Schema made from the declarations is the catalogue's, and says what the reader of facts says."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from partnerflow.domain import strict_json
from partnerflow.domain.lines import read_fact
from partnerflow.domain.vocabulary.schema import schema_document
from tests.support.processes import shipped_process
from tests.support.shared import shared

FOLDER = shared("facts/invalid")
CASES = json.loads((FOLDER / "index.json").read_text("utf-8"))["files"]
BEYOND_THE_CATALOGUE = ("ProcessMigrated", "DisclosureErased", "AccessGranted", "AccessRevoked")
"""The facts that are ours and not of format 1 of the shared catalogue, and the objects that only they are made of."""
ONLY_THERE = (
    *("processVersion", "renaming", "textPointer", "erasureGround"),
    *("accessRole", "confined", "principal", "ref_access"),
)
BY_SCHEMA = [case for case in CASES if case["class"] == "schema" and case.get("jsonSchema", True)]


def normal(schema: Any) -> Any:
    """A schema without its words for people, in an order of its own where the order says nothing."""
    if isinstance(schema, list):
        return [normal(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {
        name: normal(item)
        for name, item in schema.items()
        if name not in ("description", "title") or isinstance(item, dict)
    }
    for name in ("required", "enum", "allOf"):
        if isinstance(plain.get(name), list):
            plain[name] = sorted(plain[name], key=lambda item: json.dumps(item, sort_keys=True))
    return plain


@pytest.fixture(scope="module")
def made() -> Any:
    return schema_document(shipped_process("partnership"))


def test_it_is_a_json_schema(made: Any) -> None:
    Draft202012Validator.check_schema(made)


def in_the_catalogue(made: Any) -> Any:
    """The schema without the facts that the catalogue does not have; each of them must be there to be left out."""
    schema = deepcopy(made)
    for name in BEYOND_THE_CATALOGUE:
        schema["properties"]["fact"]["enum"].remove(name)
        (condition,) = (item for item in schema["allOf"] if item["if"]["properties"].get("fact") == {"const": name})
        schema["allOf"].remove(condition)
        del schema["$defs"][f"data_{name}"]
    for name in ONLY_THERE:
        del schema["$defs"][name]
    return schema


def test_it_is_the_catalogue_keyword_by_keyword_but_for_the_facts_beyond_it(made: Any) -> None:
    catalogue = json.loads(shared("facts/facts.schema.json").read_text("utf-8"))
    ours, theirs = normal(in_the_catalogue(made)), normal(catalogue)
    # Both say which guards there are; ours lists them, theirs counts them off.
    guards = [schema["$defs"].pop("guard") for schema in (ours, theirs)]

    assert ours == theirs
    assert {name: word for name, word in guards[0].items() if name != "pattern"} == {
        name: word for name, word in guards[1].items() if name != "pattern"
    }
    tried = [f"G{phase}.{number}" for phase in range(10) for number in range(20)] + ["G0x1", "G0.1x", ""]
    for word in tried:
        assert bool(re.search(guards[0]["pattern"], word)) == bool(re.search(guards[1]["pattern"], word)), word


def test_the_words_are_those_of_the_process() -> None:
    definitions = schema_document(shipped_process("three-steps"))["$defs"]

    assert definitions["phase"] == {"enum": ["draft", "review", "done"]}
    assert definitions["deliverableKind"] == {"enum": ["text", "remarks", "summary"]}
    assert re.search(definitions["guard"]["pattern"], "G1.1")
    assert not re.search(definitions["guard"]["pattern"], "G2.2")
    assert list(definitions["sections_text"]["properties"]) == ["body"]
    assert definitions["deliverable"]["not"] == {"required": ["project"]}


def test_every_line_of_the_example_fits(made: Any) -> None:
    validator = Draft202012Validator(made)

    for line in shared("facts/vast-verder.facts.jsonl").read_bytes().splitlines():
        assert validator.is_valid(json.loads(line)), line


@pytest.mark.parametrize("case", BY_SCHEMA, ids=lambda case: str(case["file"]))
def test_schema_and_reader_refuse_the_same_lines(case: dict[str, Any], made: Any) -> None:
    line = (FOLDER / case["file"]).read_bytes().split(b"\n")[case["line"] - 1]

    value, _ = strict_json.load(line)

    assert value is not None
    assert not Draft202012Validator(made).is_valid(json.loads(line))
    assert read_fact(value)[1]
