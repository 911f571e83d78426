"""A notary that dies between two steps: the next one goes on from what is durable, and signs nothing twice or otherwise."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from partnerflow.ledger.journal import FileJournal
from partnerflow.ledger.kept import KeptLedger
from partnerflow.ledger.tables import LedgerTables
from partnerflow.persistence.opening import open_store
from partnerflow.transparency.checkpoints import checkpoint_of
from tests.contract.ledger.telling import fill, found, plain, settled
from tests.support.ledgers import ledger_over
from tests.support.stores import follow_to


class PowerCutError(BaseException):
    """Nothing of this process happens any more."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "ledger"


def cut_at(monkeypatch: pytest.MonkeyPatch, where: type, method: str) -> None:
    """Let the power go when this is called."""

    def dies(*_arguments: Any, **_named: Any) -> None:
        raise PowerCutError

    monkeypatch.setattr(where, method, dies)


def died(url: str, folder: Path, monkeypatch: pytest.MonkeyPatch, where: type, method: str) -> None:
    """A notary that signed four events, got three more, and died while it signed these."""
    with closing(open_store(url)) as store:
        ledger = ledger_over(store, folder, contents=plain())
        fill(store, 2, 2)
        settled(ledger, store)
        with monkeypatch.context() as cut:
            cut_at(cut, where, method)
            found(store, "more", '{"n":1}', '{"n":2}')
            follow_to(store, 7)
            with pytest.raises(PowerCutError):
                ledger.settle(store.position(), 5.0)


def journal_sizes(folder: Path) -> list[int]:
    return [checkpoint_of(note).size for note in FileJournal(folder).notes()]


def sizes(ledger: KeptLedger) -> list[int]:
    return [size for size, _ in ledger.tables.checkpoints(-1)]


@pytest.mark.parametrize(
    ("where", "method", "journalled"),
    [(FileJournal, "append", [5]), (LedgerTables, "publish", [5, 9])],
    ids=["between commit and journal", "between journal and publishing"],
)
def test_the_next_notary_signs_what_was_committed(
    durable_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch, where: type, method: str, journalled: list[int]
) -> None:
    died(durable_url, folder, monkeypatch, where, method)
    assert journal_sizes(folder) == journalled

    with closing(open_store(durable_url)) as store, closing(ledger_over(store, folder, contents=plain())) as ledger:
        checkpoint = settled(ledger, store)

        assert ledger.standing().held is None
        assert checkpoint.size == 9
        assert journal_sizes(folder) == sizes(ledger) == [5, 9]


def test_a_line_that_was_cut_off_is_forgotten_and_signed_again(durable_url: str, folder: Path) -> None:
    with closing(open_store(durable_url)) as store:
        fill(store, 2, 2)
        settled(ledger_over(store, folder, contents=plain()), store)
    path = folder / "checkpoints.jsonl"
    path.write_bytes(path.read_bytes() + b'{"note": "partnerflow.local/led')

    with closing(open_store(durable_url)) as store, closing(ledger_over(store, folder, contents=plain())) as ledger:
        found(store, "more", '{"n":1}', '{"n":2}')
        follow_to(store, 7)
        settled(ledger, store)

        assert ledger.standing().held is None
    assert journal_sizes(folder) == [5, 9]
