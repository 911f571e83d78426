"""What one process does with the ledger, every other sees within a second."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from partnerflow.errors import HeldError
from partnerflow.ledger import bulletin
from partnerflow.ledger.scrub.findings import Finding
from partnerflow.persistence.opening import open_store
from tests.contract.ledger.telling import fill, plain, settled
from tests.support.ledgers import ledger_over
from tests.support.stores import until

COSIGNATURE = "— witness.example AAAAAAAA"


@pytest.fixture(autouse=True)
def shorter_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second is long for a test."""
    monkeypatch.setattr(bulletin, "FRESH", 0.05)


def test_checkpoints_cosignatures_and_holds_are_seen_elsewhere(durable_url: str, tmp_path: Path) -> None:
    with closing(open_store(durable_url)) as store, closing(open_store(durable_url, sequence=False)) as elsewhere:
        here = ledger_over(store, tmp_path / "ledger", contents=plain())
        there = ledger_over(elsewhere, tmp_path / "ledger", contents=plain())
        fill(store, 1, 2)

        before = there.newest()
        checkpoint = settled(here, store)
        until(lambda: there.newest() == here.newest())
        here.tables.add_cosignature(checkpoint.size, "witness.example", COSIGNATURE)
        until(lambda: str(there.newest()).endswith(f"{COSIGNATURE}\n"))
        assert here.notary is not None
        here.notary.held(Finding(reason="journal_gone", where={"size": 3}))
        until(lambda: there.standing().held is not None)

        assert before is None
        assert there.standing().witnesses == ("witness.example",)
        with pytest.raises(HeldError) as refused:
            there.admit()
        assert refused.value.reason == "journal_gone"
