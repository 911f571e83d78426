"""The roots of complete subtrees of entries: three heights are kept, the rest follows from at most 256 rows."""

from __future__ import annotations

from functools import lru_cache

from partnerflow.errors import CorruptionError
from partnerflow.ledger.growing import KEPT_HEIGHTS
from partnerflow.ledger.tables import LedgerTables
from partnerflow.transparency.merkle import leaf_hash
from partnerflow.transparency.proofs import nodes_of

# The kept heights rise by this step: 2**8 of one level make a node of the next.
STEP = KEPT_HEIGHTS[0]
_ROWS = 1 << STEP


class Nodes:
    """A `NodeSource` over the tables. A subtree that is complete never changes, so what was read is remembered."""

    def __init__(self, tables: LedgerTables) -> None:
        self._tables = tables
        self._node = lru_cache(1 << 16)(self._made)

    def __call__(self, height: int, number: int) -> bytes:
        """The root of the complete subtree of 2**height entries."""
        return self._node(height, number)

    def hashes(self, level: int, first: int, limit: int) -> list[bytes]:
        """Roots of complete subtrees of 256**level entries from a number on; fewer where the tree ends."""
        if level == 0:
            return [leaf_hash(data) for data in self._tables.entries(first, limit)]
        if level * STEP <= KEPT_HEIGHTS[-1]:
            return self._tables.nodes(level * STEP, first, limit)
        found = []
        for number in range(first, first + limit):
            if len(self._tables.nodes(KEPT_HEIGHTS[-1], number << STEP, _ROWS)) < _ROWS:
                break
            found.append(self(level * STEP, number))
        return found

    def _made(self, height: int, number: int) -> bytes:
        level = min(height // STEP, len(KEPT_HEIGHTS))
        below = height - level * STEP
        if level and not below:
            found = self._tables.nodes(height, number, 1)
            if not found:
                raise CorruptionError(f"the ledger has no node {number} of height {height}")
            return found[0]
        if below > STEP:
            # Above the highest kept level, in steps: no tree of this world is there yet.
            children = [self(height - 1, 2 * number + side) for side in (0, 1)]
            return nodes_of(children)(1, 0)
        children = self.hashes(level, number << below, 1 << below)
        if len(children) < 1 << below:
            raise CorruptionError(f"the ledger ends before node {number} of height {height}")
        return nodes_of(children)(below, 0)
