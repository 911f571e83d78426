"""Facts to stored bytes and back: compact JSON in declared order, by the decoder of an allow-listed topic (docs/spec/events.md)."""

from __future__ import annotations

import msgspec

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.decoders import DECODERS
from partnerflow.domain.fact import AnyFact
from partnerflow.errors import CorruptionError

_ENCODE = msgspec.json.Encoder(decimal_format="string").encode


def encode(fact: AnyFact) -> tuple[str, bytes]:
    """The topic and the stored bytes of a sealed fact; the same fact always gives the same bytes."""
    return FACT_TYPES[fact.type].topic, _ENCODE(fact)


def decode(topic: str, state: bytes) -> AnyFact:
    """The sealed fact in stored bytes.

    Raises:
        CorruptionError: the topic is not one of ours, or the bytes are not a fact of it; nothing is ever imported by name.
    """
    decoder = DECODERS.get(topic)
    if decoder is None:
        raise CorruptionError(f"unknown topic {topic!r}", topic=topic)
    try:
        return decoder.decode(state)
    except msgspec.MsgspecError as error:
        raise CorruptionError(f"stored bytes are no {topic}: {error}", topic=topic) from error
