"""The kinds of value a fact may hold. Each reads a JSON value strictly and describes itself as JSON Schema.

A kind's `reader` returns a function `(value, pointer, faults) -> value`: it gives back the value as the domain holds it, or
appends one fault for everything that is wrong and gives back `None`. All faults of a value are found in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from sys import intern
from typing import Any, Literal

from partnerflow.errors import Fault

Reader = Callable[[Any, str, list[Fault]], Any]
Schema = dict[str, Any]

PLACES = 6
WORD = r"^[A-Za-z][A-Za-z0-9_.-]{0,39}$"
"""How a word of a process definition is written."""


def fault(pointer: str, constraint: str, **data: Any) -> Fault:
    """A fault of class `schema`; `constraint` says which, `data` fills its message."""
    return Fault(code="schema", reason="schema", pointer=pointer, data={"constraint": constraint, **data})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of value. `name` is its entry under `$defs`, where it has one."""

    name: str | None = None
    describes: str | None = None

    def schema(self) -> Schema:
        """This kind alone, as JSON Schema 2020-12."""
        raise TypeError(f"{type(self).__name__} has no schema")

    def reader(self) -> Reader:
        """The strict reader of this kind."""
        raise TypeError(f"{type(self).__name__} cannot be read")

    def named(self, schema: Schema) -> Schema:
        return schema if self.describes is None else {**schema, "description": self.describes}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Kind):
    """A string: bounded, matching a pattern; `disclosed` texts are kept outside the event (docs/spec/disclosures.md).

    `form` is what messages know its pattern by, where it has no name.
    """

    pattern: str | None = None
    form: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    format: Literal["date", "date-or-date-time"] | None = None
    disclosed: bool = False

    def schema(self) -> Schema:
        schema: Schema = {"type": "string"}
        for keyword, value in (
            ("format", self.format),
            ("minLength", self.minimum),
            ("maxLength", self.maximum),
            ("pattern", self.pattern),
        ):
            if value is not None:
                schema[keyword] = value
        return self.named(schema)

    @property
    def called(self) -> str:
        """What messages know its pattern by."""
        return self.form or self.name or "value"

    def reader(self) -> Reader:
        # `$` in Python also matches before a final line feed; JSON Schema's does not.
        matches = (
            re.compile(self.pattern.removesuffix("$") + (r"\Z" if self.pattern.endswith("$") else "")).search
            if self.pattern
            else None
        )
        minimum, maximum = self.minimum or 0, self.maximum or 1 << 60
        is_day = self.format is not None
        # Many facts hold the same days and references; one string serves them all.
        told_often = is_day or isinstance(self, Reference)
        form = self.called

        def read(value: Any, pointer: str, faults: list[Fault]) -> Any:
            if type(value) is not str:
                faults.append(fault(pointer, "type", expected="string"))
            elif len(value) > maximum:
                faults.append(fault(pointer, "too_long", maximum=maximum))
            elif len(value) < minimum:
                faults.append(fault(pointer, "too_short", minimum=minimum))
            elif matches is not None and matches(value) is None:
                faults.append(fault(pointer, "pattern", kind=form, pattern=self.pattern))
            elif is_day and not _is_day(value[:10]):
                faults.append(fault(pointer, "no_such_day", value=value[:10]))
            else:
                return intern(value) if told_often else value
            return None

        return read


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Text):
    """A reference: `role` says whether it must exist, is given here, or either (docs/spec/facts.md)."""

    to: str
    role: Literal["refers", "defines", "names"] = "refers"

    @property
    def called(self) -> str:
        return self.name or f"ref_{self.to}"

    def schema(self) -> Schema:
        keyword = {"refers": "x-ref", "defines": "x-defines", "names": "x-names"}[self.role]
        return {"type": "string", "maxLength": self.maximum, "pattern": self.pattern, keyword: self.to}


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration(Kind):
    """One of a fixed set of words."""

    values: tuple[str, ...]

    def schema(self) -> Schema:
        return {"enum": list(self.values)}

    def reader(self) -> Reader:
        allowed = {value: value for value in self.values}

        def read(value: Any, pointer: str, faults: list[Fault]) -> Any:
            if type(value) is not str or value not in allowed:
                faults.append(fault(pointer, "not_one_of", allowed=list(self.values)))
                return None
            return allowed[value]

        return read


@dataclass(frozen=True, slots=True, kw_only=True)
class Defined(Kind):
    """A word that the process definition of the partnership sets: `part` is phases, deliverables or guards.

    The declaration checks its form only; `domain.definition_check` checks it against the pinned definition.
    """

    part: Literal["phases", "deliverables", "guards", "return_reasons", "profiles"]
    only: Literal["start", "takeover"] | None = None
    pattern: str = WORD

    def reader(self) -> Reader:
        return Text(form="word", pattern=self.pattern, maximum=40).reader()


