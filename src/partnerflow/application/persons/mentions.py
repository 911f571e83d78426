"""Where a person is mentioned in the texts of a partnership and its grants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerflow.application.erasures.targets import Dossier
from partnerflow.application.erasures.widening import HASH
from partnerflow.application.persons.matching import Match, Sought
from partnerflow.application.ports import Disclosure
from partnerflow.domain.people.facts import PersonRegistered
from partnerflow.domain.record.erasing import PERSONAL, registrations
from partnerflow.domain.sealing import texts_of
from partnerflow.errors import NotFoundError

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A text that mentions a person: by the full name, by the e-mail address, or by a part of the name.

    `registration` is whether it is the name or address of somebody registered: perhaps of the same person once more.
    """

    stream: str
    key: str
    fact: str
    pointer: str
    match: Match
    excerpt: str
    registration: bool


def mentions(service: Partnerflow, key: str, person: str, principal: str) -> tuple[Mention, ...]:
    """See `Partnerflow.mentions`."""
    dossier = Dossier.of(service, key)
    known(dossier, person)
    found = tuple(mentions_in(service, dossier, person))
    stream_id = dossier.partnership.head.stream_id
    service.seen({stream_id: [person]}, principal, "mentions")
    return found


def mentions_in(service: Partnerflow, dossier: Dossier, person: str) -> Iterator[Mention]:
    """Every text but the registration itself; none when neither name nor address is there any more."""
    named = details(service, dossier, person)
    sought = Sought(named.get("/data/name"), named.get("/data/email"))
    for stream in dossier.streams:
        disclosures: dict[str, Disclosure] = service.streams.disclosures(stream.head.stream_id)
        for fact in stream.history.facts:
            if isinstance(fact.data, PersonRegistered) and fact.data.person == person:
                continue
            for pointer, sealed in texts_of(fact).items():
                text = None if pointer.endswith(HASH) else disclosures.get(sealed)
                found = None if text is None else sought.in_text(text.value)
                if found is not None:
                    yield Mention(
                        stream=fact.stream,
                        key=stream.head.key,
                        fact=fact.id,
                        pointer=pointer,
                        match=found.match,
                        excerpt=found.excerpt,
                        registration=isinstance(fact.data, PersonRegistered) and pointer in PERSONAL,
                    )


def details(service: Partnerflow, dossier: Dossier, person: str) -> dict[str, str]:
    """What is registered of a person, by pointer; nothing when it was erased or is restricted."""
    own = dossier.partnership
    sealed = {
        pointer: commitment
        for fact in registrations(own.history, person)
        for pointer, commitment in texts_of(fact).items()
    }
    texts = service.streams.texts(own.head.stream_id, list(sealed.values()))
    return {pointer: texts[commitment] for pointer, commitment in sealed.items() if commitment in texts}


def known(dossier: Dossier, person: str) -> None:
    """See that a person was ever registered here.

    Raises:
        NotFoundError: nobody has this key.
    """
    if not registrations(dossier.partnership.history, person):
        key = dossier.partnership.head.key
        raise NotFoundError(f"{key} has no person {person}", reason="no_such_person", key=key, person=person)
