"""Facts to stored bytes and back: compact JSON in declared order, by the decoder of an allow-listed topic (docs/spec/events.md)."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec
from msgspec.structs import replace

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.decoders import DECODERS
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.record.facts import RecordCorrected
from partnerflow.errors import CorruptionError

_ENCODE = msgspec.json.Encoder(decimal_format="string").encode
_DECIMAL = "decimal"


def encode(fact: AnyFact) -> tuple[str, bytes]:
    """The topic and the stored bytes of a sealed fact; the same fact always gives the same bytes."""
    return FACT_TYPES[fact.type].topic, _ENCODE(_marked(fact))


def decode(topic: str, state: bytes) -> AnyFact:
    """The sealed fact in stored bytes.

    Raises:
        CorruptionError: the topic is not one of ours, or the bytes are not a fact of it; nothing is ever imported by name.
    """
    decoder = DECODERS.get(topic)
    if decoder is None:
        raise CorruptionError(f"unknown topic {topic!r}", topic=topic)
    try:
        fact = decoder.decode(state)
        return _unmarked(fact) if type(fact.data) is RecordCorrected else fact
    except (msgspec.MsgspecError, InvalidOperation) as error:
        raise CorruptionError(f"stored bytes are no {topic}: {error}", topic=topic) from error


def _marked(fact: AnyFact) -> AnyFact:
    """A correction with its fractions marked: in a value of any kind nothing else tells a number from a text."""
    data = fact.data
    if not isinstance(data, RecordCorrected):
        return fact
    return replace(fact, data=replace(data, old=_mark(data.old), new=_mark(data.new)))


def _unmarked(fact: AnyFact) -> AnyFact:
    data = fact.data
    assert isinstance(data, RecordCorrected), "nothing else is marked"
    return replace(fact, data=replace(data, old=_unmark(data.old), new=_unmark(data.new)))


def _mark(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _mark(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_mark(item) for item in value]
    return {_DECIMAL: value} if isinstance(value, Decimal) else value


def _unmark(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {_DECIMAL} and isinstance(value[_DECIMAL], str):
            return Decimal(value[_DECIMAL])
        return {name: _unmark(item) for name, item in value.items()}
    return [_unmark(item) for item in value] if isinstance(value, list) else value
