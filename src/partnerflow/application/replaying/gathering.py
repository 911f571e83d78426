"""From stored events to the streams that are judged; what cannot be read or has no place is found here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from partnerflow.application.ports import StoredEvent
from partnerflow.application.replaying.finding import Finding
from partnerflow.application.replaying.past import Past, Pasts
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.rules import refuse
from partnerflow.errors import CorruptionError, Fault, InvalidDefinitionError, NotFoundError
from partnerflow.process.catalogue import Catalogue
from partnerflow.process.definition import ProcessDefinition

Decode = Callable[[str, bytes], AnyFact]
Address = tuple[str, str]


@dataclass(slots=True, kw_only=True)
class _Stream:
    stream_id: UUID
    address: Address | None = None
    facts: list[AnyFact] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    broken: bool = False

    def finding(self, version: int, fault: Fault) -> Finding:
        kind, key = self.address or ("stream", str(self.stream_id))
        fact = self.facts[version - 1].id if version <= len(self.facts) else ""
        return Finding(kind=kind, key=key, version=version, fact=fact, faults=(fault,))


def gathered(
    events: Iterable[StoredEvent],
    definitions: Catalogue,
    decode: Decode,
    *,
    addresses: Mapping[UUID, Address] | None = None,
) -> tuple[Pasts, list[Finding]]:
    """The streams of these events, and what in them cannot be judged; behind it a stream is not read on.

    `addresses` are those of a bundle; without, the events are the whole workspace in the order of its log.
    """
    whole = addresses is None
    streams: dict[UUID, _Stream] = {}
    findings: list[Finding] = []
    for position, event in enumerate(events, 1):
        stream = streams.get(event.stream_id)
        if stream is None:
            known = (addresses or {}).get(event.stream_id)
            stream = streams[event.stream_id] = _Stream(stream_id=event.stream_id, address=known)
        if not stream.broken and (fault := _take(stream, position, event, decode)) is not None:
            findings.append(stream.finding(event.version, fault))
            stream.broken = True
    pasts: dict[Address, Past] = {}
    unread = [stream.address for stream in streams.values() if stream.address is not None]
    for stream in streams.values():
        if not stream.facts:
            continue
        past = _past(stream, definitions, findings, placed=whole)
        if past is not None and pasts.setdefault((past.kind, past.key), past) is not past:
            findings.append(stream.finding(1, refuse("stored", "address_taken", "/key", key=past.key)))
    return Pasts(pasts.values(), whole=whole, unread=unread), findings


def _take(stream: _Stream, position: int, event: StoredEvent, decode: Decode) -> Fault | None:
    if event.version != len(stream.facts) + 1:
        return refuse("stored", "out_of_order", expected=len(stream.facts) + 1)
    try:
        fact = decode(event.topic, event.state)
    except CorruptionError as error:
        return refuse("stored", "unreadable", topic=event.topic, because=str(error))
    stream.address = stream.address or (fact.stream, fact.key)
    stream.facts.append(fact)
    stream.positions.append(position)
    return None


def _past(stream: _Stream, definitions: Catalogue, findings: list[Finding], *, placed: bool) -> Past | None:
    first = stream.facts[0]
    assert stream.address is not None, "a stream with a fact has an address"
    kind, key = stream.address
    led_to: dict[str, ProcessDefinition] = {}
    for version, fact in enumerate(stream.facts, 1):
        pin = fact.process
        if pin is None:
            continue
        try:
            led_to[pin.fingerprint] = definitions.pinned(pin.name, pin.version, pin.fingerprint)
        except (NotFoundError, InvalidDefinitionError):
            process = f"{pin.name}.v{pin.version}"
            findings.append(
                stream.finding(version, refuse("stored", "definition_not_at_hand", "/process", process=process))
            )
            return None
    # A stream that begins without a pin begins unlawfully; to be judged at all it needs some definition.
    founded = led_to[first.process.fingerprint] if first.process is not None else next(iter(definitions), None)
    if founded is None:
        findings.append(stream.finding(1, refuse("stored", "definition_not_at_hand", "/process", process=None)))
        return None
    return Past(
        stream_id=stream.stream_id,
        kind=kind,
        key=key,
        about=getattr(first.data, "partnership", None) if kind == "grant" else None,
        founded=founded,
        definitions=led_to,
        facts=tuple(stream.facts),
        positions=tuple(stream.positions) if placed else (),
    )
