"""Texts that are gone although no fact says that they were erased: what nobody who looks at what is there would see.

It contradicts nothing: a copy that was put back without the keys of persons lacks their texts, and one from before an erasure
lacks those that were erased again. So it is told, and holds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from uuid import UUID

from partnerflow.application.inspection import Inspection
from partnerflow.application.ports import Head, Store
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.people.facts import PersonErased, PersonRegistered
from partnerflow.domain.record.facts import DisclosureErased
from partnerflow.domain.sealing import is_commitment, texts_of

_PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """The place of a text that is gone: its stream, the version and the fact that commit to it, the pointer in that fact."""

    stream: str
    version: int
    fact: str
    pointer: str


def lacking(store: Store, inspection: Inspection, decode: Callable[[str, bytes], AnyFact]) -> Iterator[Lacking]:
    """Every text that is neither here, nor restricted, nor erased by a later fact of its stream; in order of stream.

    Raises:
        CorruptionError: an event cannot be read.
    """
    after: UUID | None = None
    while page := inspection.heads(after, _PAGE):
        for head in page:
            yield from _of_stream(head, store, inspection, decode)
        after = page[-1].stream_id


def _of_stream(
    head: Head, store: Store, inspection: Inspection, decode: Callable[[str, bytes], AnyFact]
) -> list[Lacking]:
    # The texts first: what is erased while we look is then told by a fact that we read, whatever its version.
    here = {*store.disclosures(head.stream_id), *_restricted(head.stream_id, inspection)}
    facts = [decode(event.topic, event.state) for event in store.read(head.stream_id)]
    persons: set[str] = set()
    places: set[tuple[str, str]] = set()
    found: list[Lacking] = []
    for version, fact in reversed(list(enumerate(facts, 1))):
        match fact.data:
            case PersonErased(person=person):
                persons.add(person)
            case DisclosureErased(fact=erased, pointers=pointers):
                places.update((erased, pointer) for pointer in pointers)
            case PersonRegistered(person=person) if person in persons:
                continue
            case _:
                pass
        found += (
            Lacking(stream=f"{head.kind}/{head.key}", version=version, fact=fact.id, pointer=pointer)
            for pointer, sealed in texts_of(fact).items()
            if is_commitment(sealed)
            and sealed not in here
            and (fact.id, pointer) not in places
            # What came behind the head was not looked at.
            and version <= head.version
        )
    return found[::-1]


def _restricted(stream_id: UUID, inspection: Inspection) -> Iterator[str]:
    after = (stream_id, "")
    while page := inspection.disclosures(after, _PAGE, restricted=True):
        own = list(takewhile(lambda row: row[0] == stream_id, page))
        yield from (text.commitment for _, _, text in own)
        if len(own) < len(page):
            return
        after = (stream_id, page[-1][2].commitment)
