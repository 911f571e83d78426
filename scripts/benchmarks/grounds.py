"""Grounds with servers: a service over a filled place, and its floor behind the same gunicorn, for many figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.client import Client, Server, settle
from benchmarks.comparing import Effort
from benchmarks.filling import fill_with
from benchmarks.multiplying import fill_many
from benchmarks.places import Place
from benchmarks.reads import OF_ONE, Read
from benchmarks.servers import FLOOR, SERVICE, Started, starting
from benchmarks.stock import Stock, stocked

CONNECTIONS = (1, 8, 32)
FEW, MANY = 10_000, 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A service and its floor over one place, and what it was filled with."""

    place: Place
    service: Server
    floor: Server
    stock: Stock


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """The same service over few partnerships and over many, and a floor."""

    few: Server
    many: Server
    floor: Server


@contextmanager
def served(place: Place, effort: Effort) -> Iterator[Served]:
    """A service that was filled with partnerships of several lengths, and its floor."""
    stock, streams = stocked(place, effort, CONNECTIONS)
    fill_with(place, streams)
    with starting(place, *SERVICE) as first, floor_of(place) as second:
        service, floor = first.listening(), second.listening()
        keepbodies_of(place, service, OF_ONE)
        # What a service does once, over all that it was filled with, is no part of what a request takes.
        settle(service, [stock.ready[-1]])
        yield Served(place=place, service=service, floor=floor, stock=stock)


@contextmanager
def sizes(place: Place, effort: Effort) -> Iterator[Sizes]:
    """Two services, over few partnerships and over many, and their floor."""
    with ExitStack() as servers:
        started = []
        for name, partnerships in (("few", FEW), ("many", MANY)):
            other = place.beside(name)
            fill_many(other, effort.of(partnerships))
            started.append(servers.enter_context(starting(other, *SERVICE)))
        floor = servers.enter_context(floor_of(place))
        few, many = (each.listening() for each in started)
        yield Sizes(few=few, many=many, floor=floor.listening())
        for each in started:
            each.leave()


def floor_of(place: Place) -> AbstractContextManager[Started]:
    """The floor of a place, just starting; the bodies that it sends statically are yet to be kept."""
    bodies = bodies_of(place)
    bodies.mkdir()
    return starting(place, FLOOR, str(bodies))


def keepbodies_of(place: Place, service: Server, reads: Iterable[Read]) -> None:
    """Have the floor send what the service answers to those reads that are held to the same bytes."""
    with closing(Client(service)) as client:
        for read in reads:
            if read.against_bytes:
                Path(bodies_of(place), read.name).write_bytes(client.get(next(read.paths()))[1])


def bodies_of(place: Place) -> Path:
    """Where the floor of a place has what it sends statically."""
    return place.folder / "bodies"
