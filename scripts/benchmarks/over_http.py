"""Figures over HTTP: real servers, asked over 1, 8 and 32 connections, and a floor behind the same gunicorn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice, repeat

from benchmarks.changes import Change
from benchmarks.client import Client, Server, settle
from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.figures import Bar, Figure
from benchmarks.grounds import CONNECTIONS, Served, served
from benchmarks.kinds import KINDS, Kind
from benchmarks.lean import Lean, request_of
from benchmarks.reads import A_SELECT, OF_ONE, SELECT, STATE, Read
from benchmarks.stock import BUNDLED, BUNDLED_KEY, Stock, each_slice


def reading(ground: Served, effort: Effort, *, read: Read, connections: int) -> Comparison:
    """Compare one kind of read with its floor."""
    asked = [asking(ground.service, read.paths()) for _ in range(connections)]
    figure = Lean(server=ground.service, sources=asked)
    floor = Lean(server=ground.floor, sources=same(ground.floor, read.floor_path, connections))
    return compare(floor, figure, effort, watch=figure.watch)


def writing(ground: Served, effort: Effort, *, kind: Kind, connections: int) -> Comparison:
    """Compare one kind of write with the floor."""
    figure = Lean(
        server=ground.service,
        sources=sources(ground.service, ground.stock, kind, connections, effort),
        statuses=frozenset({kind.status}),
    )
    floor = Lean(server=ground.floor, sources=same(ground.floor, SELECT, connections))
    return compare(floor, figure, effort, watch=figure.watch)


def unchanged(ground: Served, effort: Effort, *, connections: int) -> Comparison:
    """Compare a 304 with the same state sent whole."""
    with closing(Client(ground.service)) as client:
        etag = client.get(STATE)[0].headers["ETag"]
    request = request_of(ground.service, "GET", STATE, If_None_Match=etag)
    figure = Lean(server=ground.service, sources=[repeat(request)] * connections, statuses=frozenset({304}))
    floor = Lean(server=ground.service, sources=same(ground.service, STATE, connections))
    return compare(floor, figure, effort, watch=figure.watch)


def bundling(ground: Served, effort: Effort) -> Comparison:
    """Compare the bundle of a partnership with its history, one request after the other."""
    here = f"/v1/partnerships/{BUNDLED_KEY}"
    settle(ground.service, [BUNDLED_KEY])
    figure = Lean(server=ground.service, sources=same(ground.service, f"{here}/bundle", 1))
    history = Lean(server=ground.service, sources=same(ground.service, f"{here}/history?pageSize={BUNDLED}", 1))
    return compare(history, figure, effort, watch=figure.watch)


def asking(server: Server, paths: Iterator[str]) -> Iterator[bytes]:
    """Requests for these paths, one by one; what is asked for again is made once."""
    made: dict[str, bytes] = {}
    for path in paths:
        if path not in made:
            made[path] = request_of(server, "GET", path)
        yield made[path]


def same(server: Server, path: str, connections: int) -> Sequence[Iterator[bytes]]:
    """The same path over so many connections."""
    return [repeat(request_of(server, "GET", path))] * connections


def sources(server: Server, stock: Stock, kind: Kind, connections: int, effort: Effort) -> Sequence[Iterable[bytes]]:
    """What so many connections send to record one kind of change, each where no other one does."""
    told = [_sent(server, kind.telling(stock, number)) for number in range(connections)]
    if not kind.once:
        return told
    each = each_slice(effort, connections) // connections
    return [Rationed(source, each) for source in told]


def _sent(server: Server, changes: Iterator[Change]) -> Iterator[bytes]:
    return (change.sent(server) for change in changes)


@dataclass(frozen=True, slots=True)
class Rationed:
    """The next so many of a supply, each time it is gone through."""

    supply: Iterator[bytes]
    each: int

    def __iter__(self) -> Iterator[bytes]:
        return islice(self.supply, self.each)


def _figure(name: str, floor: str, says: str, measure: Callable[..., Comparison], bar: Bar, connections: int) -> Figure:
    return Figure(
        name=f"{name}_http",
        floor=floor,
        figure=says,
        unit="requests",
        bar=bar,
        measure=partial(measure, connections=connections),
        connections=connections,
        ground=served,
    )


FIGURES = (
    *(
        _figure(read.name, read.floor, read.says, partial(reading, read=read), read.bar, connections)
        for read in OF_ONE
        for connections in CONNECTIONS
    ),
    *(
        _figure("not_modified", "the same state sent whole", "a 304 instead", unchanged, Bar(ratio=1.0), connections)
        for connections in CONNECTIONS
    ),
    Figure(
        name="bundle_http",
        floor="its history",
        figure="the bundle of a partnership of 200 facts",
        unit="requests",
        bar=Bar(milliseconds=300),
        measure=bundling,
        connections=1,
        ground=served,
    ),
    *(
        _figure(kind.name, A_SELECT, kind.says, partial(writing, kind=kind), kind.bar, connections)
        for kind in KINDS
        for connections in CONNECTIONS
    ),
)