@dataclass(frozen=True, slots=True, kw_only=True)
class Integer(Kind):
    """A whole number within bounds."""

    minimum: int
    maximum: int
    to: str | None = None
    role: Literal["refers", "defines", "names"] = "refers"

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.minimum, "maximum": self.maximum}

    def reader(self) -> Reader:
        minimum, maximum = self.minimum, self.maximum

        def read(value: Any, pointer: str, faults: list[Fault]) -> Any:
            # JSON Schema counts 3.0 as an integer; so do we, and keep 3.
            if type(value) is Decimal and value.is_finite() and abs(value) <= maximum and value == int(value):
                value = int(value)
            if type(value) is not int:
                faults.append(fault(pointer, "type", expected="integer"))
            elif not minimum <= value <= maximum:
                faults.append(fault(pointer, "out_of_bounds", minimum=minimum, maximum=maximum))
            else:
                return value
            return None

        return read


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Kind):
    """A decimal number within bounds, at most six places; stored as a decimal string, sent as a JSON number."""

    minimum: int
    maximum: int

    def schema(self) -> Schema:
        return {"type": "number", "minimum": self.minimum, "maximum": self.maximum}

    def reader(self) -> Reader:
        minimum, maximum = self.minimum, self.maximum

        def read(value: Any, pointer: str, faults: list[Fault]) -> Any:
            if type(value) is int:
                value = Decimal(value) if abs(value) <= maximum else Decimal("Infinity")
            if type(value) is not Decimal:
                faults.append(fault(pointer, "type", expected="number"))
            elif not minimum <= value <= maximum:
                faults.append(fault(pointer, "out_of_bounds", minimum=minimum, maximum=maximum))
            elif (plain := plain_decimal(value)) is None:
                faults.append(fault(pointer, "too_many_places", places=PLACES))
            else:
                return plain
            return None

        return read


def plain_decimal(value: Decimal) -> Decimal | None:
    """The same number without exponent or trailing zeros, or None when it needs more than six places."""
    try:
        rounded = value.quantize(Decimal(1).scaleb(-PLACES))
    except InvalidOperation:
        return None
    return Decimal(format(rounded.normalize(), "f")) if rounded == value else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Boolean(Kind):
    """True or false."""

    def schema(self) -> Schema:
        return {"type": "boolean"}

    def reader(self) -> Reader:
        def read(value: Any, pointer: str, faults: list[Fault]) -> Any:
            if type(value) is not bool:
                faults.append(fault(pointer, "type", expected="boolean"))
                return None
            return value

        return read


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyJson(Kind):
    """Any JSON value: the old and new value of a correction, judged by the kind of what it corrects."""

    def schema(self) -> Schema:
        return {}

    def reader(self) -> Reader:
        return lambda value, pointer, faults: _plain_numbers(value)


def _plain_numbers(value: Any) -> Any:
    """The same JSON value, its numbers as a kind of number would have them: 3.0 is 3, whatever it will stand for."""
    if isinstance(value, dict):
        return {name: _plain_numbers(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain_numbers(item) for item in value]
    plain = plain_decimal(value) if isinstance(value, Decimal) else None
    if plain is None:
        return value
    return int(plain) if plain == plain.to_integral_value() else plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Items(Kind):
    """Bounds of a list; `of` is filled in from the annotated type."""

    minimum: int | None = 0
    maximum: int = 500
    unique: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf(Kind):
    """A list of values of one kind."""

    of: Kind
    items: Items = field(default_factory=Items)

    def reader(self) -> Reader:
        read_item = self.of.reader()
        minimum, maximum, unique = self.items.minimum or 0, self.items.maximum, self.items.unique

        def read(value: Any, pointer: str, faults: list[Fault]) -> Any:
            if type(value) is not list:
                faults.append(fault(pointer, "type", expected="array"))
                return None
            if len(value) > maximum:
                faults.append(fault(pointer, "too_many", maximum=maximum))
                return None
            if len(value) < minimum:
                faults.append(fault(pointer, "too_few", minimum=minimum))
            if unique and len(set(map(repr, value))) < len(value):
                faults.append(fault(pointer, "not_unique"))
            return tuple([read_item(item, f"{pointer}/{index}", faults) for index, item in enumerate(value)])

        return read


def pointer_token(member: str) -> str:
    """A member name as one token of a JSON pointer (RFC 6901 §3)."""
    return member.replace("~", "~0").replace("/", "~1")


def closest(word: str, known: Sequence[str]) -> str | None:
    """The known word most like this one, if any is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, n=1, cutoff=0.7)), None)


def unknown_members(value: Mapping[str, Any], known: Sequence[str], pointer: str, faults: list[Fault]) -> None:
    """One fault for each member of `value` that is not known, with the nearest known name."""
    for member in value:
        if member not in known:
            near = closest(member, known)
            faults.append(
                fault(
                    f"{pointer}/{pointer_token(member)}",
                    "unknown_member",
                    member=member,
                    **({"near": near} if near else {}),
                )
            )
