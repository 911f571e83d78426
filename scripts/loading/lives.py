"""The lives that partnerships have: ten lengths from the first facts to the execution, on twenty days of beginning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from benchmarks import sayings, story
from benchmarks.telling import Telling, as_bytes
from partnerflow.application.ports import Store
from partnerflow.process.definition import ProcessDefinition

LENGTHS = (8, 12, 16, 20, 30, 44, 60, 80, 93, 137)
"""Fifty facts each on average; every phase is somebody's last."""
LONG = (100, 1_000, 10_000)
"""Lengths of the few long ones, whose keys are `long_key`."""
TOGETHER = 40
"""So many partnerships have the same partners; the lead is one of all of them."""

_BEGINNINGS = 20
_APART = timedelta(weeks=33)
_FIRST = date(2012, 1, 2)
_LONG_AGO = date(2000, 1, 3)
_KEY = "samen-0000000"
_OTHERS = sayings.PARTNERS[1:]


def number_of_lives() -> int:
    """How many different lives there are."""
    return len(LENGTHS) * _BEGINNINGS


def key_of(number: int) -> str:
    """The key of a partnership by its number; all are equally long."""
    return f"samen-{number:07}"


def long_key(length: int) -> str:
    """The key of the partnership of so many facts."""
    return f"lang-{length}"


def partners_of(number: int) -> tuple[str, ...]:
    """The codes of the partners of a partnership, the lead first."""
    return (sayings.LEAD, *(_code(partner, number // TOGETHER) for partner in _OTHERS))


def number_in(store: Store) -> int:
    """How many partnerships a store has that was filled in order."""
    least, most = 0, 1
    while store.head("partnership", key_of(most)) is not None:
        most *= 2
    while least < most:
        middle = (least + most) // 2
        if store.head("partnership", key_of(middle)) is None:
            most = middle
        else:
            least = middle + 1
    return least


def organisations(partnerships: int, after: int = 0) -> Iterator[bytes]:
    """The import lines of the organisations that so many partnerships need, and those before `after` did not."""
    told = -(-after // TOGETHER)
    if not told:
        yield from _registered(sayings.PARTNERS)
    for circle in range(told, -(-partnerships // TOGETHER)):
        yield from _registered(_code(partner, circle) for partner in _OTHERS)


def long_one(length: int, process: ProcessDefinition, key: str | None = None) -> list[bytes]:
    """The import lines of a partnership of so many facts; without a key, of the one that every store has."""
    return as_bytes(story.partnership(key or long_key(length), length, process, _LONG_AGO))


def lives(process: ProcessDefinition) -> tuple[bytes, ...]:
    """All lives, each as import lines of a partnership numbered 0."""
    return tuple(
        b"\n".join(as_bytes(story.partnership(_KEY, length, process, _FIRST + number * _APART)))
        for number in range(_BEGINNINGS)
        for length in LENGTHS
    )


def of_partnership(life: bytes, number: int) -> list[bytes]:
    """A life as import lines of the partnership of this number, between its own partners."""
    text = life.replace(_KEY.encode(), key_of(number).encode())
    for partner, own in zip(_OTHERS, partners_of(number)[1:], strict=True):
        text = text.replace(partner.encode(), own.encode())
    return text.split(b"\n")


def renamed(state: bytes, source: int, number: int) -> bytes:
    """The stored bytes of a fact of one partnership, as those of another."""
    text = state.replace(key_of(source).encode(), key_of(number).encode())
    for old, new in zip(partners_of(source)[1:], partners_of(number)[1:], strict=True):
        text = text.replace(old.encode(), new.encode())
    return text


def _registered(codes: Iterable[str]) -> list[bytes]:
    lines = []
    for code in codes:
        telling = Telling(stream="organisation", key=code, day=_LONG_AGO)
        registered = {"name": f"Stichting {code.title()}", "legalForm": "foundation", "sector": "civil_society"}
        telling.tell("OrganisationRegistered", code, {**registered, "country": "NL", "identifiers": []})
        lines += telling.lines
    return as_bytes(lines)


def _code(partner: str, circle: int) -> str:
    return f"{partner[0]}{circle:06}"
