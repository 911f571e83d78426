"""Facts to stored bytes and back: compact JSON in declared order, by the decoder of an allow-listed topic (docs/spec/events.md)."""

from __future__ import annotations

from functools import cache

import msgspec

from partnerflow.domain.catalogue import FACT_TYPES, TOPICS
from partnerflow.domain.fact import AnyFact, Fact
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
    try:
        return decoder(topic).decode(state)
    except msgspec.MsgspecError as error:
        raise CorruptionError(f"stored bytes are no {topic}: {error}", topic=topic) from error


@cache
def decoder(topic: str) -> msgspec.json.Decoder[AnyFact]:
    """The strict decoder of one topic."""
    fact_type = TOPICS.get(topic)
    if fact_type is None:
        raise CorruptionError(f"unknown topic {topic!r}", topic=topic)
    return msgspec.json.Decoder(Fact[fact_type.payload])  # type: ignore[name-defined]
