"""What the program takes up: memory of a server at its peak, and bytes on disk for each fact. Less is better."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg

from benchmarks.client import Server
from benchmarks.comparing import Comparison, Effort
from benchmarks.figures import Figure
from benchmarks.grounds import Served, Sizes, served, sizes
from benchmarks.places import Place
from benchmarks.replaying import recorded
from partnerflow.bootstrap import store_url
from partnerflow.persistence.opening import open_store
from partnerflow.persistence.postgres.workspace import parse

_PROC = Path("/proc")
_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)
_STORED = """SELECT sum(pg_total_relation_size(relation.oid)) FROM pg_class AS relation
JOIN pg_namespace AS schema ON schema.oid = relation.relnamespace
WHERE relation.relkind IN ('r', 'm') AND schema.nspname NOT LIKE 'pg\\_%' AND schema.nspname <> 'information_schema'"""


def of_servers(ground: Served, _: Effort) -> Comparison:
    """Compare the peak of a service with that of its floor, after all that was asked of both."""
    return _less(_peak(ground.floor), _peak(ground.service))


def of_many(ground: Sizes, _: Effort) -> Comparison:
    """Compare the peak of a service over many partnerships with that over few."""
    return _less(_peak(ground.few), _peak(ground.many))


def on_disk(place: Place, _: Effort) -> Comparison:
    """Compare all that is on disk, for each fact, with the bytes of the facts themselves."""
    store = open_store(store_url(place.settings.database), sequence=False)
    try:
        sizes_of_facts = [len(logged.event.state) for logged in store.replay()]
    finally:
        store.close()
    facts = len(sizes_of_facts)
    return _less(sum(sizes_of_facts) / facts, _stored(place) / facts)


def peak_of(status: str) -> int:
    """The most memory that a process ever had resident, in kilobytes, by its ``/proc/<id>/status``.

    Raises:
        ValueError: it does not say so.
    """
    found = _PEAK.search(status)
    if found is None:
        raise ValueError("the system does not tell the peak of a process")
    return int(found[1])


def _less(floor: float, figure: float) -> Comparison:
    return Comparison(floors=(floor,), figures=(figure,), amounts=True)


def _peak(server: Server) -> float:
    """Megabytes of a server with all of its processes; what they share counts for each."""
    return sum(peak_of((_PROC / str(each) / "status").read_text()) for each in _family(server.process)) / 1024


def _family(process: int) -> Iterator[int]:
    yield process
    for children in (_PROC / str(process) / "task").glob("*/children"):
        for child in children.read_text().split():
            yield from _family(int(child))


def _stored(place: Place) -> int:
    if place.store == "sqlite":
        return sum(file.stat().st_size for file in place.folder.glob("store.sqlite*"))
    with psycopg.connect(parse(place.database).conninfo) as connection:
        row = connection.execute(_STORED).fetchone()
    assert row is not None, "a sum is always there"
    return int(row[0])


FIGURES = (
    Figure(
        name="memory_http",
        floor="the floor's server at its peak",
        figure="the service at its peak, after all other figures of one partnership",
        unit="MB",
        measure=of_servers,
        ground=served,
    ),
    Figure(
        name="memory_many_http",
        floor="the service over 10,000 partnerships at its peak",
        figure="the service over 100,000 partnerships at its peak",
        unit="MB",
        measure=of_many,
        ground=sizes,
    ),
    Figure(
        name="bytes_per_fact",
        floor="the bytes of the fact itself, without its texts",
        figure="everything on disk: facts, texts, trees, indexes and read models",
        unit="bytes",
        measure=on_disk,
        ground=recorded,
    ),
)
