"""Bit rot in an embedded file: every flip that changes a history is found before anything is signed again."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.contract.ledger.flipping import flipped, original

FLIPS = 150
LINES = 40


def test_every_flipped_bit_that_changes_a_history_is_found(tmp_path: Path) -> None:
    untouched = original(tmp_path, LINES)
    chance = Random(20260301)

    results = [flipped(untouched, tmp_path, chance) for _ in range(FLIPS)]

    missed = [at for at, changed, found in results if changed and not found]
    assert missed == []
    assert sum(changed for _, changed, _ in results) > FLIPS // 20


def test_an_untouched_copy_has_no_findings(tmp_path: Path) -> None:
    untouched = original(tmp_path, LINES)

    class Nowhere(Random):
        """Always the same bit: one in the page count of the header's reserved bytes, which nothing reads."""

        def randrange(self, *_arguments: int) -> int:  # type: ignore[override]
            return 72 * 8

    _, changed, found = flipped(untouched, tmp_path, Nowhere())

    assert (changed, found) == (False, False)
