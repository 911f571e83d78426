"""From what was typed to the JSON of a line: read by the kinds of the declaration, judged by nobody yet.

What cannot be read as its kind stays the text that it was: the schema refuses it where it stands, and the form shows it again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from partnerflow.application.filling import is_filled_in
from partnerflow.domain import strict_json
from partnerflow.domain.vocabulary.kinds import AnyJson, Boolean, Integer, Kind, ListOf, Number, Text
from partnerflow.domain.vocabulary.objects import Money
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.domain.vocabulary.structs import ObjectOf, OneOf, SectionsOf, kind_of, tag_of
from partnerflow_api.pages.forms.amounts import MINOR, Numerals
from partnerflow_api.pages.forms.composites import is_one, read_one
from partnerflow_api.pages.forms.entries import Entries
from partnerflow_api.pages.forms.indicators import FORM, indicator_from
from partnerflow_api.pages.forms.paths import DATA, Path

ABSENT: Final = object()
AMOUNT = "amount"
"""The control of an amount of money in whole units: its minor units are what a program says."""
_WHOLE = re.compile(r"-?[0-9]{1,40}", re.ASCII)


NO_KINDS: Mapping[Path, Kind] = {}


def read_data(
    fact_type: FactType, entries: Entries, numerals: Numerals, kinds: Mapping[Path, Kind] = NO_KINDS
) -> dict[str, Any]:
    """The data of a fact of this type; a member that the service fills in is absent when nobody gave it.

    `kinds` are those of members whose kind depends on others.
    """
    data: dict[str, Any] = {}
    for member in fact_type.kind.members:
        needed = member.required and not is_filled_in(fact_type, member.wire)
        path = (*DATA, member.wire)
        value = read(kinds.get(path, member.kind), entries, path, numerals, required=needed)
        if value is not ABSENT:
            data[member.wire] = value
    return data


def read(kind: Kind, entries: Entries, path: Path, numerals: Numerals, *, required: bool = False) -> Any:
    """The value that was given at a path, or ABSENT.

    Of what is `required`, a list is empty rather than absent, and so is an object: so each thing that lacks has its own place.
    """
    reader = next(reader for kinds, reader in _READERS if isinstance(kind, kinds))
    return reader(kind, entries, path, numerals, required)


def _text(kind: Text, entries: Entries, path: Path, numerals: Numerals, required: bool) -> Any:
    text = entries.first(path)
    if not text.strip():
        return ABSENT
    if kind.form == FORM:
        return indicator_from(text)
    return text if kind.disclosed and kind.name == "text" else text.strip()


def _word(kind: Kind, entries: Entries, path: Path, numerals: Numerals, required: bool) -> Any:
    return entries.first(path).strip() or ABSENT


def _boolean(kind: Kind, entries: Entries, path: Path, numerals: Numerals, required: bool) -> Any:
    text = entries.first(path).strip()
    return {"": ABSENT, "true": True, "false": False}.get(text, text)


def _integer(kind: Kind, entries: Entries, path: Path, numerals: Numerals, required: bool) -> Any:
    value = _number(kind, entries, path, numerals, required)
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def _number(kind: Kind, entries: Entries, path: Path, numerals: Numerals, required: bool) -> Any:
    text = entries.first(path).strip()
    number = numerals.read(text) if text else None
    return ABSENT if not text else text if number is None else number


def _json(kind: Kind, entries: Entries, path: Path, numerals: Numerals, required: bool) -> Any:
    """Any JSON. Who is no program writes a text without quotes, and means that text."""
    text = entries.first(path)
    if not text.strip():
        return ABSENT
    value, faults = strict_json.load(b'{"value":' + text.encode() + b"}")
    return text if value is None or faults else value.get("value", text)


def _object(kind: ObjectOf, entries: Entries, path: Path, numerals: Numerals, required: bool) -> Any:
    if kind.struct is Money:
        return _money(entries, path, numerals, required)
    one = entries.first(path)
    if one.strip() and is_one(kind):
        return read_one(kind, one)
    value = {}
    for member in kind.members:
        found = read(member.kind, entries, (*path, member.wire), numerals)
        if found is not ABSENT:
            value[member.wire] = found
    return value or ({} if required else ABSENT)


def _money(entries: Entries, path: Path, numerals: Numerals, required: bool) -> Any:
    """An amount: in whole units as people write it, or in minor units. A currency alone is none."""
    currency = entries.first((*path, "currency")).strip()
    given = {"currency": currency} if currency else {}
    amount, minor = entries.first((*path, AMOUNT)).strip(), entries.first((*path, "minor")).strip()
    if amount:
        number = numerals.read(amount)
        units = number.scaleb(MINOR) if number is not None else None
        whole = units is not None and units == units.to_integral_value()
        return {"minor": int(units) if units is not None and whole else amount, **given}
    if minor:
        return {"minor": int(minor) if _WHOLE.fullmatch(minor) else minor, **given}
    return given if required else ABSENT


def _list(kind: ListOf, entries: Entries, path: Path, numerals: Numerals, required: bool) -> Any:
    items = [read(kind.of, Entries({path: [text]}, {}), path, numerals) for text in entries.all(path)]
    items += [read(kind.of, entries, (*path, row), numerals) for row in entries.rows(path)]
    found = [item for item in items if item is not ABSENT]
    # A blank by the name of the list itself says that there is one, and nothing in it.
    return found if found or required or entries.named(path) else ABSENT


def _sections(kind: SectionsOf, entries: Entries, path: Path, numerals: Numerals, required: bool) -> Any:
    value = {}
    for name in entries.tokens(path):
        section = read(kind.of, entries, (*path, name), numerals)
        if section is not ABSENT:
            value[name] = section
    return value or ({} if required or entries.named(path) else ABSENT)


def _one_of(kind: OneOf, entries: Entries, path: Path, numerals: Numerals, required: bool) -> Any:
    tag = entries.first((*path, "type")).strip()
    struct = next((each for each in kind.structs if tag_of(each) == tag), None)
    members = _object(kind_of(struct), entries, path, numerals, False) if struct is not None else ABSENT
    if not tag:
        return {} if required else ABSENT
    return {"type": tag, **(members if isinstance(members, Mapping) else {})}


_READERS: tuple[tuple[Any, Callable[..., Any]], ...] = (
    (Text, _text),
    (Boolean, _boolean),
    (Integer, _integer),
    (Number, _number),
    (AnyJson, _json),
    (ObjectOf, _object),
    (ListOf, _list),
    (SectionsOf, _sections),
    (OneOf, _one_of),
    (Kind, _word),
)
