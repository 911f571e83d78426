"""The whole scrub, one pass after the other."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic

from partnerflow.application.inspection import Inspection
from partnerflow.application.ports import Store
from partnerflow.ledger.scrub.derived import check_map, check_nodes, check_streams
from partnerflow.ledger.scrub.findings import Contents, ContradictionError, Finding, reading
from partnerflow.ledger.scrub.heads import Heads
from partnerflow.ledger.scrub.order import Order, Recomputed
from partnerflow.ledger.scrub.texts import Texts
from partnerflow.ledger.tables import LedgerTables
from partnerflow.transparency.trie import Trie

OVERDUE = 60.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scrubbed:
    """What one scrub found, and everything that it made anew; that counts for something only without findings."""

    findings: tuple[Finding, ...]
    recomputed: Recomputed
    map: Trie
    seconds: float


class Scrub:
    """Looks at everything. Facts may be recorded meanwhile: what is newer than the look is left for the next one."""

    def __init__(
        self, store: Store, inspection: Inspection, tables: LedgerTables, contents: Contents, order: Order
    ) -> None:
        self._store = store
        self._inspection = inspection
        self._tables = tables
        self._order = order
        self.pace = order.pace
        self._heads = Heads(store, inspection, contents, order.pace)
        self._texts = [Texts(store, inspection, contents, order.pace, restricted=each) for each in (False, True)]
        self._waiting: tuple[int, int, float] | None = None

    def run(self, signed: Mapping[int, bytes] | None = None) -> Scrubbed:
        """One look at everything; `signed` are roots by size that the ledger must have had, beside its own checkpoints.

        Raises:
            UnavailableError: the store does not answer now; nothing was found or cleared.
        """
        began = monotonic()
        found: list[Finding] = []
        done, trie = Recomputed(), Trie()
        with reading(found, "file"):
            if damage := self._inspection.damage():
                raise ContradictionError("file_damaged", told=damage[0])
        with reading(found, "log"):
            self._order.walk(done, signed or {})
            with reading(found, "map"):
                trie = check_map(done, self.pace)
            with reading(found, "streams"):
                self._heads.check(done)
            with reading(found, "ledger streams"):
                check_streams(done, self._tables)
            with reading(found, "ledger nodes"):
                check_nodes(done, self._tables)
        with reading(found, "events"):
            self._misplaced()
        for texts in self._texts:
            with reading(found, "disclosures"):
                texts.check()
        seconds = monotonic() - began
        _log.debug("scrubbed %d facts in %.3f s", done.facts, seconds)
        return Scrubbed(findings=tuple(found), recomputed=done, map=trie, seconds=seconds)

    def _misplaced(self) -> None:
        for stream_id, version in self._inspection.misplaced():
            raise ContradictionError("event_misplaced", stream=str(stream_id), version=version)
        # Whoever waits longest is placed first: one that stays behind while the log grows was held back.
        first, last, now = self._inspection.first_waiting(), self._store.position(), monotonic()
        if first is None or self._waiting is None or self._waiting[0] != first:
            self._waiting = None if first is None else (first, last, now)
        elif last > self._waiting[1] and now - self._waiting[2] > OVERDUE:
            raise ContradictionError("event_held_back", id=first)
