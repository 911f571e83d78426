"""Which facts hold: corrections and retractions, once known, hold for every day (docs/spec/facts.md)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import msgspec

from partnerflow.domain.ambition.facts import AmbitionEndorsed, EndorsementWithdrawn
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.decoders import DECODERS
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.record.facts import RecordCorrected, RecordRetracted

_MAY_CHANGE_THE_PAST = {EndorsementWithdrawn, RecordCorrected, RecordRetracted}


def changes_the_past(fact: AnyFact) -> bool:
    """Whether knowing this fact changes how an earlier one reads."""
    data = fact.data
    if type(data) not in _MAY_CHANGE_THE_PAST:
        return False
    return not isinstance(data, EndorsementWithdrawn) or data.effect == "from_start"


def as_they_read(facts: Sequence[AnyFact]) -> list[AnyFact]:
    """The facts of a stream as they read when all of these are known: corrected, without what never happened."""
    if _MAY_CHANGE_THE_PAST.isdisjoint([type(fact.data) for fact in facts]):
        return list(facts)
    reading = {fact.id: fact for fact in facts}
    for fact in facts:
        data = fact.data
        if isinstance(data, RecordCorrected) and data.corrects in reading:
            reading[data.corrects] = corrected(reading[data.corrects], data.pointer, data.new)
        elif isinstance(data, RecordRetracted):
            reading.pop(data.retracts, None)
        elif isinstance(data, EndorsementWithdrawn) and data.effect == "from_start":
            _void(reading, data, until=fact.id)
    return list(reading.values())


def _void(reading: dict[str, AnyFact], withdrawn: EndorsementWithdrawn, until: str) -> None:
    for fact in list(reading.values()):
        if fact.id == until:
            reading.pop(fact.id)
            return
        data = fact.data
        if isinstance(data, AmbitionEndorsed) and (data.organisation, data.ambition_version) == (
            withdrawn.organisation,
            withdrawn.ambition_version,
        ):
            reading.pop(fact.id)


def as_builtins(fact: AnyFact) -> Any:
    """A fact as plain JSON values, decimals kept exact."""
    return _with_lists(msgspec.to_builtins(fact, builtin_types=(Decimal,)))


def _with_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _with_lists(item) for name, item in value.items()}
    return [_with_lists(item) for item in value] if isinstance(value, list | tuple) else value


def corrected(fact: AnyFact, pointer: str, new: Any) -> AnyFact:
    """The fact with one value replaced; the pointer must lead to a value (`value_at` tells)."""
    whole = with_value(as_builtins(fact), pointer, new)
    reading: AnyFact = msgspec.convert(whole, DECODERS[FACT_TYPES[fact.type].topic].type, strict=True)
    return reading


def with_value(whole: Any, pointer: str, new: Any) -> Any:
    """The same JSON value, changed in place: the value that the pointer leads to is replaced."""
    *path, last = _tokens(pointer)
    holder = whole
    for token in path:
        holder = holder[int(token)] if isinstance(holder, list) else holder[token]
    if isinstance(holder, list):
        holder[int(last)] = new
    else:
        holder[last] = new
    return whole


def value_at(fact: AnyFact, pointer: str) -> tuple[bool, Any]:
    """Whether the pointer leads to a value in this fact, and the value."""
    value = as_builtins(fact)
    for token in _tokens(pointer):
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and token.isascii() and token.isdigit() and int(token) < len(value):
            value = value[int(token)]
        else:
            return False, None
    return True, value


def _tokens(pointer: str) -> list[str]:
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
