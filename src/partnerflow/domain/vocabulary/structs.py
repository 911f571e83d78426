"""Structs as kinds: an object's members are the annotated fields of a frozen `msgspec.Struct`, read from one declaration."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Union

import msgspec

from partnerflow.domain.vocabulary.kinds import (
    Boolean,
    Enumeration,
    Items,
    Kind,
    ListOf,
    Reader,
    Schema,
    fault,
    pointer_token,
    unknown_members,
)
from partnerflow.errors import Fault


class DeclaredMeta(msgspec.StructMeta):
    """Gives every declared object the same manners, so that a declaration holds nothing but its members."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **config: Any) -> Any:
        manners = {
            "frozen": True,
            "kw_only": True,
            "omit_defaults": True,
            "forbid_unknown_fields": True,
            "rename": "camel",
            # Trees of frozen values have no cycles; a collector that walks every fact of every cached stream costs most.
            "gc": False,
        }
        return super().__new__(mcs, name, bases, namespace, **{**manners, **config})


@typing.dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(msgspec.field,))
class Declared(msgspec.Struct, metaclass=DeclaredMeta, frozen=True):
    """An object whose members are declared once, by annotation; absent members are None and never null on the wire."""


D = typing.TypeVar("D", bound=Declared)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One member of a declared object: its attribute, its name on the wire, its kind and whether it must be there."""

    attribute: str
    wire: str
    kind: Kind
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Exactly:
    """A rule over the members of one object: exactly one of these must be there."""

    one_of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtMost:
    """A rule over the members of one object: no more than one of these is there."""

    one_of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """A rule over the members of one object: `member` is there when, and only when, `when` has the value `equals`."""

    member: str
    when: str
    equals: str


ObjectRule: typing.TypeAlias = Exactly | AtMost | Only


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectOf(Kind):
    """A declared object."""

    struct: type[Declared]
    rules: tuple[ObjectRule, ...] = ()
    at_least: int = 0

    @property
    def members(self) -> tuple[Member, ...]:
        return members_of(self.struct)

    def reader(self) -> Reader:
        struct, rules, at_least = self.struct, self.rules, self.at_least
        members = [(member.wire, member.attribute, member.kind.reader(), member.required) for member in self.members]
        known = tuple(member.wire for member in self.members)
        known_set = frozenset(known)

        def read(value: Any, pointer: str, faults: list[Fault]) -> Any:
            if type(value) is not dict:
                faults.append(fault(pointer, "type", expected="object"))
                return None
            before = len(faults)
            if not known_set.issuperset(value):
                unknown_members(value, known, pointer, faults)
            built: dict[str, Any] = {}
            for wire, attribute, read_member, required in members:
                if wire in value:
                    built[attribute] = read_member(value[wire], f"{pointer}/{wire}", faults)
                elif required:
                    faults.append(fault(f"{pointer}/{wire}", "missing", member=wire))
            if len(value) < at_least:
                faults.append(fault(pointer, "too_few_members", minimum=at_least))
            for rule in rules:
                _apply(rule, value, pointer, faults)
            return struct(**built) if len(faults) == before else None

        return read


def _apply(rule: ObjectRule, value: Mapping[str, Any], pointer: str, faults: list[Fault]) -> None:
    if isinstance(rule, Exactly):
        present = [member for member in rule.one_of if member in value]
        if len(present) != 1:
            faults.append(fault(pointer, "exactly_one_of", members=list(rule.one_of)))
    elif isinstance(rule, AtMost):
        if sum(member in value for member in rule.one_of) > 1:
            faults.append(fault(pointer, "at_most_one_of", members=list(rule.one_of)))
    elif value.get(rule.when) == rule.equals and rule.member not in value:
        faults.append(fault(f"{pointer}/{rule.member}", "missing", member=rule.member))
    elif value.get(rule.when) != rule.equals and rule.member in value:
        faults.append(
            fault(f"{pointer}/{rule.member}", "only_when", member=rule.member, when=rule.when, equals=rule.equals)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionsOf(Kind):
    """Sections by name; which names there are depends on the kind of deliverable in the process definition."""

    of: ObjectOf
    maximum: int = 40

    def schema(self) -> Schema:
        return self.named({"type": "object", "maxProperties": self.maximum})

    def reader(self) -> Reader:
        read_section, maximum = self.of.reader(), self.maximum

        def read(value: Any, pointer: str, faults: list[Fault]) -> Any:
            if type(value) is not dict:
                faults.append(fault(pointer, "type", expected="object"))
                return None
            if len(value) > maximum:
                faults.append(fault(pointer, "too_many_members", maximum=maximum))
                return None
            return {
                name: read_section(section, f"{pointer}/{pointer_token(name)}", faults)
                for name, section in value.items()
            }

        return read


@dataclass(frozen=True, slots=True)
class Named:
    """The name of an enumeration under `$defs`; its values are those of the annotated Literal."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf(Kind):
    """One of several declared objects, told apart by the member `type`."""

    structs: tuple[type[Declared], ...]

    def reader(self) -> Reader:
        readers = {tag_of(struct): kind_of(struct).reader() for struct in self.structs}

        def read(value: Any, pointer: str, faults: list[Fault]) -> Any:
            if type(value) is not dict:
                faults.append(fault(pointer, "type", expected="object"))
                return None
            tag = value.get("type")
            if type(tag) is not str or tag not in readers:
                faults.append(fault(f"{pointer}/type", "not_one_of", allowed=list(readers)))
                return None
            return readers[tag]({member: item for member, item in value.items() if member != "type"}, pointer, faults)

        return read


