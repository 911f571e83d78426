"""The JSON Schema of one import line, made from the declarations and the words of one process definition.

Beside the keywords of JSON Schema 2020-12 it holds what those cannot say (docs/spec/facts.md): `x-ref`, `x-defines` and
`x-names` (references), `x-factref` (an address in any stream), `x-sections` (how much a section is needed), `x-flags`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.definition_check import words
from partnerflow.domain.lines import ENVELOPE, KEY_PATTERNS
from partnerflow.domain.vocabulary import enumerations, references, values
from partnerflow.domain.vocabulary.kinds import Defined, Integer, Kind, ListOf, Schema
from partnerflow.domain.vocabulary.objects import DeliverableRef, FactAddress
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.domain.vocabulary.structs import (
    AtMost,
    Exactly,
    Member,
    ObjectOf,
    ObjectRule,
    OneOf,
    SectionsOf,
    kind_from,
    kind_of,
    tag_of,
)
from partnerflow.process.definition import Deliverable, ProcessDefinition

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_document(process: ProcessDefinition) -> Schema:
    """The whole schema of one line, for streams that are pinned to this process."""
    return Describer(process).document()


def pattern_of(words_: Iterable[str]) -> str:
    """A pattern that matches these words and no others."""
    # JSON Schema's patterns know no escaped hyphen.
    return f"^({'|'.join(re.escape(word) for word in words_)})$".replace("\\-", "-")


class Describer:
    """Describes kinds of value as JSON Schema and collects the named ones, which are referred to.

    Args:
        process: sets phases, deliverables, sections, guards, return reasons and profiles. Without one such a word is
            described by its form alone: the routes of the API serve streams of every process.
        root: where the named schemas stand in the document.
        call: what a kind's name is called there.
    """

    def __init__(
        self, process: ProcessDefinition | None, root: str = "#/$defs/", call: Callable[[str], str] = str
    ) -> None:
        self._process = process
        self._root = root
        self._call = call
        self.named: dict[str, Schema] = {}

    def document(self) -> Schema:
        """The schema of one line."""
        assert self._process is not None, "a line belongs to a stream, and a stream to a process"
        for vocabulary in (enumerations, references, values):
            self._collect(vocabulary)
        for deliverable in self._process.deliverables.values():
            self.named[f"sections_{deliverable.kind}"] = self._sections(deliverable)
        properties = {wire: self.of(kind_from(hint)) for wire, (_, hint, _) in ENVELOPE.items()}
        properties["fact"] = {"enum": list(FACT_TYPES)}
        properties["data"] = {"type": "object"}
        facts = [self._fact(fact_type) for fact_type in FACT_TYPES.values()]
        return {
            "$schema": DIALECT,
            "$id": "urn:partnerflow:facts:1",
            "title": "One partnerflow fact, as a line of an import",
            "type": "object",
            "additionalProperties": False,
            "required": [wire for wire, (_, _, required) in ENVELOPE.items() if required] + ["fact", "data"],
            "properties": properties,
            "allOf": [*(_key(stream, pattern) for stream, pattern in KEY_PATTERNS.items()), *facts],
            "$defs": self.named,
        }

    def of(self, kind: Kind) -> Schema:
        """A value of this kind, by reference when the kind has a name."""
        if kind.name is None:
            return self._whole(kind)
        name = self._call(kind.name)
        if name not in self.named:
            self.named[name] = self._whole(kind)
        reference: Schema = {"$ref": f"{self._root}{name}"}
        if isinstance(kind, Integer) and kind.to is not None:
            reference[{"refers": "x-ref", "defines": "x-defines", "names": "x-names"}[kind.role]] = kind.to
        return reference

    def payload(self, fact_type: FactType) -> Schema:
        """What one fact tells, with the rules over its members."""
        schema = self._whole(fact_type.kind)
        conditions = self._section_names(fact_type.kind)
        flags = [flag for flag, raised in _flags(fact_type).items() if raised]
        return {
            **schema,
            **({"allOf": conditions} if conditions else {}),
            "description": _first_line(fact_type),
            "x-flags": flags,
        }

    def _whole(self, kind: Kind) -> Schema:
        if isinstance(kind, Defined):
            return self._word(kind)
        if isinstance(kind, ListOf):
            return self._list(kind)
        if isinstance(kind, ObjectOf):
            return self._object(kind)
        if isinstance(kind, OneOf):
            return {"oneOf": [self._tagged(kind_of(struct), tag_of(struct)) for struct in kind.structs]}
        if isinstance(kind, SectionsOf):
            section = self.of(kind.of)
            # Where a process is known its kinds of deliverable say which sections there are.
            return kind.schema() if self._process is not None else {**kind.schema(), "additionalProperties": section}
        return kind.schema()

    def _word(self, kind: Defined) -> Schema:
        if self._process is None:
            return {"type": "string", "maxLength": 40, "pattern": kind.pattern}
        known = list(words(self._process, kind))
        if kind.part == "guards":
            return {"type": "string", "maxLength": max(map(len, known), default=0), "pattern": pattern_of(known)}
        return {"const": known[0]} if kind.only is not None and len(known) == 1 else {"enum": known}

    def _list(self, kind: ListOf) -> Schema:
        schema: Schema = {"type": "array", "items": self.of(kind.of), "maxItems": kind.items.maximum}
        if kind.items.minimum is not None:
            schema["minItems"] = kind.items.minimum
        if kind.items.unique:
            schema["uniqueItems"] = True
        return schema

    def _object(self, kind: ObjectOf) -> Schema:
        schema = _object({member.wire: self.of(member.kind) for member in kind.members}, kind.members)
        if kind.at_least:
            schema["minProperties"] = kind.at_least
        for rule in kind.rules:
            schema.update(_rule(rule))
        if kind.struct is FactAddress:
            schema["x-factref"] = True
        if kind.struct is DeliverableRef and self._process is not None:
            schema.update(_project_where_due(self._process))
        return kind.named(schema)

    def _tagged(self, kind: ObjectOf, tag: str) -> Schema:
        schema = self._object(kind)
        schema["required"] = ["type", *schema["required"]]
        schema["properties"] = {"type": {"const": tag}, **schema["properties"]}
        return schema

    def _sections(self, deliverable: Deliverable) -> Schema:
        section = {"$ref": f"{self._root}section"}
        schema = _object({item.name: section for item in deliverable.sections}, ())
        return {**schema, "x-sections": {item.name: item.need for item in deliverable.sections}}

    def _section_names(self, kind: ObjectOf) -> list[Schema]:
        members = [member.wire for member in kind.members if isinstance(member.kind, SectionsOf)]
        kinds = self._process.deliverables if self._process is not None else ()
        return [
            {
                "if": {"properties": {"deliverable": _has("kind", name)}, "required": ["deliverable"]},
                "then": {"properties": {member: {"$ref": f"{self._root}sections_{name}"}}},
            }
            for member in members
            for name in kinds
        ]

    def _fact(self, fact_type: FactType) -> Schema:
        name = f"data_{fact_type.name}"
        self.named[name] = self.payload(fact_type)
        then: Schema = {"data": {"$ref": f"{self._root}{name}"}}
        if fact_type.stream != "any":
            then["stream"] = {"const": fact_type.stream}
        return {"if": _has("fact", fact_type.name), "then": {"properties": then}}

    def _collect(self, vocabulary: Any) -> None:
        for hint in vars(vocabulary).values():
            if hasattr(hint, "__metadata__") and (kind := kind_from(hint)).name is not None:
                self.of(kind)


def _has(member: str, value: str) -> Schema:
    return {"properties": {member: {"const": value}}, "required": [member]}


def _object(properties: Schema, members: Iterable[Member]) -> Schema:
    required = [member.wire for member in members if member.required]
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def _rule(rule: ObjectRule) -> Schema:
    if isinstance(rule, Exactly):
        return {"oneOf": [{"required": [member]} for member in rule.one_of]}
    if isinstance(rule, AtMost):
        return {"not": {"anyOf": [{"required": list(pair)} for pair in combinations(rule.one_of, 2)]}}
    there = {"required": [rule.member]}
    return {"if": _has(rule.when, rule.equals), "then": there, "else": {"properties": {rule.member: False}}}


def _project_where_due(process: ProcessDefinition) -> Schema:
    kinds = [item.kind for item in process.deliverables.values() if item.per_project]
    if not kinds:
        return {"not": {"required": ["project"]}}
    per_project = {"const": kinds[0]} if len(kinds) == 1 else {"enum": kinds}
    return {
        "if": {"properties": {"kind": per_project}, "required": ["kind"]},
        "then": {"required": ["project"]},
        "else": {"properties": {"project": False}},
    }


def _key(stream: str, pattern: str) -> Schema:
    return {"if": _has("stream", stream), "then": {"properties": {"key": {"pattern": pattern}}}}


def _flags(fact_type: FactType) -> dict[str, bool]:
    return {"founding": fact_type.founding, "personal": fact_type.personal, "any": fact_type.stream == "any"}


def _first_line(fact_type: FactType) -> str:
    return (fact_type.payload.__doc__ or "").partition("\n")[0]
