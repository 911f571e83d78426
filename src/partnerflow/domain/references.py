"""References in a payload: what it refers to, what it gives a name, and what it may do either way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.vocabulary.kinds import Integer, Kind, ListOf, Reference, pointer_token
from partnerflow.domain.vocabulary.objects import FactAddress
from partnerflow.domain.vocabulary.structs import ObjectOf, OneOf, SectionsOf, kind_of, tag_of

Role = Literal["refers", "defines", "names"]


class Mention(msgspec.Struct, frozen=True, gc=False):
    """One reference in a fact: its role, the kind of thing, the value and where it stands."""

    role: Role
    to: str
    value: Any
    pointer: str


Finder = Callable[[Any, str, list[Mention]], None]
"""Given a value and the pointer to it, adds the references in it to a list: each fact is asked for them twice."""


def mentions(fact: AnyFact) -> Sequence[Mention]:
    """Every reference in a fact's payload; a `FactAddress` is mentioned whole, as `to="address"`."""
    find = _FINDERS[fact.type]
    if find is None:
        return ()
    found: list[Mention] = []
    find(fact.data, "/data", found)
    return found


def _finder(kind: Kind) -> Finder | None:
    """A function that finds the references in a value of this kind, or None when it can hold none."""
    if isinstance(kind, Reference | Integer):
        return _leaf_finder(kind) if kind.to is not None else None
    if isinstance(kind, ObjectOf):
        return _address_finder if kind.struct is FactAddress else _object_finder(kind)
    if isinstance(kind, ListOf):
        inner = _finder(kind.of)
        return None if inner is None else _list_finder(inner)
    if isinstance(kind, SectionsOf):
        section = _finder(kind.of)
        return None if section is None else _sections_finder(section)
    return _one_of_finder(kind) if isinstance(kind, OneOf) else None


def _leaf_finder(kind: Reference | Integer) -> Finder:
    role, to = kind.role, str(kind.to)

    def find(value: Any, pointer: str, found: list[Mention]) -> None:
        found.append(Mention(role, to, value, pointer))

    return find


def _address_finder(value: Any, pointer: str, found: list[Mention]) -> None:
    found.append(Mention("refers", "address", value, pointer))


def _object_finder(kind: ObjectOf) -> Finder | None:
    inner = [
        (member.attribute, member.wire, find) for member in kind.members if (find := _finder(member.kind)) is not None
    ]
    if not inner:
        return None

    def find_all(value: Any, pointer: str, found: list[Mention]) -> None:
        for attribute, wire, find in inner:
            present = getattr(value, attribute)
            if present is not None:
                find(present, f"{pointer}/{wire}", found)

    return find_all


def _list_finder(find: Finder) -> Finder:
    def find_all(value: Any, pointer: str, found: list[Mention]) -> None:
        for index, item in enumerate(value):
            find(item, f"{pointer}/{index}", found)

    return find_all


def _sections_finder(find: Finder) -> Finder:
    def find_all(value: Any, pointer: str, found: list[Mention]) -> None:
        for name, section in value.items():
            find(section, f"{pointer}/{pointer_token(name)}", found)

    return find_all


def _one_of_finder(kind: OneOf) -> Finder:
    finders = {tag_of(struct): find for struct in kind.structs if (find := _finder(kind_of(struct))) is not None}

    def find_one(value: Any, pointer: str, found: list[Mention]) -> None:
        find = finders.get(tag_of(type(value)))
        if find is not None:
            find(value, pointer, found)

    return find_one


_FINDERS = {name: _finder(fact_type.kind) for name, fact_type in FACT_TYPES.items()}
