"""What a figure is: a name, a promise, the stores it is measured on, and the way to measure it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.comparing import Comparison, Effort
from benchmarks.places import Place

Measure = Callable[[Place, Effort, Callable[[], None]], Comparison]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What a figure promises: a share of its floor, a number per second, or how long one may last."""

    ratio: float | None = None
    rate: float | None = None
    milliseconds: float | None = None

    def holds(self, comparison: Comparison) -> bool:
        """Whether the medians keep the promise."""
        return (
            (self.ratio is None or comparison.ratio >= self.ratio)
            and (self.rate is None or comparison.rate >= self.rate)
            and (self.milliseconds is None or comparison.milliseconds <= self.milliseconds)
        )

    def __str__(self) -> str:
        told = [f">= {self.ratio:g}"] if self.ratio is not None else []
        told += [f">= {self.rate:,.0f}/s"] if self.rate is not None else []
        return " and ".join([*told, f"<= {self.milliseconds:g} ms"] if self.milliseconds is not None else told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One promised figure. `floor` and `figure` say in words what the two sides of the comparison are."""

    name: str
    floor: str
    figure: str
    unit: str
    bar: Bar
    measure: Measure
    stores: tuple[str, ...] = ("sqlite", "postgres")
