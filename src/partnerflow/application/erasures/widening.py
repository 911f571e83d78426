"""What has to go with a text that goes: its copies in corrections, and the hashes that cover it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from partnerflow.application.erasures.request import Place
from partnerflow.application.erasures.targets import Dossier
from partnerflow.domain.record.facts import RecordCorrected
from partnerflow.domain.sealing import texts_of

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

HASH = "/sha256"
Address = tuple[str, str, str]
"""Kind and key of a stream, and a fact in it."""
Chosen = dict[Address, dict[str, None]]
Texts = dict[Address, dict[str, str]]


def widened(service: Partnerflow, dossier: Dossier, places: Iterable[Place]) -> tuple[Place, ...]:
    """The places asked for, with what says the same of them elsewhere.

    A correction holds the text that it corrects a second time. And from a hash a short text can be guessed: every hash that
    covers one of these texts goes too, wherever it was told.
    """
    chosen = {(place.stream, place.key, place.fact): dict.fromkeys(place.pointers) for place in places}
    if not chosen:
        return ()
    texts = _standing(service, dossier)
    for address, pointer in [*_copies(dossier, chosen, texts), *_hashes(chosen, texts)]:
        chosen.setdefault(address, {})[pointer] = None
    return tuple(
        Place(stream=stream, key=key, fact=fact, pointers=tuple(pointers))
        for (stream, key, fact), pointers in chosen.items()
    )


def _standing(service: Partnerflow, dossier: Dossier) -> Texts:
    """Every text that can be seen, by fact and pointer."""
    found: Texts = {}
    for stream in dossier.streams:
        seen = service.streams.texts(stream.head.stream_id)
        for fact in stream.history.facts:
            places = texts_of(fact).items()
            standing = {pointer: seen[sealed] for pointer, sealed in places if sealed in seen}
            found[stream.head.kind, stream.head.key, fact.id] = standing
    return found


def _copies(dossier: Dossier, chosen: Chosen, texts: Texts) -> Iterator[tuple[Address, str]]:
    for stream, fact in dossier.facts():
        if not isinstance(fact.data, RecordCorrected):
            continue
        own, corrected = ((stream.head.kind, stream.head.key, name) for name in (fact.id, fact.data.corrects))
        going = {texts[corrected][pointer] for pointer in chosen.get(corrected, ()) if pointer in texts[corrected]}
        for pointer, text in texts[own].items():
            if text in going and pointer.startswith(("/data/old", "/data/new")):
                yield own, pointer


def _hashes(chosen: Chosen, texts: Texts) -> Iterator[tuple[Address, str]]:
    covering = {
        text for address in chosen for pointer, text in texts.get(address, {}).items() if pointer.endswith(HASH)
    }
    for address, standing in texts.items():
        for pointer, text in standing.items():
            if text in covering and pointer.endswith(HASH):
                yield address, pointer
