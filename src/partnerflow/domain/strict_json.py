"""JSON as facts demand it: UTF-8 without byte order mark or carriage return, every member once, numbers that are numbers,
bounded in size and depth, and no characters that hide or reverse text. Classes and order of refusal: docs/spec/facts.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from partnerflow.domain.vocabulary.kinds import pointer_token
from partnerflow.errors import Fault

MAXIMUM_BYTES = 256 * 1024
MAXIMUM_DEPTH = 32
MAXIMUM_DIGITS = 40

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
_BRACKET = re.compile(rb"[\[\]{}]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_SUSPECT = re.compile("[\x7f\u202a-\u202e\u2066-\u2069\ufeff]|\\\\u")


class _BadJsonError(Exception):
    def __init__(self, reason: str) -> None:
        self.reason = reason


def load(raw: bytes) -> tuple[dict[str, Any] | None, list[Fault]]:
    """One JSON object, or the faults that keep it from being one; numbers with a point come back as Decimal."""
    reason = _encoding(raw)
    if reason is not None:
        return None, [Fault(code="encoding", reason=reason)]
    if len(raw) > MAXIMUM_BYTES:
        return None, [Fault(code="limits", reason="too_long", data={"maximum": MAXIMUM_BYTES})]
    if _depth_exceeds(raw, MAXIMUM_DEPTH):
        return None, [Fault(code="limits", reason="too_deep", data={"maximum": MAXIMUM_DEPTH})]
    text = raw.decode("utf-8")
    try:
        value = _DECODER.decode(text) if text.strip() else _refuse("empty_line")
    except _BadJsonError as problem:
        return None, [Fault(code="json", reason=problem.reason)]
    except json.JSONDecodeError as error:
        return None, [Fault(code="json", reason="not_json", data={"row": error.lineno, "column": error.colno})]
    except (ValueError, RecursionError):
        return None, [Fault(code="json", reason="not_json")]
    if type(value) is not dict:
        return None, [Fault(code="json", reason="not_an_object")]
    if _SUSPECT.search(text):
        faults = [
            Fault(code="characters", reason="forbidden_character", pointer=pointer) for pointer in _forbidden(value, "")
        ]
        if faults:
            return None, faults
    return value, []


def _encoding(raw: bytes) -> str | None:
    if raw.startswith(b"\xef\xbb\xbf"):
        return "bom"
    if b"\r" in raw:
        return "carriage_return"
    if b"\x00" in raw:
        return "nul"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "utf8"
    return None


def _depth_exceeds(raw: bytes, maximum: int) -> bool:
    # Counting brackets is cheap; only a value with many of them can be deep.
    if raw.count(b"{") + raw.count(b"[") <= maximum:
        return False
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub(b"", raw)):
        depth += 1 if bracket in b"[{" else -1
        if depth > maximum:
            return True
    return False


def _refuse(reason: str) -> NoReturn:
    raise _BadJsonError(reason)


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        _refuse("duplicate_member")
    return members


def _decimal(digits: str) -> Decimal:
    if len(digits) > MAXIMUM_DIGITS:
        _refuse("number_too_long")
    try:
        return Decimal(digits)
    except InvalidOperation:  # A short text can still have an exponent that no decimal holds.
        _refuse("number_too_long")


def _integer(digits: str) -> int:
    return int(digits) if len(digits) <= MAXIMUM_DIGITS else _refuse("number_too_long")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_members,
    parse_float=_decimal,
    parse_int=_integer,
    parse_constant=lambda _: _refuse("not_a_number"),
)


def _forbidden(value: Any, pointer: str) -> Iterator[str]:
    if isinstance(value, str):
        if _FORBIDDEN.search(value):
            yield pointer
    elif isinstance(value, dict):
        for member, item in value.items():
            if _FORBIDDEN.search(member):
                yield pointer
            yield from _forbidden(item, f"{pointer}/{pointer_token(member)}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _forbidden(item, f"{pointer}/{index}")
