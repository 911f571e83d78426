"""A store file and the folder of its ledger, which an older copy of the file is put back into."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from partnerflow.ledger.kept import KeptLedger
from partnerflow.persistence.opening import OpenedStore, open_store
from tests.contract.ledger.telling import plain
from tests.support.ledgers import HandClock, ledger_over


@contextmanager
def opened(folder: Path, clock: HandClock | None = None) -> Iterator[tuple[OpenedStore, KeptLedger]]:
    """The store of a folder and its ledger."""
    with (
        closing(open_store(f"sqlite:///{folder / 'store.db'}")) as store,
        closing(ledger_over(store, folder / "ledger", clock or HandClock(), plain())) as ledger,
    ):
        yield store, ledger


def copy(folder: Path) -> None:
    """Keep the store as it is now as the older copy."""
    shutil.copy(folder / "store.db", folder / "older.db")


def restore(folder: Path) -> None:
    """Put the older copy in the place of the newer store."""
    for name in ("store.db-wal", "store.db-shm"):
        (folder / name).unlink(missing_ok=True)
    shutil.copy(folder / "older.db", folder / "store.db")
