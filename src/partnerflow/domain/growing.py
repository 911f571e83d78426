"""Mappings that only grow: each stays as it is, and the next one shares with it all that it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from threading import Lock
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class _Shared(Generic[K, V]):
    """The entries of every mapping grown from one: of each key its last value, the number of the mapping that brought it, and
    what stood there before."""

    __slots__ = ("entries", "last", "lock")

    def __init__(self, entries: dict[K, tuple[int, V, Any]]) -> None:
        self.entries = entries
        self.last = 0
        self.lock = Lock()


class Growing(Mapping[K, V]):
    """A mapping as it stands: `grown` makes the next one at the price of what is new in it.

    Only of the last one made from another; from an earlier one it costs a copy, as when two writers go on from the same place.
    """

    __slots__ = ("_entries", "_number", "_shared")

    def __init__(self, entries: Mapping[K, V] | None = None, *, _shared: _Shared[K, V] | None = None) -> None:
        self._shared = (
            _Shared({key: (0, value, None) for key, value in (entries or {}).items()}) if _shared is None else _shared
        )
        self._entries = self._shared.entries
        self._number = self._shared.last

    def grown(self, changes: Mapping[K, V]) -> Growing[K, V]:
        """This mapping with more entries, or others in the place of some."""
        if not changes:
            return self
        shared = self._shared
        with shared.lock:
            if shared.last == self._number:
                number = self._number + 1
                for key, value in changes.items():
                    shared.entries[key] = (number, value, shared.entries.get(key))
                shared.last = number
                return Growing(_shared=shared)
        return Growing({**self, **changes})

    def __getitem__(self, key: K) -> V:
        entry = self._entries[key]
        while entry[0] > self._number:
            entry = entry[2]
            if entry is None:
                raise KeyError(key)
        return entry[1]

    def __contains__(self, key: object) -> bool:
        entry: Any = self._entries.get(key)  # type: ignore[arg-type]
        while entry is not None and entry[0] > self._number:
            entry = entry[2]
        return entry is not None

    def __iter__(self) -> Iterator[K]:
        # A list at once: another thread may let it grow meanwhile.
        return (key for key in list(self._entries) if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