def tag_of(struct: type[Declared]) -> str:
    """The value of `type` that tells this struct apart."""
    return str(struct.__struct_config__.tag)


_RULES: dict[type[Declared], tuple[str | None, tuple[ObjectRule, ...], int, str | None]] = {}


def describe(
    name: str | None = None, *rules: ObjectRule, at_least: int = 0, describes: str | None = None
) -> typing.Callable[[type[D]], type[D]]:
    """Name a declared object under `$defs` and add the rules its members keep."""

    def register(struct: type[D]) -> type[D]:
        _RULES[struct] = (name, rules, at_least, describes)
        return struct

    return register


@cache
def kind_of(struct: type[Declared]) -> ObjectOf:
    """The kind of a declared object."""
    name, rules, at_least, describes = _RULES.get(struct, (None, (), 0, None))
    return ObjectOf(name=name, struct=struct, rules=rules, at_least=at_least, describes=describes)


@cache
def members_of(struct: type[Declared]) -> tuple[Member, ...]:
    """The members of a declared object, in declared order."""
    hints = typing.get_type_hints(struct, include_extras=True)
    return tuple(
        Member(attribute=field.name, wire=field.encode_name, kind=kind_from(hints[field.name]), required=field.required)
        for field in msgspec.structs.fields(struct)
    )


def kind_from(hint: Any) -> Kind:
    """The kind that a type annotation declares."""
    origin = typing.get_origin(hint)
    if origin is typing.Annotated:
        base, *extras = typing.get_args(hint)
        if isinstance(extras[0], Named):
            return Enumeration(name=extras[0].name, values=typing.get_args(base))
        kind = next((extra for extra in extras if isinstance(extra, Kind)), None)
        if isinstance(kind, Items):
            (item, _) = typing.get_args(base)
            return ListOf(of=kind_from(item), items=kind)
        return kind if kind is not None else kind_from(base)
    if origin in (Union, types.UnionType):
        (present,) = (argument for argument in typing.get_args(hint) if argument is not type(None))
        return kind_from(present)
    if origin is tuple:
        (item, _) = typing.get_args(hint)
        return ListOf(of=kind_from(item))
    if hint is bool:
        return Boolean()
    if isinstance(hint, type) and issubclass(hint, Declared):
        return kind_of(hint)
    raise TypeError(f"no kind for {hint!r}: annotate it with one of domain.vocabulary.kinds")
