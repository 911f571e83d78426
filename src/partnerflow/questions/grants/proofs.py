"""When what proves something happened, in whichever stream it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from datetime import date

from partnerflow.domain.vocabulary.objects import FactAddress
from partnerflow.questions.grants.held import every
from partnerflow.questions.view import Asked, View

_EARLIEST = date(1800, 1, 1).toordinal()


class Proofs:
    """The days of facts as they read in this view: of the partnership, of its grants, and of any other stream."""

    def __init__(self, view: View[Asked]) -> None:
        asked, known = view.parameters, view.known_at
        read = {("partnership", view.key): view.history.reading(as_known_at=known, version=asked.at_version)}
        read |= {("grant", held.key): held.history.reading(as_known_at=known) for held in every(view)}
        self._days: Mapping[tuple[str, str], Mapping[str, str]] = {
            address: {fact.id: fact.occurred_on for fact in facts} for address, facts in read.items()
        }
        self._view = view

    def day(self, address: FactAddress, by: str) -> str | None:
        """The day of a fact that was named on the day `by`; None when it is void by now."""
        days = self._days.get((address.stream, address.key))
        return days.get(address.fact) if days is not None else self._elsewhere(address, by)

    def _elsewhere(self, address: FactAddress, by: str) -> str | None:
        """Another stream tells only whether a fact had occurred by a day, so its day is the first of those."""
        until = date.fromisoformat(by).toordinal()
        days = range(_EARLIEST, until + 1)
        at = bisect_left(days, True, key=lambda ordinal: self._stands(address, date.fromordinal(ordinal).isoformat()))
        return date.fromordinal(days[at]).isoformat() if at < len(days) else None

    def _stands(self, address: FactAddress, day: str) -> bool:
        return self._view.around.has_fact(address.stream, address.key, address.fact, day)
