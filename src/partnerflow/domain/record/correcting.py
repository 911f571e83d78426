"""A fact read again with one value replaced: whether it would still be accepted in its own place in the history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.lines import ENVELOPE, read_fact
from partnerflow.domain.record.effective import as_builtins, value_at, with_value
from partnerflow.domain.record.facts import RecordCorrected
from partnerflow.domain.rules import Case
from partnerflow.domain.sealing import map_texts
from partnerflow.errors import Fault

# What stands where a text was erased: it fits every kind of text, so that only the value in question can be at fault.
_GONE = "gone@example.org"
_GONE_HASH = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A fact as it reads now, with its texts as far as they are to be had."""

    fact: AnyFact
    gone: frozenset[str]

    @classmethod
    def of(cls, case: Case[Any], sealed: AnyFact) -> Reading:
        """The fact opened with the texts around the case."""
        gone = set()

        def text(pointer: str, commitment: str) -> str:
            known = case.around.text(commitment)
            if known is None:
                gone.add(pointer)
                return _GONE_HASH if pointer.endswith("/sha256") else _GONE
            return known

        return cls(fact=map_texts(sealed, text), gone=frozenset(gone))

    def value(self, pointer: str) -> tuple[bool, Any]:
        """Whether the pointer leads to a value, and the value."""
        return value_at(self.fact, pointer)

    def is_gone(self, pointer: str) -> bool:
        """Whether the value, or part of it, is a text that was erased."""
        return any(f"{place}/".startswith(f"{pointer}/") for place in self.gone)


def faults_of(case: Case[RecordCorrected], target: AnyFact, reading: Reading) -> Iterator[Fault]:
    """What the corrected fact would be refused for where it stands, and the fact as it reads is not refused for."""
    line = as_builtins(reading.fact)
    changed = with_value(
        {name: line[name] for name in (*ENVELOPE, "fact", "data") if name in line}, case.data.pointer, case.data.new
    )
    fact, faults = read_fact(changed)
    if fact is None:
        yield from faults
        return
    standing = {(fault.code, fault.reason, fault.pointer) for fault in _judged(case, target, reading.fact)}
    for fault in _judged(case, target, fact):
        if (fault.code, fault.reason, fault.pointer) not in standing:
            yield fault


def _judged(case: Case[Any], target: AnyFact, fact: AnyFact) -> list[Fault]:
    # The judge knows every rule, these included.
    from partnerflow.domain.judge import refusals

    ids = case.history.index.ids
    before = [earlier for earlier in case.history.reading() if ids[earlier.id] < ids[target.id]]
    history = History(case.history.kind, case.history.founded, before, case.history.definitions)
    known = replace(fact, known_at=_known_at(case, target, fact))
    state = history.on(fact.occurred_on)
    return refusals(Case(fact=known, history=history, state=state, around=case.around))


def _known_at(case: Case[Any], target: AnyFact, fact: AnyFact) -> str:
    """When it was known: that stays, but what did not say when it was known was not known before it happened."""
    if target.known_at is not None:
        return target.known_at
    told = case.history.fact(target.id).occurred_at
    later = told[:10] < fact.occurred_on <= case.fact.known_on
    return fact.occurred_at if later else told


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal: 1 and 1.0 are, 1 and true are not."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[name]) for name, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | Decimal) and isinstance(other, int | Decimal):
        return one == other
    return type(one) is type(other) and bool(one == other)
