"""Filling a store with partnerships, by the import: every rule is asked about every fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loading import lives
from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow

_AT_ONCE = 20
_LINES_AT_ONCE = 1000


class Filling:
    """Adds partnerships to the store of a service; the numbers go on from `begun`. Each step tells how many facts it added.

    Args:
        service: one that does nothing by itself: what follows the log is measured by itself.
    """

    def __init__(self, service: Partnerflow, *, begun: int) -> None:
        self._service = service
        self._begun = begun
        self._process = service.processes.latest("partnership")

    def organisations(self, partnerships: int) -> Iterator[int]:
        """Register those that so many partnerships need."""
        lines = list(lives.organisations(partnerships, self._begun))
        for first in range(0, len(lines), _LINES_AT_ONCE):
            yield self._import(lines[first : first + _LINES_AT_ONCE])

    def long_ones(self) -> Iterator[int]:
        """Import the partnerships of 100, 1,000 and 10,000 facts."""
        for length in lives.LONG:
            yield self._import(lives.long_one(length, self._process))

    def partnerships(self, upto: int) -> Iterator[int]:
        """Import partnerships until there are so many."""
        known = lives.lives(self._process)
        for first in range(self._begun, upto, _AT_ONCE):
            numbers = range(first, min(first + _AT_ONCE, upto))
            told = (lives.of_partnership(known[number % len(known)], number) for number in numbers)
            yield self._import([line for lines in told for line in lines])

    def _import(self, lines: Sequence[bytes]) -> int:
        return self._service.import_facts(lines, ImportRequest(principal="load")).recorded
