"""Comparing a figure with its floor: short slices of each in turns, so that a busy machine is busy for both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Slice = Callable[[float], float]
"""Runs for some seconds and answers how much it did per second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long to measure: slices of a floor and of a figure, and the seconds of each; and on how much of the data."""

    slices: int = 7
    seconds: float = 1.0
    share: float = 1.0

    def of(self, amount: int) -> int:
        """The share of an amount of data, at least one."""
        return max(1, round(amount * self.share))


QUICK = Effort(slices=3, seconds=0.3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What each slice did per second, floor and figure in pairs."""

    floors: tuple[float, ...]
    figures: tuple[float, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """Figure to floor, pair by pair."""
        return tuple(figure / floor for floor, figure in zip(self.floors, self.figures, strict=True))

    @property
    def ratio(self) -> float:
        """The median of the paired ratios."""
        return median(self.ratios)

    @property
    def rate(self) -> float:
        """The median of what the figure did per second."""
        return median(self.figures)

    @property
    def milliseconds(self) -> float:
        """How long one lasted where one was done after the other."""
        return 1000 / self.rate


def compare(floor: Slice, figure: Slice, effort: Effort, progress: Callable[[], None] = lambda: None) -> Comparison:
    """Run floor and figure in turns, after one slice of each that does not count."""
    warm_up = min(effort.seconds, 0.3)
    floor(warm_up)
    figure(warm_up)
    floors, figures = [], []
    for _ in range(effort.slices):
        floors.append(floor(effort.seconds))
        figures.append(figure(effort.seconds))
        progress()
    return Comparison(floors=tuple(floors), figures=tuple(figures))
