"""Strict reading of JSON that carries proofs: one way to write each value, and nothing beside what is named.

Two readers that take the same bytes for different things could be shown different histories. So what other parsers let pass
or read each in its own way is refused here: members twice, fractions and exponents, half surrogates, loose base64.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn
from uuid import UUID

from partnerflow.errors import UnprovenError
from partnerflow.transparency.encoding import from_base64
from partnerflow.transparency.merkle import HASH_SIZE

Reader = Callable[[Any, str], Any]
"""Given a value of JSON and the pointer to it: what it stands for, or UnprovenError."""

MAXIMUM_DEPTH = 32
_MAXIMUM_NUMBER = 2**53 - 1
_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,15}", re.ASCII)
_STRING_OR_BRACKET = re.compile(r'"[^"]*"?|[\[\]{}]')


@dataclass(frozen=True, slots=True)
class Form:
    """A member that is written by another name than it has in the program."""

    wire: str
    reader: Reader


def parse_json(data: bytes, maximum: int) -> Any:
    """One JSON value and nothing after it.

    Raises:
        UnprovenError: `too_large`, `bad_encoding` (no UTF-8, or half a surrogate), `duplicate_member`, `bad_number`,
            `too_deep` or `bad_json`.
    """
    if len(data) > maximum:
        raise UnprovenError("too_large", maximum=maximum)
    try:
        found = data.decode("utf-8")
    except UnicodeDecodeError:
        raise UnprovenError("bad_encoding") from None
    if _is_too_deep(found):
        raise UnprovenError("too_deep", maximum=MAXIMUM_DEPTH)
    try:
        return _DECODER.decode(found)
    except (json.JSONDecodeError, RecursionError):
        raise UnprovenError("bad_json") from None


def _is_too_deep(found: str) -> bool:
    depth, plain = 0, found.replace("\\\\", "").replace('\\"', "")
    # A pattern that could go back would take the square of the time for a string that does not end.
    for token in _STRING_OR_BRACKET.finditer(plain):
        sign = plain[token.start()]
        depth += (sign in "[{") - (sign in "]}")
        if depth > MAXIMUM_DEPTH:
            return True
    return False


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise UnprovenError("duplicate_member")
    return members


def _whole(digits: str) -> int:
    if _NUMBER.fullmatch(digits) is None or abs(int(digits)) > _MAXIMUM_NUMBER:
        _no_number(digits)
    return int(digits)


def _no_number(digits: str) -> NoReturn:
    raise UnprovenError("bad_number")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_members, parse_int=_whole, parse_float=_no_number, parse_constant=_no_number
)


def object_of(made: Callable[..., Any], **members: Reader | Form) -> Reader:
    """An object with exactly these members, handed by name to what is made of it."""
    forms = {
        (member.wire if isinstance(member, Form) else name): (
            name,
            member.reader if isinstance(member, Form) else member,
        )
        for name, member in members.items()
    }

    def read(value: Any, pointer: str) -> Any:
        if type(value) is not dict:
            _bad(pointer)
        if value.keys() != forms.keys():
            unknown = sorted(value.keys() - forms.keys())
            reason, name = ("unknown_member", unknown[0]) if unknown else ("missing_member", _missing(forms, value))
            raise UnprovenError(reason, pointer=f"{pointer}/{name}")
        return made(**{name: reader(value[wire], f"{pointer}/{wire}") for wire, (name, reader) in forms.items()})

    return read


def _missing(forms: dict[str, Any], value: dict[str, Any]) -> str:
    return next(wire for wire in forms if wire not in value)


def list_of(item: Reader) -> Reader:
    """A list of such items, as a tuple."""

    def read(value: Any, pointer: str) -> Any:
        if type(value) is not list:
            _bad(pointer)
        return tuple(item(each, f"{pointer}/{place}") for place, each in enumerate(value))

    return read


def nullable(reader: Reader) -> Reader:
    """Such a value, or null."""
    return lambda value, pointer: None if value is None else reader(value, pointer)


def one_of(*allowed: str) -> Reader:
    """One of these texts."""
    return lambda value, pointer: value if type(value) is str and value in allowed else _bad(pointer)


def text(value: Any, pointer: str) -> str:
    """A text of whole characters."""
    if type(value) is not str:
        _bad(pointer)
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise UnprovenError("bad_encoding", pointer=pointer) from None
    return value


def whole(value: Any, pointer: str) -> int:
    """A whole number from 0."""
    return value if type(value) is int and value >= 0 else _bad(pointer)


def positive(value: Any, pointer: str) -> int:
    """A whole number from 1."""
    return value if type(value) is int and value > 0 else _bad(pointer)


def uuid(value: Any, pointer: str) -> UUID:
    """A UUID in its own form: lower case, with hyphens."""
    try:
        found = UUID(value) if type(value) is str else _bad(pointer)
    except ValueError:
        _bad(pointer)
    return found if str(found) == value else _bad(pointer)


def binary(value: Any, pointer: str) -> bytes:
    """Bytes in base64 with padding (RFC 4648 §4), as the one text that stands for them."""
    try:
        return from_base64(value) if type(value) is str else _bad(pointer)
    except UnprovenError:
        _bad(pointer)


def hash_value(value: Any, pointer: str) -> bytes:
    """32 bytes in base64."""
    data = binary(value, pointer)
    return data if len(data) == HASH_SIZE else _bad(pointer)


def _bad(pointer: str) -> NoReturn:
    raise UnprovenError("bad_member", pointer=pointer)
