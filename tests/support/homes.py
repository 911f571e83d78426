"""Workspaces that are backed up and put back: a store somewhere, and the folder of its ledger beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import SystemChance
from partnerflow.cli.restoring import Looked, looked_at
from partnerflow.persistence.copies.durable import durable_tables
from partnerflow.persistence.copies.making import Source, make_copy
from partnerflow.persistence.copies.manifest import STORE, Manifest, read_manifest
from partnerflow.persistence.copies.putting_back import put_back, staged
from partnerflow.persistence.opening import open_store
from partnerflow.persistence.store import SequencedStore
from partnerflow.transparency.checkpoints import Checkpoint
from partnerflow.transparency.notes import parse_note
from tests.support.processes import shipped_process
from tests.support.service import service_over
from tests.support.stores import until

NOW = datetime(2026, 12, 31, 12, tzinfo=UTC)


def nobody(_done: int, _total: int) -> None:
    """Told how far it is, and does nothing about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A workspace: the URL of its store, and the folder of its ledger."""

    url: str
    ledger: Path

    @property
    def place(self) -> Source:
        """Where it is copied from and put back to."""
        return Path(self.url.removeprefix("sqlite:///")) if self.url.startswith("sqlite") else self.url

    @contextmanager
    def open(self) -> Iterator[Partnerflow]:
        """A service over it, whose notary signs when it is asked."""
        with closing(service_over(open_store(self.url), folder=self.ledger)) as service:
            # Opened again and again, it must not draw the same salts again.
            yield replace(service, chance=SystemChance())

    def tell(self, lines: Sequence[bytes]) -> Checkpoint:
        """Import these facts, and sign them."""
        with self.open() as service:
            service.import_facts(lines, ImportRequest(process=shipped_process("partnership")))
            return signed(service)

    def back_up(self, folder: Path, *, persons: bool = True) -> Manifest:
        """A backup of it."""
        return make_copy(self.place, folder, persons=persons, now=NOW, program="test", told=nobody)

    def restore(self, folder: Path) -> Looked:
        """What `partnerflow restore` does."""
        read_manifest(folder)
        with staged(self.place, folder) as stage:
            found = looked_at(stage, self.ledger, NOW)
            put_back(stage, self.place, nobody)
        return found


def signed(service: Partnerflow) -> Checkpoint:
    """The checkpoint over everything recorded by now."""
    store = service.store
    assert isinstance(store, SequencedStore), "it outlives its process"
    until(lambda: store.inspection.first_waiting() is None)
    note = service.ledger.settle(store.position(), 20.0)
    assert note is not None, "nothing was signed"
    return Checkpoint.from_text(parse_note(note).text)


def rows_of(backup: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every durable row in a backup, in no order."""
    with closing(sqlite3.connect(f"file:{backup / STORE}?mode=ro&immutable=1", uri=True)) as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in durable_tables(connection)
        }
