"""Bit rot in an embedded file: every flip that changes a history is found before anything is signed again."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from random import Random

from partnerflow.persistence.opening import open_store
from tests.contract.ledger.flipping import flipped, original
from tests.support.ledgers import ledger_over

FLIPS = 150
LINES = 40


def test_every_flipped_bit_that_changes_a_history_is_found(tmp_path: Path) -> None:
    untouched = original(tmp_path, LINES)
    chance = Random(20260301)

    results = [flipped(untouched, tmp_path, chance) for _ in range(FLIPS)]

    missed = [at for at, changed, found in results if changed and not found]
    assert missed == []
    assert sum(changed for _, changed, _ in results) > FLIPS // 20


def test_an_untouched_file_has_no_findings(tmp_path: Path) -> None:
    untouched = original(tmp_path, LINES)

    with closing(open_store(f"sqlite:///{untouched.file}", sequence=False)) as store:
        ledger = ledger_over(store, untouched.ledger)

        assert ledger.standing().held is None
        assert ledger.scrub.run().findings == ()
