"""Replay: long streams from the store to their state, nothing cached, beside only reading their rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import cycle

from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.crew import Act, crew
from benchmarks.figures import Bar, Figure
from benchmarks.filling import fill, key_of
from benchmarks.places import Place
from partnerflow.bootstrap import SystemClock, definitions, store_url
from partnerflow.persistence.histories import Histories
from partnerflow.persistence.opening import open_store

STREAMS = 10
LENGTH = 1000


def measure(place: Place, effort: Effort, progress: Callable[[], None]) -> Comparison:
    """Compare read, decode and fold with read."""
    fill(place, STREAMS, effort.of(LENGTH))
    with crew(1, acts, place) as reader:
        return compare(reader.doing("read"), reader.doing("fold"), effort, progress)


def acts(_: int, place: Place) -> Mapping[str, Act]:
    """What one reader can do, a stream at a time; both answer how many facts that was."""
    store = open_store(store_url(place.settings.database), sequence=False)
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

    return {"read": read, "fold": fold}


FIGURES = (
    Figure(
        name="replay",
        floor="reading the events of a stream of 1,000",
        figure="reading, decoding and folding it, cold",
        unit="facts",
        bar=Bar(rate=200_000),
        measure=measure,
    ),
)
