"""How long each piece of work lasted: the half of them, and the slowest of a hundred."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil
from time import perf_counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """The median and the 99th percentile, in milliseconds."""

    p50: float
    p99: float


@dataclass(slots=True)
class Stopwatch:
    """Seconds that pieces of work lasted, gathered over slices."""

    seconds: list[float] = field(default_factory=list)

    def reset(self) -> None:
        """Forget what was timed so far."""
        self.seconds.clear()

    @property
    def latency(self) -> Latency | None:
        """What came out of it; None when nothing was timed."""
        if not self.seconds:
            return None
        lasted = sorted(self.seconds)
        return Latency(p50=1000 * percentile(lasted, 50), p99=1000 * percentile(lasted, 99))

    def alone(
        self, act: Callable[[], int], before: Callable[[], object] = lambda: None, most: int | None = None
    ) -> Callable[[float], float]:
        """A slice of one act after the other, each timed and counted; what is done `before` each is neither.

        It ends early after `most` acts.
        """

        def run(seconds: float) -> float:
            done, spent, acts = 0, 0.0, 0
            while spent < seconds and acts != most:
                before()
                began = perf_counter()
                done += act()
                lasted = perf_counter() - began
                self.seconds.append(lasted)
                spent += lasted
                acts += 1
            return done / spent

        return run


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest of these sorted values that is not below so many percent of them (nearest rank).

    Raises:
        ValueError: there are none.
    """
    if not values:
        raise ValueError("nothing was timed")
    return values[max(0, ceil(len(values) * percent / 100) - 1)]
