"""The JSON Schema for editors and the reader agree."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from partnerflow.process.signatures import SIGNATURES
from partnerflow.process.vocabulary import LISTS, WORDS
from tests.support.definitions import Document, changed

FaultsOf = Callable[[Any], list[dict[str, Any]]]
TITLE = {"nl": "Titel", "en": "Title"}


@pytest.fixture(scope="module")
def schema(processes: Path) -> Document:
    loaded: Document = json.loads((processes.parent / "process.schema.json").read_bytes())
    Draft202012Validator.check_schema(loaded)
    return loaded


def test_every_shipped_definition_fits(processes: Path, schema: Document) -> None:
    files = sorted(processes.glob("*.yaml"))

    errors = [
        error.message
        for file in files
        for error in Draft202012Validator(schema).iter_errors(yaml.safe_load(file.read_bytes()))
    ]

    assert len(files) == 2
    assert errors == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["format"], 2),
        (["format"], None),
        (["name"], "With Blanks"),
        (["version"], "1"),
        (["version"], 0),
        (["title"], {"nl": "Alleen Nederlands"}),
        (["title", "en"], ""),
        (["title", "fr"], "Titre"),
        (["unknown"], 1),
        (["phases"], {"draft": {"title": TITLE}}),
        (["phases", "Draft"], {"title": TITLE}),
        (["phases", "draft", "question"], "Waarom?"),
        (["phases", "draft", "goals"], {"content": [TITLE]}),
        (["phases", "draft", "goals"], {"content": [TITLE], "interaction": []}),
        (["moves"], {}),
        (["moves", "jump"], {"title": TITLE}),
        (["moves", "pause"], {"title": TITLE}),
        (["moves", "end", "phases"], ["done", "done"]),
        (["moves", "return", "targets"], []),
        (["moves", "return", "targets"], {}),
        (["deliverables", "text", "sections"], {}),
        (["deliverables", "text", "signed"], "yes"),
        (["deliverables", "text", "due_days"], 1.5),
        (["deliverables", "text", "sections", "body", "need"], "required"),
        (["guards", "guard-1"], {"leaving": "draft", "kind": "hard", "title": TITLE, "check": "founding_stated"}),
        (["guards", "G0.1", "kind"], "soft"),
        (["guards", "G0.1", "check"], "no_such_check"),
        (["guards", "G0.1", "check"], "deliverable_submitted"),
        (["guards", "G0.1", "check"], {}),
        (["guards", "G0.1", "check"], {"all": []}),
        (["guards", "G0.1", "check"], {"role_held": {"roles": ["king"]}}),
        (["guards", "G0.1", "check"], {"role_held": {"roles": "secretary"}}),
        (["guards", "G0.1", "check"], {"invitations_accepted": {"at_least": "one"}}),
        (["guards", "G0.1", "check"], {"invitations_accepted": {}}),
        (["guards", "G0.1", "check"], {"founding_stated": {"deliverable": "text"}}),
        (["guards", "G0.1", "by_profile"], {"standard": "soft"}),
        (["admission_after"], ["text"]),
        (["return_reasons", "rework", "usual_targets"], []),
        (["fates", "draft"], {}),
        (["fates", "draft", "ambition"], "suspended"),
        (["profiles"], {}),
        (["profiles", "standard", "notice_months"], 37),
    ],
)
def test_schema_and_reader_refuse_the_same(
    document: Document, schema: Document, faults_of: FaultsOf, path: list[str], value: Any
) -> None:
    broken = changed(document, path, value)

    assert not Draft202012Validator(schema).is_valid(broken)
    assert faults_of(broken)


def test_the_schema_names_the_checks_of_the_contract_and_their_parameters(schema: Document) -> None:
    plain, shaped = schema["$defs"]["condition"]["oneOf"]
    parameters = {name: shape.get("properties", {}) for name, shape in shaped["properties"].items()}
    combined = {name: parameters.pop(name) for name in ("all", "any")}

    assert set(plain["enum"]) == {name for name, signature in SIGNATURES.items() if not signature.parameters}
    assert set(combined) == {"all", "any"}
    assert {name: set(members) for name, members in parameters.items()} == {
        name: set(signature.parameters) for name, signature in SIGNATURES.items()
    }
    for name, signature in SIGNATURES.items():
        for parameter, kind in signature.parameters.items():
            if kind in WORDS:
                shape = parameters[name][parameter]
                reference = (shape["items"] if kind in LISTS else shape)["$ref"]
                assert tuple(schema["$defs"][reference.removeprefix("#/$defs/")]["enum"]) == WORDS[kind]
