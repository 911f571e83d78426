"""From what is asked to be erased to the texts it comes to: by stream, fact and pointer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from partnerflow.application.erasures.request import Asked, Place
from partnerflow.application.looking import stream_at
from partnerflow.application.ports import Stream
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.people.facts import PersonErased
from partnerflow.domain.record.erasing import forgotten, registrations
from partnerflow.domain.rules import refuse
from partnerflow.domain.sealing import texts_of
from partnerflow.errors import Fault, MalformedError

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The streams in which texts about the persons of a partnership stand: its own and those of its grants."""

    streams: tuple[Stream, ...]

    @classmethod
    def of(cls, service: Partnerflow, key: str) -> Dossier:
        """Those of one partnership.

        Raises:
            NotFoundError: there is none.
        """
        own = stream_at(service, "partnership", key)
        grants = (service.streams.find("grant", grant) for grant in service.streams.keys_about("grant", key))
        return cls(streams=(own, *(grant for grant in grants if grant is not None)))

    @property
    def partnership(self) -> Stream:
        """The partnership's own."""
        return self.streams[0]

    def stream(self, kind: str, key: str) -> Stream | None:
        """The one at this address."""
        return next((each for each in self.streams if (each.head.kind, each.head.key) == (kind, key)), None)

    def facts(self) -> Iterator[tuple[Stream, AnyFact]]:
        """Every fact of them, as it was told."""
        for stream in self.streams:
            for fact in stream.history.facts:
                yield stream, fact

    def commitments(self, asked: Asked) -> dict[UUID, tuple[str, ...]]:
        """The commitments of everything asked, by stream."""
        own = self.partnership
        found: dict[UUID, list[str]] = defaultdict(list)
        for person in asked.persons:
            for fact in registrations(own.history, person):
                found[own.head.stream_id] += texts_of(fact).values()
        for place in asked.texts:
            stream = self.stream(place.stream, place.key)
            assert stream is not None, "what was asked was looked up"
            texts = texts_of(stream.history.fact(place.fact))
            found[stream.head.stream_id] += [texts[pointer] for pointer in place.pointers]
        return {stream_id: tuple(sealed) for stream_id, sealed in found.items()}


def looked_up(dossier: Dossier, places: Iterable[Place]) -> tuple[Place, ...]:
    """The places asked for, each fact once.

    Raises:
        MalformedError: there is no such stream of this partnership, or no such fact in it.
    """
    own = dossier.partnership.head.key
    faults: list[Fault] = []
    merged: dict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    for number, place in enumerate(places):
        stream = dossier.stream(place.stream, place.key)
        if stream is None:
            faults.append(
                refuse(
                    "unknown_reference",
                    "text_elsewhere",
                    f"/texts/{number}/key",
                    value=place.fact,
                    of=own,
                    key=place.key,
                )
            )
        elif place.fact not in stream.history.index.ids:
            faults.append(refuse("unknown_reference", "fact", f"/texts/{number}/fact", value=place.fact))
        else:
            merged[place.stream, place.key, place.fact] |= dict.fromkeys(place.pointers)
    if faults:
        raise MalformedError(faults)
    return tuple(
        Place(stream=stream, key=key, fact=fact, pointers=tuple(pointers))
        for (stream, key, fact), pointers in merged.items()
    )


def erased_by(stream: Stream, fact: AnyFact) -> tuple[str, ...]:
    """The commitments that went with a fact of a stream."""
    return forgotten(stream.history.until(stream.history.index.ids[fact.id]), fact)


def is_erased(stream: Stream, person: str) -> bool:
    """Whether a person's data were erased already."""
    return any(isinstance(fact.data, PersonErased) and fact.data.person == person for fact in stream.history.facts)
