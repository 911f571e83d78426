"""The document as OpenAPI 3.0.3, derived from 3.1: for tools that read no newer one, such as Salesforce."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow_api.documents import Document


def as_3_0(document: Document) -> Document:
    """The same document as OpenAPI 3.0.3: for tools that read no newer one."""
    older: Document = _older(document)
    older["openapi"] = "3.0.3"
    del older["info"]["summary"]
    older["info"]["license"].pop("identifier", None)
    return older


def _older(value: Any) -> Any:
    if isinstance(value, list):
        return [_older(item) for item in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("$ref"), str):
        return (
            {"$ref": value["$ref"]}
            if len(value) == 1
            else {"allOf": [{"$ref": value["$ref"]}], **_older(_without(value, "$ref"))}
        )
    return dict(_older_members(_as_choice(value) if "if" in value else value))


def _older_members(value: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, item in value.items():
        if name == "const":
            yield "enum", [item]
        elif name == "type" and isinstance(item, list):
            yield name, next(kind for kind in item if kind != "null")
            yield "nullable", True
        elif name == "required" and item == []:
            continue
        elif name == "properties":
            yield name, {member: _older(schema) for member, schema in item.items() if schema is not False}
        else:
            yield name, _older(item)


def _as_choice(value: dict[str, Any]) -> dict[str, Any]:
    """A condition, which 3.0 does not know, as a choice: the condition and what follows from it, or neither."""
    condition, rest = value["if"], {name: item for name, item in value.items() if name not in ("if", "then", "else")}
    otherwise = value.get("else", {}).get("properties", {})
    # What is not there then is all that our conditions say of the other case.
    gone = [{"required": [name]} for name, schema in otherwise.items() if schema is False]
    refused = {"not": {"anyOf": [condition, *gone]}}
    return {**rest, "allOf": [*rest.get("allOf", ()), {"anyOf": [{"allOf": [condition, value["then"]]}, refused]}]}


def _without(value: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: item for key, item in value.items() if key != name}
