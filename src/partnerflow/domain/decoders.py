"""A strict decoder for every topic, all made while this module is imported.

Not one by one as they are needed: msgspec completes what it knows of a struct at the first decoder for it, and a second
thread that makes another one at that moment reads what is half done and takes the process down.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from partnerflow.domain.catalogue import TOPICS
from partnerflow.domain.fact import AnyFact, Fact

DECODERS: Mapping[str, msgspec.json.Decoder[AnyFact]] = MappingProxyType(
    {topic: msgspec.json.Decoder(Fact[fact_type.payload]) for topic, fact_type in TOPICS.items()}  # type: ignore[name-defined]
)
