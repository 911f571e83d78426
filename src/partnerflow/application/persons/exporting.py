"""Everything about one person: what an access request asks for (Art. 15 and 20 of the GDPR)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from partnerflow.application.erasures.report import report, seen_by
from partnerflow.application.erasures.targets import Dossier
from partnerflow.application.persons.mentions import Mention, details, known, mentions_in
from partnerflow.application.telling import ERASED
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.references import mentions as references
from partnerflow.domain.sealing import opened, texts_of

if TYPE_CHECKING:
    from partnerflow.application.ports import Stream
    from partnerflow.application.service import Partnerflow


def everything(service: Partnerflow, key: str, person: str, principal: str) -> dict[str, Any]:
    """See `Partnerflow.person`."""
    dossier = Dossier.of(service, key)
    known(dossier, person)
    own = dossier.partnership
    now = service.clock.now().isoformat()
    named = details(service, dossier, person)
    service.seen({own.head.stream_id: [person]}, principal, "person")
    return {
        "partnership": key,
        "person": person,
        "madeAt": now,
        "registered": {"name": named.get("/data/name"), "email": named.get("/data/email")},
        "facts": [_told(service, own, fact) for fact in own.history.facts if _names(fact, person)],
        "mentions": [
            {**to_builtins(found), "text": _text(service, dossier, found)}
            for found in mentions_in(service, dossier, person)
        ],
        "erasures": [
            report(service, request) for request in service.erasures.of(key) if person in request.asked.persons
        ],
        "seenBy": seen_by(service, dossier, (person,)),
    }


def _names(fact: AnyFact, person: str) -> bool:
    return any(each.to == "person" and each.value == person for each in references(fact))


def _told(service: Partnerflow, stream: Stream, fact: AnyFact) -> Any:
    """A fact as it is shown, with its texts."""
    texts = service.streams.texts(stream.head.stream_id, list(texts_of(fact).values()))
    return to_builtins(opened(fact, texts, ERASED), enc_hook=str)


def _text(service: Partnerflow, dossier: Dossier, found: Mention) -> str | None:
    stream = dossier.stream(found.stream, found.key)
    assert stream is not None, "it was found there"
    fact = stream.history.fact(found.fact)
    sealed = texts_of(fact)[found.pointer]
    return service.streams.texts(stream.head.stream_id, [sealed]).get(sealed)
