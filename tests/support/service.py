"""A service in memory: the real one, with a still clock and countable chance instead of the machine's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.persistence.codec import decode
from partnerflow.persistence.histories import Histories
from partnerflow.persistence.opening import open_store
from partnerflow.projections.summaries import SummaryTables
from tests.support.processes import shipped
from tests.support.shared import shared
from tests.support.world import CountedChance

TODAY = "2026-12-31"
SECRET = b"a secret that only tests know...."


@dataclass(frozen=True, slots=True)
class StillClock:
    """A clock that shows one moment."""

    day: str = TODAY

    def now(self) -> datetime:
        return datetime.fromisoformat(f"{self.day}T12:00:00").replace(tzinfo=UTC)


@contextmanager
def a_service(*, today: str = TODAY, example: bool = False, lists: bool = False) -> Iterator[Partnerflow]:
    """A service over a store in memory, closed at the end.

    Args:
        example: with the example partnership in it.
        lists: with its lists of partnerships and organisations kept up to date; so the example always has them.
    """
    clock, processes, store = StillClock(today), shipped(), open_store("memory:")
    streams = Histories(store, processes, clock)
    summaries = SummaryTables(store.tables, store, streams, decode)
    if lists or example:
        summaries.follow()
    service = Partnerflow(
        store=store,
        streams=streams,
        summaries=summaries,
        processes=processes,
        clock=clock,
        chance=CountedChance(),
        decode=decode,
        secret=SECRET,
    )
    try:
        if example:
            service.import_facts(example_lines(), ImportRequest())
            assert summaries.wait(store.position(), 20.0)
        yield service
    finally:
        service.close()


def example_lines() -> list[bytes]:
    """The lines of the example partnership, with everything around it."""
    return shared("facts/vast-verder.facts.jsonl").read_bytes().splitlines()
