"""Answers rendered before, by what they were made from: a stream at a version never reads differently.

A key holds the identity and the version of the stream, so nothing here is ever out of date; an erasure is a new version,
and a stream's older renderings go as soon as a newer one comes. Restricting a text is none: where texts are rendered, the
form says how often that was done. Not everybody sees the same of it: every form holds the reader's `view_key`.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar
from uuid import UUID

MAXIMUM_BYTES = 32 << 20

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Rendering:
    """A body, for a page the cursor of the next one, and the persons whose data it shows."""

    body: bytes
    following: str | None = None
    persons: frozenset[str] = frozenset()


class Rendered(Generic[K]):
    """Renderings by stream, version and form; the least used go when there are more than `maximum` bytes."""

    def __init__(self, maximum: int = MAXIMUM_BYTES) -> None:
        self._maximum = maximum
        self._held = 0
        self._streams: OrderedDict[UUID, tuple[int, dict[K, Rendering]]] = OrderedDict()
        self._lock = Lock()

    def get(self, stream: UUID, version: int, form: K, render: Callable[[], Rendering]) -> Rendering:
        """This form of the stream at this version, rendered now if they are not at hand."""
        with self._lock:
            held = self._streams.get(stream)
            if held is not None and held[0] == version and form in held[1]:
                self._streams.move_to_end(stream)
                return held[1][form]
        made = render()
        with self._lock:
            self._put(stream, version, form, made)
        return made

    def _put(self, stream: UUID, version: int, form: K, made: Rendering) -> None:
        known, forms = self._streams.get(stream, (version, {}))
        if known > version or (form in forms and known == version):
            return
        if known < version:
            self._drop(stream)
            forms = {}
        forms[form] = made
        self._streams[stream] = (version, forms)
        self._streams.move_to_end(stream)
        self._held += len(made.body)
        while self._held > self._maximum:
            self._drop(next(iter(self._streams)))

    def _drop(self, stream: UUID) -> None:
        _, forms = self._streams.pop(stream, (0, {}))
        self._held -= sum(len(made.body) for made in forms.values())
