"""A service in memory: the real one, with a still clock and countable chance instead of the machine's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.ledger.erasures import ErasuresFile
from partnerflow.persistence.accesses import AccessTables
from partnerflow.persistence.attachments import AttachmentTables
from partnerflow.persistence.codec import decode
from partnerflow.persistence.credentials import credential_tables
from partnerflow.persistence.erasures import ErasureTables
from partnerflow.persistence.histories import Histories
from partnerflow.persistence.opening import OpenedStore, open_store
from partnerflow.process.catalogue import Catalogue
from partnerflow.process.definition import ProcessDefinition
from partnerflow.projections.portfolio.tables import PortfolioTables
from partnerflow.projections.summaries import SummaryTables
from tests.support.ledgers import ledger_over
from tests.support.policies import shipped_policy
from tests.support.processes import shipped, shipped_process
from tests.support.shared import shared
from tests.support.world import CountedChance

TODAY = "2026-12-31"
LARGEST, QUOTA = 1 << 20, 3 << 20
"""How many bytes one attachment may have here, and those of one partnership together."""
SECRET = b"a secret that only tests know...."


@dataclass(frozen=True, slots=True)
class StillClock:
    """A clock that shows one moment."""

    day: str = TODAY

    def now(self) -> datetime:
        return datetime.fromisoformat(f"{self.day}T12:00:00").replace(tzinfo=UTC)


def service_over(
    store: OpenedStore,
    *,
    today: str = TODAY,
    following: Iterable[ProcessDefinition] = (),
    folder: Path | None = None,
) -> Partnerflow:
    """A service over a store, its ledger in a folder or in memory; its read models follow nothing yet."""
    clock, processes = StillClock(today), Catalogue([*shipped(), *following])
    ledger = ledger_over(store, folder, clock)
    streams = Histories(store, processes, clock, admit=ledger.admit)
    journal = None if folder is None else ErasuresFile(folder)
    return Partnerflow(
        store=store,
        streams=streams,
        summaries=SummaryTables(store.tables, store, streams, decode),
        portfolio=PortfolioTables(store.tables, store, streams, decode),
        erasures=ErasureTables(store),
        accesses=AccessTables(store.tables),
        credentials=credential_tables(store.tables, journal),
        attachments=AttachmentTables(store, largest=LARGEST, quota=QUOTA, journal=journal),
        ledger=ledger,
        processes=processes,
        clock=clock,
        chance=CountedChance(),
        decode=decode,
        secret=SECRET,
        policy=shipped_policy(),
    )


@contextmanager
def a_service(
    *, today: str = TODAY, example: bool = False, lists: bool = False, following: Iterable[ProcessDefinition] = ()
) -> Iterator[Partnerflow]:
    """A service over a store in memory, closed at the end.

    Args:
        example: with the example partnership in it.
        lists: with its read models kept up to date; so the example always has them.
        following: process definitions beside the shipped ones.
    """
    service = service_over(open_store("memory:"), today=today, following=following)
    models = (service.summaries, service.portfolio)
    if lists or example:
        for model in models:
            assert isinstance(model, SummaryTables | PortfolioTables)
            model.follow()
    try:
        if example:
            service.import_facts(example_lines(), ImportRequest(process=shipped_process("partnership")))
            assert all(model.wait(service.store.position(), 20.0) for model in models)
        yield service
    finally:
        service.close()


def example_lines() -> list[bytes]:
    """The lines of the example partnership, with everything around it."""
    return shared("facts/vast-verder.facts.jsonl").read_bytes().splitlines()
