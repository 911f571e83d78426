"""The verdict on a soak: what the first quarter and the last one say of the same thing, and what may not have grown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from soaking.samples import Sample

_HOUR = 3600.0
_QUARTER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much may grow from the first quarter to the last: memory by a share, open files by a number, lag to a number of facts."""

    memory: float = 0.25
    files: int = 16
    lag: int = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """One measure: its median in the first quarter and in the last, how much it gains in an hour, and the most it may be."""

    name: str
    first: float
    last: float
    per_hour: float
    most: float

    @property
    def holds(self) -> bool:
        """Whether it stayed within its bound."""
        return self.last <= self.most


def trends(samples: Sequence[Sample], bounds: Bounds) -> list[Trend]:
    """What became of memory, files and lags. Raises ValueError with fewer than eight samples: they tell nothing yet."""
    if len(samples) < 2 * _QUARTER:
        raise ValueError(f"{len(samples)} samples are too few to compare quarters")
    return [
        _trend("memory", samples, lambda each: each.memory, lambda first: first * (1 + bounds.memory)),
        _trend("open files", samples, lambda each: each.files, lambda first: first + bounds.files),
        _trend("sequencer lag", samples, lambda each: each.waiting, lambda first: max(first * 2, bounds.lag)),
        _trend("read model lag", samples, lambda each: each.behind, lambda first: max(first * 2, bounds.lag)),
    ]


def per_hour(points: Sequence[tuple[float, float]]) -> float:
    """How much the line of least squares through points of (seconds, value) gains in an hour."""
    middle = sum(at for at, _ in points) / len(points)
    level = sum(value for _, value in points) / len(points)
    spread = sum((at - middle) ** 2 for at, _ in points)
    return _HOUR * sum((at - middle) * (value - level) for at, value in points) / spread if spread else 0.0


def _trend(
    name: str, samples: Sequence[Sample], measure: Callable[[Sample], float], most: Callable[[float], float]
) -> Trend:
    quarter = len(samples) // _QUARTER
    first = median(measure(each) for each in samples[:quarter])
    last = median(measure(each) for each in samples[-quarter:])
    # What is filled at the start, such as caches, is no slope.
    gained = per_hour([(each.at, measure(each)) for each in samples[quarter:]])
    return Trend(name=name, first=first, last=last, per_hour=gained, most=most(first))
