"""What proofs cost over HTTP: servers that sign and carry checkpoints, beside servers that do neither."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import repeat

from benchmarks.client import Client, Server, settle
from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.figures import Bar, Figure
from benchmarks.filling import LENGTH, fill_with, key_of
from benchmarks.kinds import CREATED, KINDS, OK
from benchmarks.lean import Lean, request_of
from benchmarks.over_http import same, sources
from benchmarks.places import Place
from benchmarks.reads import HISTORY, STATE
from benchmarks.servers import SERVICE, starting
from benchmarks.stock import BEGUN, LONG, LONG_KEY, STREAMS, Stock
from benchmarks.story import partnership
from benchmarks.writers import PAUSE, Due
from benchmarks.writing import SIGNED, lasting, resting
from partnerflow.bootstrap import definitions
from partnerflow_api.checkpoints import HEADER

CHECKPOINT = "/v1/log/checkpoint"
CONNECTIONS = 8
WRITE = next(kind for kind in KINDS if kind.name == "write")


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """A service that has signed all it holds and one that holds the same and never signs, each with its stock."""

    signed: Server
    unsigned: Server
    signed_stock: Stock
    unsigned_stock: Stock


@contextmanager
def twins(place: Place, effort: Effort) -> Iterator[Twins]:
    """Two services over the same partnerships: only one of them signs."""
    process, unsigned = definitions(place.settings).latest("partnership"), place.unsigned()
    streams = effort.of(STREAMS)
    lengths = {key_of(number): max(BEGUN, effort.of(LENGTH)) for number in range(CONNECTIONS * streams)}
    lengths[LONG_KEY] = max(BEGUN, effort.of(LONG))
    told = {key: partnership(key, length, process) for key, length in lengths.items()}
    for each in (place, unsigned):
        fill_with(each, told)
    with starting(place, *SERVICE) as first, starting(unsigned, *SERVICE) as second:
        service, plain = first.listening(), second.listening()
        settle(service, told)
        yield Twins(
            signed=service,
            unsigned=plain,
            signed_stock=Stock(versions=dict(lengths), streams=streams),
            unsigned_stock=Stock(versions=dict(lengths), streams=streams),
        )
        first.leave()


def writing(ground: Twins, effort: Effort) -> Comparison:
    """Compare recording a fact where a notary is at work with recording it where none is."""
    effort = lasting(effort)
    # One connection more than there are writers: it asks for checkpoints.
    asking = Asking(request_of(ground.signed, "POST", CHECKPOINT, b"{}"), Due(effort.seconds))
    told = sources(ground.signed, ground.signed_stock, WRITE, CONNECTIONS, effort)
    figure = Lean(server=ground.signed, sources=[*told, asking], statuses=frozenset({CREATED, OK}))
    plain = sources(ground.unsigned, ground.unsigned_stock, WRITE, CONNECTIONS, effort)
    floor = Lean(server=ground.unsigned, sources=plain, statuses=frozenset({CREATED}))

    def rest(_: float) -> float:
        settle(ground.signed, ground.signed_stock.versions)
        return 0.0

    return compare(floor, resting(figure, rest), effort, watch=figure.watch)


def reading(ground: Twins, effort: Effort, *, path: str) -> Comparison:
    """Compare an answer that carries a checkpoint with the same answer without one."""
    for server, carries in ((ground.signed, True), (ground.unsigned, False)):
        with closing(Client(server)) as client:
            response, _ = client.get(path)
        if (HEADER in response.headers) != carries:
            raise RuntimeError(f"{path}: {HEADER} is what is measured")
    floor, figure = (
        Lean(server=server, sources=same(server, path, CONNECTIONS)) for server in (ground.unsigned, ground.signed)
    )
    return compare(floor, figure, effort, watch=figure.watch)


@dataclass(frozen=True, slots=True)
class Asking:
    """One request, when it is due."""

    request: bytes
    due: Due

    def __iter__(self) -> Iterator[bytes]:
        return repeat(self.request, int(self.due()))


FIGURES = (
    *(
        Figure(
            name=f"receipt_{name}_http",
            floor="the same without a checkpoint",
            figure=f"{what} of a partnership of 1,000 facts, with the newest checkpoint",
            unit="requests",
            bar=Bar(ratio=0.95),
            measure=partial(reading, path=path),
            connections=CONNECTIONS,
            ground=twins,
        )
        for name, what, path in (("state", "the state", STATE), ("history", "the history", HISTORY))
    ),
    Figure(
        name="signed_http",
        floor="the same with PARTNERFLOW_NOTARY=no",
        figure="recording a fact while the notary signs",
        unit="requests",
        bar=SIGNED,
        measure=writing,
        connections=CONNECTIONS,
        ground=twins,
        lasting=PAUSE,
    ),
)
