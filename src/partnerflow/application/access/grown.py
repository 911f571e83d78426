"""What all facts of a stream come to together, kept by stream: a newer version is made from the one before it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar
from uuid import UUID

from partnerflow.application.access.kept import Kept

V = TypeVar("V")


class Grown(Generic[V]):
    """Values by stream and version, shared by the threads of a process; the stream that was used longest ago goes first.

    Args:
        empty: the value before the first fact.
        capacity: of how many streams the newest value is kept, and how many values of earlier versions.
    """

    def __init__(self, empty: V, capacity: int) -> None:
        self._empty = empty
        self._capacity = capacity
        self._newest: OrderedDict[UUID, tuple[int, V]] = OrderedDict()
        self._earlier: Kept[tuple[UUID, int], V] = Kept(capacity)
        self._lock = Lock()

    def get(self, stream: UUID, version: int, grow: Callable[[int, V], V]) -> V:
        """The value at a version; `grow` makes it from an earlier version and what was made of that one."""
        with self._lock:
            known, value = self._newest.get(stream, (0, self._empty))
            if known:
                self._newest.move_to_end(stream)
        if known == version:
            return value
        if known > version:
            return self._earlier.get((stream, version), lambda: grow(0, self._empty))
        value = grow(known, value)
        with self._lock:
            if self._newest.get(stream, (0, value))[0] < version:
                self._newest[stream] = (version, value)
                self._newest.move_to_end(stream)
            while len(self._newest) > self._capacity:
                self._newest.popitem(last=False)
        return value
