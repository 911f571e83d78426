"""Latencies without end in a histogram that does not grow: each bucket is a tenth wider than the one below."""

from __future__ import annotations

from math import ceil, log
from threading import Lock

_SHORTEST = 1e-4
_WIDER = 1.1
_BUCKETS = 160


class Histogram:
    """How many lasted how long; several threads may add."""

    def __init__(self) -> None:
        self._counts = [0] * _BUCKETS
        self._longest = 0.0
        self._lock = Lock()

    def add(self, seconds: float) -> None:
        """One that lasted so long."""
        bucket = max(0, ceil(log(max(seconds, _SHORTEST) / _SHORTEST, _WIDER)))
        with self._lock:
            self._counts[min(bucket, _BUCKETS - 1)] += 1
            self._longest = max(self._longest, seconds)

    @property
    def count(self) -> int:
        """How many were added."""
        return sum(self._counts)

    @property
    def longest(self) -> float:
        """The longest of all."""
        return self._longest

    def quantile(self, share: float) -> float:
        """The seconds that this share of them did not exceed, to a tenth; 0 of none."""
        wanted, seen = share * self.count, 0
        for bucket, count in enumerate(self._counts):
            seen += count
            if count and seen >= wanted:
                return min(_SHORTEST * _WIDER**bucket, self._longest)
        return 0.0
