"""Filling a store with what a figure needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks import story
from benchmarks.places import Place
from benchmarks.telling import Line, as_bytes
from partnerflow.application.imports import ImportRequest
from partnerflow.bootstrap import definitions

LENGTH = 120
PATIENCE_SECONDS = 60.0
_AT_ONCE = 2_000


def fill(place: Place, partnerships: int, length: int = LENGTH) -> None:
    """Import so many partnerships of this length, with the organisations they need; wait until the log holds them."""
    process = definitions(place.settings).latest("partnership")
    keys = [key_of(number) for number in range(partnerships)]
    fill_with(place, {key: story.partnership(key, length, process) for key in keys})


def fill_with(place: Place, streams: Mapping[str, Sequence[Line]]) -> None:
    """Import the partners and these streams; wait until the log holds them and the lists show them."""
    told = [*story.organisations(), *(line for lines in streams.values() for line in lines)]
    with place.service() as service:
        for start in range(0, len(told), _AT_ONCE):
            service.import_facts(as_bytes(told[start : start + _AT_ONCE]), ImportRequest())
        position = service.store.wait(len(told), PATIENCE_SECONDS)
        service.summaries.wait(position, PATIENCE_SECONDS)
        service.portfolio.wait(position, PATIENCE_SECONDS)


def key_of(number: int) -> str:
    """The key of a partnership by its number."""
    return f"samen-{number}"


def keys_of(number: int, each: int) -> list[str]:
    """The keys of so many partnerships that are only one worker's, by the number of that worker."""
    return [key_of(number * each + offset) for offset in range(each)]
