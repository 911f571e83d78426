"""A smallest and a fullest example of every fact type, made from its declaration: the same each time."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.vocabulary.kinds import (
    WORD,
    AnyJson,
    Boolean,
    Defined,
    Enumeration,
    Integer,
    Kind,
    ListOf,
    Number,
    Reference,
    Text,
)
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.domain.vocabulary.structs import AtMost, Exactly, ObjectOf, OneOf, Only, SectionsOf, kind_of, tag_of

KEYS = {"organisation": "ORG", "partnership": "samen-sterk", "grant": "GR-7", "any": "samen-sterk"}
REFERENCES = {
    "organisation": "ORG", "external": "extern-1", "actor": "ORG", "partnership": "samen-sterk", "grant": "GR-7",
    "fact": "samen-sterk-0001", "person": "p-001", "mandate": "M-ORG-1", "proposal": "P-01", "decision": "D-01",
    "objection": "B-01", "waiver": "W-01", "return": "RT-01", "renewal": "RN-01", "assignment": "R-01",
    "body": "stuurgroep", "project": "PF1", "action": "A-01", "term": "BG-01", "commitment": "EN-ORG-1",
    "contribution": "CT-ORG-1", "evaluation": "E1", "tranche": "T1", "milestone": "M1", "condition": "C1",
    "report": "PR1", "review": "RV-01", "pack": "EP-1", "change": "CN-1", "appeal": "AP-1", "access": "AC-01",
}  # fmt: skip
TEXTS = {
    "line": "Een regel", "text": "Een tekst met é, 🌱\nen een tweede regel.", "date": "2024-02-29",
    "moment": "2024-02-29T13:05:00+01:00", "email": "iemand@voorbeeld.example", "version": "1.0",
    "sha256": "0123456789abcdef" * 4, "pointer": "/data/name", "textPointer": "/note", "principal": "person-abcdefgh234567ab",
}  # fmt: skip
DEFINED = {
    "phases": "exploring", "deliverables": "startnota", "guards": "G1.1", "return_reasons": "language",
    "profiles": "standard",
}  # fmt: skip
PATTERNED = {
    r"^[A-Z]{3}$": "EUR", r"^[a-z][a-z0-9_]*$": "jongeren", r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "partnership",
    WORD: "sharing", r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$": "5a2f1c3e-8a53-4d7f-9f7f-3c1d2b4a6e80",
}  # fmt: skip


def sample(kind: Kind, *, full: bool) -> Any:
    """A value of this kind: everything that may be left out is left out, unless `full`."""
    if isinstance(kind, Reference):
        return REFERENCES[kind.to]
    if isinstance(kind, Text):
        if kind.name == "sha256" and kind.disclosed:
            return "fedcba9876543210" * 4
        return TEXTS.get(kind.name or "") or PATTERNED.get(kind.pattern or "") or "samen-sterk-0001"
    if isinstance(kind, Enumeration):
        return kind.values[0]
    if isinstance(kind, Defined):
        return "import" if kind.only == "takeover" else DEFINED[kind.part]
    if isinstance(kind, Integer):
        return kind.minimum
    if isinstance(kind, Number):
        return Decimal("1.5")
    if isinstance(kind, Boolean):
        return True
    if isinstance(kind, AnyJson):
        return {"any": ["json", 1, True]}
    return _composed(kind, full)


def _composed(kind: Kind, full: bool) -> Any:
    if isinstance(kind, ListOf):
        return [sample(kind.of, full=full)] if full or kind.items.minimum else []
    if isinstance(kind, SectionsOf):
        return {"planning": sample(kind.of, full=full)}
    if isinstance(kind, OneOf):
        struct = kind.structs[0]
        return {"type": tag_of(struct), **sample(kind_of(struct), full=full)}
    assert isinstance(kind, ObjectOf), f"no sample for {kind}"
    dropped = {member for rule in kind.rules if isinstance(rule, Exactly | AtMost) for member in rule.one_of[1:]}
    kept = {member for rule in kind.rules if isinstance(rule, Exactly) for member in rule.one_of[:1]}
    value = {
        member.wire: sample(member.kind, full=full)
        for member in kind.members
        if (member.required or full or member.wire in kept) and member.wire not in dropped
    }
    for rule in kind.rules:
        if isinstance(rule, Only) and value.get(rule.when) != rule.equals:
            value.pop(rule.member, None)
    if "kind" in value and "version" in value:
        # A deliverable that is not of a project names none.
        value.pop("project", None)
    return value


def line(fact_type: FactType, *, full: bool) -> dict[str, Any]:
    """A whole line of this type."""
    key = KEYS[fact_type.stream]
    whole: dict[str, Any] = {
        "id": f"{key}-0001",
        "fact": fact_type.name,
        "stream": "partnership" if fact_type.stream == "any" else fact_type.stream,
        "key": key,
        "occurredAt": "2024-03-01",
        "by": "ORG",
        "data": sample(fact_type.kind, full=full),
    }
    if full:
        whole |= {"knownAt": "2024-03-02T09:00:00Z", "onBehalfOf": "ORG", "note": "Een notitie."}
    return whole


def every_line() -> list[dict[str, Any]]:
    """The smallest and the fullest line of every type."""
    return [line(fact_type, full=full) for fact_type in FACT_TYPES.values() for full in (False, True)]
