"""Histories as they stand stored, told past the rules where a test wants that, and replayed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from partnerflow.application.ports import Change, StoredEvent
from partnerflow.application.replaying import Finding, replay
from partnerflow.application.sealer import seal
from partnerflow.domain import strict_json
from partnerflow.domain.fact import AnyFact, ProcessPin
from partnerflow.domain.lines import read_fact
from partnerflow.domain.record.facts import RecordCorrected
from partnerflow.persistence.codec import decode, encode
from partnerflow.process.catalogue import Catalogue
from tests.support.processes import shipped
from tests.support.world import CountedChance, World

LATER = "2026-12-31T09:00:00.000000Z"
"""An instant at which everything that a world told before is long settled."""


@dataclass(slots=True)
class Kept:
    """The events and the texts of a workspace."""

    events: list[StoredEvent] = field(default_factory=list)
    texts: dict[UUID, dict[str, str]] = field(default_factory=dict)

    def found(self, definitions: Catalogue | None = None) -> list[Finding]:
        """What a replay finds."""
        return list(replay(self.events, definitions or shipped(), lambda stream: self.texts.get(stream, {}), decode))

    def add(self, stream_id: UUID, version: int, fact: AnyFact) -> None:
        """One more event."""
        topic, state = encode(fact)
        self.events.append(StoredEvent(stream_id=stream_id, version=version, topic=topic, state=state))


def kept(world: World, alter: Callable[[AnyFact], AnyFact] | None = None) -> Kept:
    """Everything that a world was told, as an import leaves it; each fact as `alter` makes it."""
    everything = Kept()
    for change in world.work.changes():
        stream_id = change.head.stream_id
        everything.texts[stream_id] = _texts(change)
        for version, recorded in enumerate(change.facts, 1):
            fact = replace(recorded.fact, import_id="import")
            everything.add(stream_id, version, alter(fact) if alter is not None else fact)
    return everything


def kept_with(world: World, line: Mapping[str, Any]) -> Kept:
    """Everything that a world was told, and behind it this line, recorded later and judged by nobody."""
    fact, corrected = _read(line), None
    history = world.work.history(fact.stream, fact.key)
    if isinstance(fact.data, RecordCorrected) and history is not None:
        corrected = next((item for item in history.facts if item.id == fact.data.corrects), None)
    sealed, texts = seal(fact, CountedChance("past the rules"), corrected)
    pin = None
    if history is None:
        process = world.process
        pin = ProcessPin(name=process.name, version=process.version, fingerprint=process.fingerprint)
    everything = kept(world)
    address = (fact.stream, fact.key)
    heads = {(change.head.kind, change.head.key): change.head.stream_id for change in world.work.changes()}
    stream_id = heads.get(address, UUID(int=7))
    version = len(history.facts) + 1 if history is not None else 1
    everything.add(stream_id, version, replace(sealed, recorded_at=LATER, principal="nobody", process=pin))
    everything.texts.setdefault(stream_id, {}).update({text.commitment: text.value for text in texts})
    return everything


def reasons(findings: list[Finding]) -> list[tuple[str, str]]:
    """Which fact was found, and for what first."""
    return [(finding.fact, f"{finding.faults[0].code}.{finding.faults[0].reason}") for finding in findings]


def _read(line: Mapping[str, Any]) -> AnyFact:
    value, _ = strict_json.load(json.dumps(line).encode())
    assert value is not None, "the line is JSON"
    fact, faults = read_fact(value)
    assert fact is not None, f"the line can be read: {faults}"
    return fact


def _texts(change: Change) -> dict[str, str]:
    return {text.commitment: text.value for recorded in change.facts for text in recorded.disclosures}
