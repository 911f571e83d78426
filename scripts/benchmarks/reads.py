"""Reads of one partnership and of very many, as data. Figures of them are made over HTTP and in process alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle, repeat

from benchmarks.figures import NO_BAR, Bar
from benchmarks.sayings import FIRST_DAY, LEAD
from benchmarks.stock import LONG, LONG_KEY, SHORT, SHORT_KEY

STATE = f"/v1/partnerships/{LONG_KEY}"
HISTORY = f"{STATE}/history?pageSize={LONG}"
HISTORY_SHORT = f"/v1/partnerships/{SHORT_KEY}/history?pageSize={SHORT}"
LIST = "/v1/partnerships?phase=executing&pageSize=50"
SELECT = "/select"
A_SELECT = "an empty Flask endpoint that does one SELECT 1"
THE_BYTES = "the same bytes from a static view"
_DAYS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One kind of read: the paths it asks for, and whether its floor sends the same bytes or does one SELECT 1."""

    name: str
    says: str
    paths: Callable[[], Iterator[str]]
    against_bytes: bool = False
    bar: Bar = NO_BAR
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def floor(self) -> str:
        """The floor in words."""
        return THE_BYTES if self.against_bytes else A_SELECT

    @property
    def floor_path(self) -> str:
        """Where the floor server has it."""
        return f"/static/{self.name}" if self.against_bytes else SELECT


def always(path: str) -> Callable[[], Iterator[str]]:
    """The same path each time."""
    return lambda: repeat(path)


def days() -> Iterator[str]:
    """The state on one day after the other: none of it was made before."""
    first = FIRST_DAY + timedelta(days=60)
    return cycle([f"{STATE}?asOf={first + timedelta(days=number)}" for number in range(_DAYS)])


OF_ONE = (
    Read(
        name="state",
        says="the state of a partnership of 1,000 facts",
        paths=always(STATE),
        bar=Bar(ratio=0.5),
    ),
    Read(
        name="history",
        says="the history of 1,000 facts",
        paths=always(HISTORY),
        against_bytes=True,
        bar=Bar(ratio=0.25),
    ),
    Read(name="history_100", says="the history of 100 facts", paths=always(HISTORY_SHORT), against_bytes=True),
    Read(name="as_of", says="the state of that partnership on another day each time", paths=days),
    Read(name="next_moves", says="every move it can make, and why not", paths=always(f"{STATE}/next-moves")),
)

OF_MANY = (
    Read(name="list", says="50 of {}, by phase", paths=always(LIST), bar=Bar(ratio=0.5)),
    Read(
        name="list_partner",
        says="50 of {}, by phase and partner",
        paths=always(f"{LIST}&partner={LEAD}"),
    ),
    Read(name="list_words", says="50 of {}, by words", paths=always("/v1/partnerships?q=samen&pageSize=50")),
    Read(
        name="portfolio",
        says="how many of {} are in which phase and of what kind",
        paths=always("/v1/portfolio/composition"),
    ),
    Read(
        name="portfolio_durations",
        says="how long {} were in each phase",
        paths=always("/v1/portfolio/durations"),
    ),
    Read(
        name="portfolio_deadlines",
        says="50 deadlines of {}",
        paths=always("/v1/portfolio/deadlines?pageSize=50"),
    ),
    Read(
        name="portfolio_lingering",
        says="50 of {} that have been in their phase for too long",
        paths=always("/v1/portfolio/lingering"),
    ),
)
