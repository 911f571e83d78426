"""Comparing a figure with its floor: short slices of each in turns, so that a busy machine is busy for both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from benchmarks.timing import Latency, Stopwatch

Slice = Callable[[float], float]
"""Runs for some seconds and answers how much it did per second."""

_WARM_UP_SECONDS = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long to measure: slices of a floor and of a figure, and the seconds of each; and on how much of the data.

    Figures with more than `connections` are left out, and with `one_store` the second store of those that have no bar.
    """

    slices: int = 7
    seconds: float = 1.0
    share: float = 1.0
    connections: int = 32
    one_store: bool = False

    def of(self, amount: int) -> int:
        """The share of an amount of data, at least one."""
        return max(1, round(amount * self.share))

    @property
    def lasts(self) -> float:
        """How many seconds one comparison takes."""
        return 2 * (self.slices * self.seconds + min(self.seconds, _WARM_UP_SECONDS))


QUICK = Effort(slices=3, seconds=0.05, share=0.1, connections=8, one_store=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What each slice did per second, floor and figure in pairs; or, of `amounts`, how much each took: less is better."""

    floors: tuple[float, ...]
    figures: tuple[float, ...]
    amounts: bool = False
    latency: Latency | None = None

    @property
    def ratios(self) -> tuple[float, ...]:
        """How near the figure comes to its floor, pair by pair: 1 is as good as the floor."""
        pairs = zip(self.floors, self.figures, strict=True)
        return tuple(floor / figure if self.amounts else figure / floor for floor, figure in pairs)

    @property
    def ratio(self) -> float:
        """The median of the paired ratios."""
        return median(self.ratios)

    @property
    def rate(self) -> float:
        """The median of what the figure did per second, or took."""
        return median(self.figures)

    @property
    def milliseconds(self) -> float:
        """How long one lasted where one was done after the other."""
        return 1000 / self.rate


def compare(
    floor: Slice,
    figure: Slice,
    effort: Effort,
    *,
    watch: Stopwatch | None = None,
) -> Comparison:
    """Run floor and figure in turns, after one slice of each that does not count; `watch` is what the figure times by."""
    warm_up = min(effort.seconds, _WARM_UP_SECONDS)
    floor(warm_up)
    figure(warm_up)
    if watch is not None:
        watch.reset()
    floors, figures = [], []
    for _ in range(effort.slices):
        floors.append(floor(effort.seconds))
        figures.append(figure(effort.seconds))
    latency = watch.latency if watch is not None else None
    return Comparison(floors=tuple(floors), figures=tuple(figures), latency=latency)
