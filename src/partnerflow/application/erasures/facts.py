"""The facts that carry an erasure request out: judged when it is asked, told when it is due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from partnerflow.application.erasures.request import Asked, ErasureRequest
from partnerflow.application.erasures.targets import Dossier, is_erased
from partnerflow.application.ports import Stream
from partnerflow.application.unit_of_work import Provenance, UnitOfWork
from partnerflow.domain.catalogue import type_of
from partnerflow.domain.fact import AnyFact, Fact
from partnerflow.domain.numbering import next_fact_id
from partnerflow.domain.people.facts import PersonErased
from partnerflow.domain.record.erasing import erased_places
from partnerflow.domain.record.facts import DisclosureErased
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.errors import Fault

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

REASONS = {"retention_end": "retention_end", "error": "error"}
"""The reason of `PersonErased` by ground; every other ground is somebody's request."""


def told(service: Partnerflow, dossier: Dossier, request: ErasureRequest) -> tuple[UnitOfWork, list[Fault]]:
    """A unit of work with the facts of a request that are not on record yet, and why any of them is refused."""
    work = UnitOfWork(
        service.streams,
        service.processes.latest("partnership"),
        service.chance,
        service.clock.now(),
        Provenance(principal=request.asked.principal, request=request.id),
        processes=service.processes,
    )
    faults: list[Fault] = []
    for stream, data in _payloads(dossier, request):
        faults += work.tell(_fact(work, stream, request.asked, data))
    return work, faults


def _payloads(dossier: Dossier, request: ErasureRequest) -> Iterator[tuple[Stream, Payload]]:
    """What is left to tell: others may have erased part of it meanwhile."""
    asked, own = request.asked, dossier.partnership
    for person in asked.persons:
        if not is_erased(own, person):
            yield own, PersonErased(person=person, reason_code=REASONS.get(asked.ground, "request"))  # type: ignore[arg-type]
    for place in asked.texts:
        stream = dossier.stream(place.stream, place.key)
        assert stream is not None, "streams are never removed"
        fact = stream.history.fact(place.fact)
        gone = erased_places(stream.history, fact)
        pointers = tuple(pointer for pointer in place.pointers if pointer not in gone)
        if pointers:
            yield (
                stream,
                DisclosureErased(fact=place.fact, pointers=pointers, ground=asked.ground, request=request.id),  # type: ignore[arg-type]
            )


def _fact(work: UnitOfWork, stream: Stream, asked: Asked, data: Payload) -> AnyFact:
    head = stream.head
    history = work.history(head.kind, head.key)
    assert history is not None, "its stream stands"
    return Fact(
        id=next_fact_id(history, head.key),
        type=type_of(data).name,
        stream=head.kind,  # type: ignore[arg-type]
        key=head.key,
        occurred_at=work.today,
        by=asked.by,
        data=data,
    )
