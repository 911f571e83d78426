"""What a correction leaves behind: texts that are wrong, and still stand where they were (docs/spec/erasure.md §6)."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.record.erasing import erased_places
from partnerflow.domain.record.facts import DisclosureErased, RecordCorrected
from partnerflow.domain.sealing import texts_of


def wrong_texts(history: History, correction: AnyFact) -> Iterator[DisclosureErased]:
    """The erasures of what a correction made wrong: the text it corrected, wherever it was told, and its own copy of it."""
    data = correction.data
    if not isinstance(data, RecordCorrected):
        return
    corrected = history.fact(data.corrects)
    yield from _erasure(history, corrected, data.pointer)
    for fact in history.facts[: history.index.ids[correction.id]]:
        told = fact.data
        if isinstance(told, RecordCorrected) and (told.corrects, told.pointer) == (data.corrects, data.pointer):
            below = ("/data/old",) if fact.id == correction.id else ("/data/old", "/data/new")
            yield from _erasure(history, fact, *below)


def _erasure(history: History, fact: AnyFact, *below: str) -> Iterator[DisclosureErased]:
    gone = erased_places(history, fact)
    pointers = tuple(
        pointer
        for pointer in texts_of(fact)
        if pointer not in gone and any(f"{pointer}/".startswith(f"{place}/") for place in below)
    )
    if pointers:
        yield DisclosureErased(fact=fact.id, pointers=pointers, ground="error")
