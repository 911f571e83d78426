"""Decoders stand ready before any thread asks for one."""

from __future__ import annotations

from partnerflow.domain.catalogue import TOPICS
from partnerflow.domain.decoders import DECODERS


def test_every_topic_has_its_decoder_from_the_start() -> None:
    assert set(DECODERS) == set(TOPICS)
