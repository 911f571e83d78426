"""Bundles and proofs: what somebody outside needs in order to check a partnership without us (docs/spec/bundle.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING
from uuid import UUID

from partnerflow.application.checkpoints import covering, not_signed_yet, within
from partnerflow.application.instants import instant
from partnerflow.application.looking import stream_at
from partnerflow.application.ports import Disclosure, LedgerProofs, Stream
from partnerflow.application.referring import Register
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.sealing import texts_of
from partnerflow.domain.vocabulary.kinds import fault
from partnerflow.errors import MalformedError
from partnerflow.process.document import canonical
from partnerflow.questions.view import check_version
from partnerflow.transparency.bundle import (
    Bundle,
    BundledDisclosure,
    BundledEvent,
    BundledStream,
    Consistency,
    Timestamp,
)
from partnerflow.transparency.tlog_proof import tlog_proof

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

KIND = "partnership"
Prove = Callable[[Sequence[UUID], int], LedgerProofs]


def bundle(service: Partnerflow, key: str, since: int | None, principal: str, pinned: int | None = None) -> Bundle:
    """See `Partnerflow.bundle`.

    With `pinned`, the streams of the service end at that position of the log, and the checkpoint is the last one that reads
    no further: a newer one would prove that there is more, and nothing of it could be left out.
    """
    head = stream_at(service, KIND, key).head
    if pinned is None:
        about = service.store.heads([("grant", grant) for grant in service.streams.keys_about("grant", key)])
        size = covering(service, [head, *about.values()]).size
    else:
        size = within(service, pinned).size
    if since is not None and since > size:
        raise MalformedError([fault("/since", "beyond_the_checkpoint", size=size)])
    if since is not None and service.ledger.note(since) is None:
        raise MalformedError([fault("/since", "not_a_signed_size", size=since)])
    prove = service.ledger.proofs if pinned is None else service.ledger.proofs_at
    streams, proofs = _covered(service, key, size, prove)
    opened = {stream.head.stream_id: service.streams.disclosures(stream.head.stream_id) for stream in streams}
    service.shown({stream_id: texts.values() for stream_id, texts in opened.items()}, principal, "bundle")
    return Bundle(
        made_at=instant(service.clock.now()),
        checkpoint=proofs.note,
        epoch=proofs.epoch,
        streams=tuple(_bundled(service, stream, proofs, opened[stream.head.stream_id]) for stream in streams),
        processes=tuple(_processes(service, streams, proofs)),
        consistency=None if since is None else _since(service, since, streams, proofs.size),
        statements=proofs.statements,
        timestamps=tuple(Timestamp(size=stamped, token=token) for stamped, token in proofs.timestamps),
    )


def proof(service: Partnerflow, key: str, version: int | None) -> str:
    """See `Partnerflow.proof`."""
    stream = stream_at(service, KIND, key)
    check_version(stream.history, version)
    event = replace(stream.head, version=version or stream.head.version)
    checkpoint = covering(service, [event])
    position = service.store.position_of(event.stream_id, event.version)
    number = service.ledger.number_of(position) if position is not None else None
    if number is None or number >= checkpoint.size:
        raise not_signed_yet()
    path = service.ledger.inclusion(number, checkpoint.size)
    return tlog_proof(number, service.ledger.entries(number, 1)[0], path, checkpoint.note)


def _covered(service: Partnerflow, key: str, size: int, prove: Prove) -> tuple[list[Stream], LedgerProofs]:
    """The streams of a bundle, partnership first, and the proofs of those that the checkpoint covers.

    It is that of this size, or a newer one when it was signed meanwhile and `prove` takes the newest.
    """
    # Looked up after the signing: so each is at least as new as what was signed of it.
    own = stream_at(service, KIND, key)
    # A database may sort otherwise than by code point.
    grants = [service.streams.find("grant", grant) for grant in sorted(service.streams.keys_about("grant", key))]
    told = [own, *(grant for grant in grants if grant is not None)]
    register = Register(service.streams)
    candidates = [*told, *register.around(told, lambda stream: stream.head.version)]
    proofs = prove([stream.head.stream_id for stream in candidates], size)
    if proofs.size != size:
        return _covered(service, key, proofs.size, prove)

    def signed(stream: Stream) -> int:
        place = proofs.streams.get(stream.head.stream_id)
        return 0 if place is None else place.version

    if not signed(own):
        raise not_signed_yet()
    # What was recorded since may refer to more than what was signed; one checkpoint has one bundle.
    covered = [stream for stream in told if signed(stream)]
    return [*covered, *register.around(covered, signed)], proofs


def _since(service: Partnerflow, since: int, streams: Sequence[Stream], size: int) -> Consistency:
    """That the tree and each of these streams go on from an earlier checkpoint."""
    earlier = service.ledger.earlier(since, [stream.head.stream_id for stream in streams])
    path = service.ledger.consistency(since, size)
    return Consistency(since=since, proof=path, epoch=earlier.epoch, streams=earlier.streams)


def _facts(stream: Stream, proofs: LedgerProofs) -> tuple[AnyFact, ...]:
    return stream.history.facts[: proofs.streams[stream.head.stream_id].version]


def _bundled(
    service: Partnerflow, stream: Stream, proofs: LedgerProofs, opened: Mapping[str, Disclosure]
) -> BundledStream:
    head, place = stream.head, proofs.streams[stream.head.stream_id]
    events = service.store.read(head.stream_id)[: place.version]
    return BundledStream(
        id=head.stream_id,
        kind=head.kind,
        key=head.key,
        about=head.about,
        events=tuple(BundledEvent(topic=event.topic, state=event.state) for event in events),
        disclosures=tuple(_disclosures(_facts(stream, proofs), opened)),
        path=place.path,
    )


def _disclosures(facts: Sequence[AnyFact], opened: Mapping[str, Disclosure]) -> Iterator[BundledDisclosure]:
    """What may be seen of these facts, in the order of version and pointer."""
    for version, fact in enumerate(facts, 1):
        for pointer, sealed in sorted(texts_of(fact).items()):
            if (text := opened.get(sealed)) is not None:
                yield BundledDisclosure(version=version, pointer=pointer, salt=text.salt, value=text.value)


def _processes(service: Partnerflow, streams: Sequence[Stream], proofs: LedgerProofs) -> list[str]:
    """Each definition that a fact pins its stream to, once, in the order in which they come up."""
    facts = chain.from_iterable(_facts(stream, proofs) for stream in streams)
    pins = {fact.process.fingerprint: fact.process for fact in facts if fact.process is not None}
    return [
        canonical(service.processes.pinned(pin.name, pin.version, pin.fingerprint)).decode() for pin in pins.values()
    ]
