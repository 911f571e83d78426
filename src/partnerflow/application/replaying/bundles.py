"""A bundle judged by every rule of the program, under the definitions that it brings along."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.application.ports import StoredEvent
from partnerflow.application.replaying.finding import Finding
from partnerflow.application.replaying.gathering import Decode, gathered
from partnerflow.application.replaying.judging import judged
from partnerflow.domain.sealing import commitment
from partnerflow.errors import InvalidDefinitionError
from partnerflow.process.canonical import read_canonical
from partnerflow.process.catalogue import Catalogue
from partnerflow.process.definition import ProcessDefinition
from partnerflow.transparency.bundle import Bundle


def replay_bundle(bundle: Bundle, decode: Decode) -> list[Finding]:
    """Every fact of a bundle that is not lawful, by every rule of the program; empty when all are.

    There is no log in a bundle: what stood in other streams is told by the instants of recording, and by the versions that
    an advance says it read. Streams that are not in it are taken to hold what is told of them, save the register.

    Args:
        bundle: proven before: its definitions and its facts are taken as they stand.
        decode: from a topic and stored bytes to the sealed fact; raises CorruptionError.
    """
    definitions = _catalogue(bundle)
    addresses = {stream.id: (stream.kind, stream.key) for stream in bundle.streams}
    pasts, findings = gathered(_events(bundle), definitions, decode, addresses=addresses)
    texts = {
        stream.id: {commitment(text.value, text.salt): text.value for text in stream.disclosures}
        for stream in bundle.streams
    }
    return [*findings, *judged(pasts, definitions, texts.__getitem__)]


def _events(bundle: Bundle) -> Iterator[StoredEvent]:
    for stream in bundle.streams:
        for version, event in enumerate(stream.events, 1):
            yield StoredEvent(stream_id=stream.id, version=version, topic=event.topic, state=event.state)


def _catalogue(bundle: Bundle) -> Catalogue:
    """The definitions in a bundle; one that cannot be read, or is a second one of its name, is not at hand."""
    found: dict[tuple[str, int], ProcessDefinition] = {}
    for text in bundle.processes:
        try:
            definition = read_canonical(text.encode())
        except InvalidDefinitionError:
            continue
        found.setdefault((definition.name, definition.version), definition)
    return Catalogue(found.values())
