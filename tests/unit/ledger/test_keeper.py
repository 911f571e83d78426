"""The thread that has the notary at work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from partnerflow.errors import UnavailableError
from partnerflow.ledger.keeper import Keeper
from partnerflow.ledger.kept import KeptLedger
from partnerflow.persistence.memory import MemoryStore
from tests.contract.ledger.telling import fill, found, plain
from tests.support.ledgers import ledger_over
from tests.support.stores import until


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def ledger(store: MemoryStore) -> Iterator[KeptLedger]:
    with closing(ledger_over(store, contents=plain())) as opened:
        yield opened


def kept(ledger: KeptLedger, *, leads: bool, pause: float) -> Keeper:
    assert ledger.notary is not None
    ledger.keeper = Keeper(ledger.notary, lambda: leads, pause=pause)
    ledger.keeper.start()
    return ledger.keeper


def test_it_signs_by_itself_where_this_process_leads(store: MemoryStore, ledger: KeptLedger) -> None:
    kept(ledger, leads=True, pause=0.01)

    fill(store, 1, 3)

    until(lambda: ledger.standing().position == 3)
    assert ledger.standing().size >= 4


def test_who_waits_for_a_checkpoint_gets_it_at_once(store: MemoryStore, ledger: KeptLedger) -> None:
    kept(ledger, leads=False, pause=3600.0)
    fill(store, 1, 3)

    note = ledger.settle(3, 20.0)

    assert note is not None
    assert note.split("\n")[1] == "4"


def test_it_leaves_the_signing_to_the_process_that_leads(store: MemoryStore, ledger: KeptLedger) -> None:
    keeper = kept(ledger, leads=False, pause=0.01)
    fill(store, 1, 3)

    keeper.stop()

    assert not keeper.is_running
    assert ledger.standing().size == 0


def test_where_it_begins_to_lead_the_newest_checkpoint_is_announced_once_more(
    store: MemoryStore, ledger: KeptLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ledger.notary is not None
    fill(store, 1, 3)
    before = ledger.settle(3, 20.0)
    announced: list[str] = []
    monkeypatch.setattr(ledger.notary.announcing, "announce", announced.append)

    kept(ledger, leads=True, pause=0.01)
    until(lambda: announced != [])
    found(store, "another")
    after = ledger.settle(4, 20.0)

    assert announced == [before, after]


def test_a_look_at_everything_is_broken_off_when_the_process_stops(store: MemoryStore, ledger: KeptLedger) -> None:
    fill(store, 1, 3)

    ledger.close()

    with pytest.raises(UnavailableError, match="broken off"):
        ledger.settle(3, 1.0)
    assert ledger.standing().size == 0


def test_a_failing_round_does_not_end_it(
    store: MemoryStore, ledger: KeptLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ledger.notary is not None
    rounds = iter([RuntimeError("a fault of ours")])
    works = ledger.notary.round

    def failing_once() -> object:
        for error in rounds:
            raise error
        return works()

    monkeypatch.setattr(ledger.notary, "round", failing_once)
    kept(ledger, leads=True, pause=0.01)

    fill(store, 1, 1)

    until(lambda: ledger.standing().position == 1)
    assert next(rounds, None) is None
