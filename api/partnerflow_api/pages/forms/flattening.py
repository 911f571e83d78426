"""From JSON to the controls that say it: the names and texts that `reading` reads back as the same JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from partnerflow.domain import strict_json
from partnerflow.domain.vocabulary.kinds import AnyJson, Integer, Kind, ListOf, Number, Text
from partnerflow.domain.vocabulary.objects import Money
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.domain.vocabulary.structs import ObjectOf, OneOf, SectionsOf, kind_of, tag_of
from partnerflow_api.encoding import encode
from partnerflow_api.pages.forms.amounts import MINOR, PLAIN, Numerals
from partnerflow_api.pages.forms.paths import DATA, Path, name_of
from partnerflow_api.pages.forms.reading import AMOUNT

Pairs = Iterator[tuple[str, str]]


def is_prose(kind: Kind) -> bool:
    """Whether it is a text of more than a line."""
    return isinstance(kind, Text) and kind.disclosed and kind.name == "text"


def flat_data(fact_type: FactType, data: Mapping[str, Any], numerals: Numerals, under: Path = DATA) -> Pairs:
    """The controls of the data of a fact; what its type does not declare is left out."""
    for member in fact_type.kind.members:
        if data.get(member.wire) is not None:
            yield from flat(member.kind, data[member.wire], (*under, member.wire), numerals)


def flat(kind: Kind, value: Any, path: Path, numerals: Numerals) -> Pairs:
    """The controls of one value."""
    if isinstance(kind, AnyJson):
        yield name_of(path), plain_json(value)
    elif isinstance(kind, ListOf) and isinstance(value, list | tuple):
        yield from _list(kind, value, path, numerals)
    elif isinstance(kind, ObjectOf) and isinstance(value, Mapping):
        yield from _object(kind, value, path, numerals)
    elif isinstance(kind, SectionsOf) and isinstance(value, Mapping):
        if not value:
            yield name_of(path), ""
        for name, section in value.items():
            yield from flat(kind.of, section, (*path, str(name)), numerals)
    elif isinstance(kind, OneOf) and isinstance(value, Mapping):
        yield name_of((*path, "type")), str(value.get("type", ""))
        struct = next((each for each in kind.structs if tag_of(each) == value.get("type")), None)
        if struct is not None:
            yield from _object(kind_of(struct), value, path, numerals)
    else:
        yield name_of(path), text_of(kind, value, numerals)


def text_of(kind: Kind, value: Any, numerals: Numerals) -> str:
    """One value as it stands in its control."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(kind, Integer | Number) and isinstance(value, int | Decimal | float):
        return numerals.written(Decimal(str(value)))
    return "" if value is None else str(value)


def amount_of(value: Mapping[str, Any], numerals: Numerals) -> str:
    """An amount of money in whole units, or what was typed in its place."""
    minor = value.get("minor")
    if isinstance(minor, int) and not isinstance(minor, bool):
        return numerals.written(Decimal(minor).scaleb(-MINOR), MINOR if minor % 10**MINOR else 0)
    return "" if minor is None else str(minor)


def plain_json(value: Any) -> str:
    """Any JSON as people write it: a text as it is, unless it would be read as something else."""
    if isinstance(value, str):
        other, faults = strict_json.load(b'{"value":' + value.encode("utf-8", "replace") + b"}")
        return value if other is None or faults else json.dumps(value, ensure_ascii=False)
    return encode(value).decode()


def _list(kind: ListOf, value: list[Any] | tuple[Any, ...], path: Path, numerals: Numerals) -> Pairs:
    if not value:
        yield name_of(path), ""
    for number, item in enumerate(value):
        yield from flat(kind.of, item, (*path, str(number)), numerals)


def _object(kind: ObjectOf, value: Mapping[str, Any], path: Path, numerals: Numerals) -> Pairs:
    if kind.struct is Money and numerals is not PLAIN:
        yield name_of((*path, AMOUNT)), amount_of(value, numerals)
        yield name_of((*path, "currency")), str(value.get("currency", ""))
        return
    for member in kind.members:
        if value.get(member.wire) is not None:
            yield from flat(member.kind, value[member.wire], (*path, member.wire), numerals)
