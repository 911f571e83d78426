"""Asking for an erasure, taking it back, and looking at it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace as changed

from partnerflow.application.erasures.facts import told
from partnerflow.application.erasures.request import DELAY_HOURS, Asked, ErasureRequest, Place
from partnerflow.application.erasures.targets import Dossier, looked_up
from partnerflow.application.erasures.widening import widened
from partnerflow.application.looking import stream_at
from partnerflow.application.persons.mentions import mentions_in
from partnerflow.application.unit_of_work import ANYBODY
from partnerflow.domain.rules import refuse
from partnerflow.errors import NotFoundError, RefusedError

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureAsk:
    """What somebody asks: persons and texts of a partnership, on a ground, after a delay in which it can be taken back.

    `with_mentions` takes in every text that has a person's full name or e-mail address.
    """

    key: str
    by: str
    ground: str
    persons: tuple[str, ...] = ()
    texts: tuple[Place, ...] = ()
    with_mentions: bool = False
    delay: timedelta = timedelta(hours=DELAY_HOURS)
    principal: str = ANYBODY


def ask(service: Partnerflow, asked: ErasureAsk) -> ErasureRequest:
    """See `Partnerflow.ask_erasure`."""
    dossier = Dossier.of(service, asked.key)
    now = service.clock.now()
    request = ErasureRequest(
        id=str(service.chance.identity()),
        partnership=asked.key,
        state="waiting",
        asked_at=now.isoformat(),
        due_at=(now + asked.delay).isoformat(),
        asked=Asked(
            principal=asked.principal,
            by=asked.by,
            ground=asked.ground,
            persons=tuple(dict.fromkeys(asked.persons)),
            texts=looked_up(dossier, asked.texts),
            commitments={},
        ),
    )
    found = request.asked.texts
    if asked.with_mentions:
        found = looked_up(dossier, (*found, *_mentioned(service, dossier, request.asked.persons)))
    whole = changed(request.asked, texts=widened(service, dossier, found))
    _refuse(service, dossier, changed(request, asked=whole))
    request = changed(request, asked=changed(whole, commitments=dossier.commitments(whole)))
    service.ledger.admit()
    service.erasures.open(request)
    return request


def _refuse(service: Partnerflow, dossier: Dossier, request: ErasureRequest) -> None:
    """Judge the facts that it comes to as if it were due now.

    Raises:
        RefusedError: with every reason.
    """
    asked = request.asked
    if not asked.persons and not asked.texts:
        raise RefusedError([refuse("correction", "nothing_to_erase", "/persons")])
    work, faults = told(service, dossier, request)
    if not faults and not work.changes():
        faults = [refuse("correction", "all_erased_already", "/persons")]
    if faults:
        raise RefusedError(
            [replace(fault, pointer="") if fault.pointer.startswith("/data") else fault for fault in faults]
        )


def _mentioned(service: Partnerflow, dossier: Dossier, persons: tuple[str, ...]) -> list[Place]:
    """The texts with somebody's full name or e-mail address; what a registration holds goes with its own person."""
    return [
        Place(stream=found.stream, key=found.key, fact=found.fact, pointers=(found.pointer,))
        for person in persons
        for found in mentions_in(service, dossier, person)
        if found.match != "part" and not found.registration
    ]


def cancel(service: Partnerflow, key: str, id_: str) -> ErasureRequest:
    """See `Partnerflow.cancel_erasure`."""
    request = one(service, key, id_)
    service.ledger.admit()
    if not service.erasures.cancel(request, service.clock.now().isoformat()):
        state = one(service, key, id_).state
        raise RefusedError([refuse("sequence", "erasure_not_waiting", "", request=id_, state=state)])
    return one(service, key, id_)


def one(service: Partnerflow, key: str, id_: str) -> ErasureRequest:
    """One request about a partnership.

    Raises:
        NotFoundError: there is none.
    """
    stream_at(service, "partnership", key)
    request = service.erasures.find(id_)
    if request is None or request.partnership != key:
        raise NotFoundError(f"{key} has no erasure request {id_}", reason="no_such_erasure", key=key, request=id_)
    return request
