"""Filling a store with what a figure needs."""

from __future__ import annotations

import json

from benchmarks import story
from benchmarks.places import Place
from benchmarks.telling import as_bytes
from partnerflow.application.imports import ImportRequest
from partnerflow.bootstrap import definitions, store_url
from partnerflow.persistence.opening import open_store
from partnerflow.sql import load

LENGTH = 120
PATIENCE_SECONDS = 60.0


def fill(place: Place, partnerships: int, length: int = LENGTH) -> None:
    """Import so many partnerships of this length, with the organisations they need; wait until the log holds them."""
    with place.service() as service:
        process = service.processes.latest("partnership")
        service.import_facts(as_bytes(story.organisations()), ImportRequest())
        for number in range(partnerships):
            lines = story.partnership(key_of(number), length, process)
            service.import_facts(as_bytes(lines), ImportRequest())
        position = service.store.wait(len(story.PARTNERS) + partnerships * length, PATIENCE_SECONDS)
        service.summaries.wait(position, PATIENCE_SECONDS)


def fill_summaries(place: Place, partnerships: int) -> None:
    """Put rows into the projection's tables, as if so many partnerships had been recorded; phases in turn."""
    phases = [phase.key for phase in definitions(place.settings).latest("partnership").phases]
    store = open_store(store_url(place.settings.database), sequence=False)
    keep = load(store.tables.engine, "statements/projections/keep_partnership")
    with store.tables.writing() as write:
        for number in range(partnerships):
            write(keep, _row(number, phases[number % len(phases)]))
    store.close()


def key_of(number: int) -> str:
    """The key of a partnership by its number."""
    return f"samen-{number}"


def keys_of(number: int, each: int) -> list[str]:
    """The keys of so many partnerships that are only one worker's, by the number of that worker."""
    return [key_of(number * each + offset) for offset in range(each)]


def _row(number: int, phase: str) -> dict[str, object]:
    key = f"rij-{number:06}"
    return {
        "key": key,
        "name": f"Partnerschap {number}",
        "region": "De streek",
        "process": "partnership.v1",
        "phase": phase,
        "entered": "2020-01-06",
        "round": 1,
        "status": "active",
        "profile": "standard",
        "partners": json.dumps(story.PARTNERS),
        "version": 1,
        "words": f"partnerschap {number} de streek {key}",
    }
