"""What one request has opened, and whose data it showed: written down once, before the answer leaves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from partnerflow.application.erasures.ports import Access, Accesses


class Readings:
    """`Accesses` of one request: gathers what was opened, and keeps it in one transaction when it is settled."""

    def __init__(self, accesses: Accesses) -> None:
        self._accesses = accesses
        self._seen: dict[UUID, set[str]] = defaultdict(set)

    def opened(self, stream_id: UUID) -> None:
        """A history was opened."""
        self._seen[stream_id].update()

    def record(self, seen: Mapping[UUID, Collection[str]], principal: str, purpose: str, at: str) -> None:
        """Whose data were shown; who asks, and for what, is known when it is settled."""
        for stream_id, persons in seen.items():
            self._seen[stream_id].update(persons)

    def shown(self) -> dict[UUID, frozenset[str]]:
        """Whose data were shown so far."""
        return {stream: frozenset(persons) for stream, persons in self._seen.items() if persons}

    def told(self) -> None:
        """What was opened led to a fact, which says itself who told it."""
        self._seen.clear()

    def settle(self, principal: str, purpose: str, at: str) -> None:
        """Keep it, once.

        Raises:
            UnavailableError: it could not be written; then the answer must not leave.
        """
        seen, self._seen = self._seen, defaultdict(set)
        if seen:
            self._accesses.record(seen, principal, purpose, at)

    def of(self, stream_id: UUID) -> tuple[Access, ...]:
        return self._accesses.of(stream_id)

    def page(self, stream_id: UUID, *, before: int | None, limit: int) -> tuple[tuple[int, Access], ...]:
        return self._accesses.page(stream_id, before=before, limit=limit)

    def for_purpose(self, stream_id: UUID, principal: str, purpose: str, *, limit: int) -> tuple[Access, ...]:
        return self._accesses.for_purpose(stream_id, principal, purpose, limit=limit)

    def prune(self, before: str) -> None:
        self._accesses.prune(before)
