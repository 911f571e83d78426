"""Replay: long streams from the store to their state, nothing cached, beside only reading their rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import cycle

from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.crew import Act
from benchmarks.figures import Bar, Figure
from benchmarks.filling import fill, key_of
from benchmarks.places import Place
from benchmarks.timing import Stopwatch
from partnerflow.bootstrap import SystemClock, definitions, store_url
from partnerflow.persistence.histories import Histories
from partnerflow.persistence.opening import OpenedStore, open_store

STREAMS = 10
LENGTH = 1000


@contextmanager
def recorded(place: Place, effort: Effort) -> Iterator[Place]:
    """A place with long partnerships in it, which nobody works at."""
    fill(place, STREAMS, effort.of(LENGTH))
    yield place


def measure(place: Place, effort: Effort) -> Comparison:
    """Compare read, decode and fold with read."""
    with closing(open_store(store_url(place.settings.database), sequence=False)) as store:
        read, fold = acts(place, store)
        return compare(Stopwatch().alone(read), Stopwatch().alone(fold), effort)


def acts(place: Place, store: OpenedStore) -> tuple[Act, Act]:
    """Reading and folding, a stream at a time; both answer how many facts that was."""
    processes, clock = definitions(place.settings), SystemClock()
    addresses = [("partnership", key_of(number)) for number in range(STREAMS)]
    to_read, to_fold = cycle(list(store.heads(addresses).values())), cycle(addresses)

    def read() -> int:
        return len(store.read(next(to_read).stream_id))

    def fold() -> int:
        stream = Histories(store, processes, clock).find(*next(to_fold))
        assert stream is not None, "it was imported"
        assert stream.history.state is not None, "folding it is what is measured"
        return stream.history.version

    return read, fold


FIGURES = (
    Figure(
        name="replay",
        floor="reading the events of a stream of 1,000",
        figure="reading, decoding and folding it, cold",
        unit="facts",
        bar=Bar(rate=200_000),
        measure=measure,
        ground=recorded,
    ),
)
