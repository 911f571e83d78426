"""Comparing what one request costs on two sides: rounds in turns, so that a busy machine is busy for both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter

from growing.operations import Request
from growing.processors import Spent


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How many rounds, and how many seconds each side has in one, or how many requests at most."""

    rounds: int = 5
    seconds: float = 0.4
    most: int = 1_000_000


@dataclass(slots=True, kw_only=True)
class Cost:
    """What requests of one kind cost on one side: each latency, and the seconds of processors for one, round by round."""

    latencies: list[float] = field(default_factory=list)
    processors: list[float] = field(default_factory=list)

    @property
    def latency(self) -> float:
        """The median of how long one lasted."""
        return median(self.latencies)

    @property
    def processor(self) -> float:
        """The median of what processors spent on one."""
        return median(self.processors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """One kind of request on the small side and on the large one."""

    name: str
    small: Cost
    large: Cost

    @property
    def latency(self) -> float:
        """How many times as long one lasts on the large side."""
        return self.large.latency / self.small.latency

    @property
    def processor(self) -> float:
        """How many times as much processors spend on one there; 1 where the system tells nothing."""
        return self.large.processor / self.small.processor if self.small.processor else 1.0


def compare(name: str, requests: tuple[Request, Request], spent: tuple[Spent, Spent], effort: Effort) -> Growth:
    """Ask both sides in turns, after a round that does not count."""
    costs = (Cost(), Cost())
    for request, each in zip(requests, spent, strict=True):
        _round(request, each, Cost(), effort)
    for _ in range(effort.rounds):
        for request, each, cost in zip(requests, spent, costs, strict=True):
            _round(request, each, cost, effort)
    return Growth(name=name, small=costs[0], large=costs[1])


def weakest_first(growths: Sequence[Growth]) -> list[Growth]:
    """Those that grow most at the top."""
    return sorted(growths, key=lambda growth: -max(growth.processor, growth.latency))


def _round(request: Request, spent: Callable[[], float], cost: Cost, effort: Effort) -> None:
    before, end = spent(), perf_counter() + effort.seconds
    latencies: list[float] = []
    while not latencies or (len(latencies) < effort.most and perf_counter() < end):
        start = perf_counter()
        request()
        latencies.append(perf_counter() - start)
    cost.latencies += latencies
    cost.processors.append((spent() - before) / len(latencies))
