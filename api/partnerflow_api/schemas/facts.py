"""The body of a request that records a fact, made from the declaration of its type."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from partnerflow.application.filling import is_filled_in
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.vocabulary.kinds import Boolean, Enumeration, Kind, Text, fault
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.domain.vocabulary.references import ActorRef, OrganisationRef
from partnerflow.domain.vocabulary.structs import ObjectOf, kind_from, kind_of
from partnerflow.domain.vocabulary.values import Moment, Prose
from partnerflow.errors import Fault, MalformedError
from partnerflow_api.schemas.fields import Body, Declared, whole

ENVELOPE = ("by", "occurredAt", "onBehalfOf", "note", "data")
DELIVERABLE = tuple(member.wire for member in kind_of(DeliverableRef).members)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class FactBody(Body):
    """What every fact is told with, beside its data."""

    by = Declared(kind_from(ActorRef), required=True, metadata={"description": "Who brings the fact"})
    occurredAt = Declared(kind_from(Moment), metadata={"description": "When it was true; today when left out"})  # noqa: N815
    onBehalfOf = Declared(kind_from(OrganisationRef), metadata={"description": "Whose statement it is, with evidence"})  # noqa: N815
    note = Declared(kind_from(Prose), metadata={"description": "Text for people, without personal data"})
    expectedVersion = Declared(whole(), metadata={"description": "The version you saw; instead of If-Match"})  # noqa: N815


@cache
def body_schema(fact_type: FactType) -> Body:
    """The schema of the body that records a fact of this type at its own address."""
    members: dict[str, Any] = {"data": data_field(fact_type, placeholders(fact_type))}
    if fact_type.personal:
        members["by"] = Declared(kind_from(ActorRef), metadata={"description": "Who brings it; the organisation in data when left out"})
    return _made(f"{fact_type.name}Request", members)


@cache
def founding_schema(name: str, key: Kind, *fact_types: FactType) -> Body:
    """The schema of the body that founds a stream by one of these facts, the first when `fact` is left out."""
    names = tuple(fact_type.name for fact_type in fact_types)
    members: dict[str, Any] = {"key": Declared(key, required=True, metadata={"description": "Its address from now on"})}
    if len(names) > 1:
        members["fact"] = Declared(Enumeration(values=names), metadata={"description": f"{names[0]} when left out"})
        members["data"] = Declared(_AnyOf(of=tuple(fact_type.kind for fact_type in fact_types)), required=True)
    else:
        members["data"] = data_field(fact_types[0], ())
    if fact_types[0].stream == "partnership":
        described = {"description": "The process it is pinned to, as name.vN; the newest `partnership` when left out"}
        members["process"] = Declared(Text(maximum=80, pattern=r"^[a-z][a-z0-9-]*\.v[1-9][0-9]{0,4}$"), metadata=described)
    return _made(name, members)


@cache
def move_schema(words: tuple[str, ...]) -> Body:
    """The schema of the body that makes a move, or asks what it would do."""
    members: dict[str, Any] = {
        "move": Declared(Enumeration(values=words), required=True, metadata={"description": "Which move"}),
        "data": Declared(_ANY_OBJECT, metadata={"description": "The data of the fact that the move records; what can be known is filled in"}),
        "dryRun": Declared(Boolean(), metadata={"description": "Show what it would do, and record nothing"}),
        "previewHash": Declared(Text(minimum=1, maximum=128), metadata={"description": "The hash of the preview that was decided on"}),
    }
    return _made("MoveRequest", members)


def data_field(fact_type: FactType, from_address: tuple[str, ...]) -> Declared:
    """The payload of a fact type, in which what is filled in may be left out."""
    filled = {member.wire for member in fact_type.kind.members if member.required and is_filled_in(fact_type, member.wire)}
    filled |= set(from_address)
    if {"kind", "version"} <= filled:
        filled.add("deliverable")
    needed = any(member.required and member.wire not in filled for member in fact_type.kind.members)
    return Declared(fact_type.kind, filled_in=frozenset(filled), required=needed)


def placeholders(fact_type: FactType) -> tuple[str, ...]:
    """The members of the payload that stand in the address of its route."""
    return tuple(_PLACEHOLDER.findall(fact_type.path or ""))


def with_address(body: dict[str, Any], fact_type: FactType, address: dict[str, str], project: str | None) -> dict[str, Any]:
    """The body with the members that stand in the address.

    Raises:
        MalformedError: body and address say different things.
    """
    data = body.get("data", {})
    if not isinstance(data, dict) or not (address or project):
        return body
    faults: list[Fault] = []
    own = {member.wire: member.kind for member in fact_type.kind.members}
    merged = dict(data)
    inner = dict(merged["deliverable"]) if isinstance(merged.get("deliverable"), dict) else {}
    given = address if project is None else {**address, "project": project}
    for name, value in given.items():
        into, pointer = (merged, "/data") if name in own else (inner, "/data/deliverable")
        typed = int(value) if name in own and "integer" in str(own[name].schema().get("type")) and value.isdecimal() else value
        if into.setdefault(name, typed) != typed:
            faults.append(fault(f"{pointer}/{name}", "not_as_in_address", value=value))
    if inner and "deliverable" in own and "deliverable" in (merged.keys() | {"deliverable"} if inner else ()):
        merged["deliverable"] = inner
    if faults:
        raise MalformedError(faults)
    return {**body, "data": merged}


class _AnyOf(Kind):
    """placeholder"""


def _made(name: str, members: dict[str, Any]) -> Body:
    made: Body = type(name, (FactBody,), members)()
    return made


_ANY_OBJECT: Kind = Kind()
assert FACT_TYPES and ObjectOf
