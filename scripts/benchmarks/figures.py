"""What a figure is: a name, a promise, the stores it is measured on, and the way to measure it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from benchmarks.comparing import Comparison, Effort
from benchmarks.crew import Act
from benchmarks.places import Place

Measure = Callable[[Any, Effort], Comparison]
Ground = Callable[[Place, Effort], AbstractContextManager[Any]]
"""Makes of an empty place what figures are measured on: filled, with servers where they need some. Gone on leaving."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What a figure promises: a share of its floor, a number per second, or how long one may last; or nothing."""

    ratio: float | None = None
    rate: float | None = None
    milliseconds: float | None = None

    def margin(self, comparison: Comparison) -> float | None:
        """How often the medians keep the promise: 1 is just so, less is missed; None where nothing is promised."""
        margins = []
        if self.ratio is not None:
            margins.append(comparison.ratio / self.ratio)
        if self.rate is not None:
            margins.append(comparison.rate / self.rate)
        if self.milliseconds is not None:
            margins.append(self.milliseconds / comparison.milliseconds)
        return min(margins, default=None)

    def holds(self, comparison: Comparison) -> bool:
        """Whether the medians keep the promise."""
        margin = self.margin(comparison)
        return margin is None or margin >= 1

    def __str__(self) -> str:
        told = [f">= {self.ratio:g}"] if self.ratio is not None else []
        told += [f">= {self.rate:,.0f}/s"] if self.rate is not None else []
        return " and ".join([*told, f"<= {self.milliseconds:g} ms"] if self.milliseconds is not None else told)


NO_BAR = Bar()


@contextmanager
def empty(place: Place, _: Effort) -> Iterator[Place]:
    """The ground of a figure that fills its place itself: no other one is measured there."""
    yield place


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure. `floor` and `figure` say in words what the two sides of the comparison are.

    Figures of one `ground` are measured on the same one, in their order. `lasting` says how many times longer than others
    its slices are. `act`, where there is one, answers one piece of its work on that ground, in this process: for a profile.
    """

    name: str
    floor: str
    figure: str
    unit: str
    measure: Measure
    bar: Bar = NO_BAR
    stores: tuple[str, ...] = ("sqlite", "postgres")
    connections: int | None = None
    ground: Ground = empty
    lasting: float = 1.0
    act: Callable[[Any], Act] | None = None

    @property
    def shared(self) -> bool:
        """Whether others are measured on the same ground."""
        return self.ground is not empty
