"""What figures of writes draw on: partnerships that only one connection tells of, and those that stand before a gate."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from benchmarks import sayings, story
from benchmarks.comparing import Effort
from benchmarks.filling import LENGTH, keys_of
from benchmarks.places import Place
from benchmarks.telling import Line
from partnerflow.bootstrap import definitions

LONG, SHORT = 1_000, 100
LONG_KEY, SHORT_KEY, BUNDLED_KEY = "lang", "kort", "bundel"
BUNDLED = 200
STREAMS = 4
BEGUN = 30
"""As long as the shortest partnership in which the partners can work together."""
GRANTS = "GR-{}"
AT_ONCE = 60


@dataclass(slots=True, kw_only=True)
class Stock:
    """The partnerships of one ground: the version that each has, which are ready to advance, which pause, and
    numbers for new ones.

    Whoever tells a fact counts its version here, so the next figure knows it.
    """

    versions: dict[str, int]
    streams: int
    ready: deque[str] = field(default_factory=deque)
    paused: set[str] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def own(self, connection: int) -> list[str]:
        """The partnerships that only one connection tells of."""
        return keys_of(connection, self.streams)

    def next_version(self, key: str) -> int:
        """The version that a stream has; it is told of now, and then has one more."""
        version = self.versions[key]
        self.versions[key] = version + 1
        return version


def stocked(place: Place, effort: Effort, gates: Iterable[int]) -> tuple[Stock, Mapping[str, list[Line]]]:
    """What a ground of writes and reads holds: the stock, and its facts, by stream.

    `gates` are the numbers of connections over which partnerships are advanced there.
    """
    process = definitions(place.settings).latest("partnership")
    streams = effort.of(STREAMS)
    owned = {connection: keys_of(connection, streams) for connection in range(effort.connections)}
    lengths = {key: max(BEGUN, effort.of(LENGTH)) for keys in owned.values() for key in keys}
    lengths |= {LONG_KEY: max(BEGUN, effort.of(LONG)), SHORT_KEY: SHORT, BUNDLED_KEY: max(BEGUN, effort.of(BUNDLED))}
    told = {key: story.partnership(key, length, process) for key, length in lengths.items()}
    passing = sum(each_slice(effort, connections) for connections in gates if connections <= effort.connections)
    ready = [f"klaar-{number}" for number in range((effort.slices + 1) * passing)]
    told |= {key: story.before_first_advance(key, process) for key in ready}
    told[sayings.FUNDER] = story.funder()
    told |= {GRANTS.format(number): story.grant_alone(GRANTS.format(number), keys[0]) for number, keys in owned.items()}
    versions = {key: len(lines) for key, lines in told.items()}
    return Stock(versions=versions, streams=streams, ready=deque(ready)), told


def each_slice(effort: Effort, connections: int) -> int:
    """How many partnerships may pass a gate in one slice: each does so once."""
    return connections * max(1, effort.of(AT_ONCE) // connections)
