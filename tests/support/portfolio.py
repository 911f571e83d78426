"""A portfolio for tests: read models over any store, filled by hand or followed, and what readers see of them."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from partnerflow.application.imports import ImportRequest
from partnerflow.application.portfolio.catalogue import PORTFOLIO_QUESTIONS
from partnerflow.application.service import Partnerflow
from partnerflow.persistence.codec import decode
from partnerflow.persistence.histories import Histories
from partnerflow.persistence.opening import OpenedStore
from partnerflow.projections.portfolio.tables import PortfolioTables
from partnerflow.projections.summaries import SummaryTables
from tests.support.processes import shipped
from tests.support.service import StillClock, service_over
from tests.support.shared import shared

PAGE = 100


def generated(count: int, seed: int = 5) -> list[bytes]:
    """The facts of so many made-up partnerships."""
    command = [sys.executable, str(shared("facts/generate.py")), str(count), "--seed", str(seed)]
    return subprocess.run(command, check=True, capture_output=True).stdout.splitlines()


def filled(store: OpenedStore, lines: list[bytes]) -> Partnerflow:
    """A service over a store with these facts in it, every one in the log; nothing follows it."""
    service = service_over(store)
    service.import_facts(lines, ImportRequest())
    assert store.wait(len(lines), 20.0) >= len(lines)
    return service


def portfolio_of(store: OpenedStore) -> PortfolioTables:
    """The read model as a process of its own would have it: with a cache of its own, following nothing."""
    return PortfolioTables(store.tables, store, Histories(store, shipped(), StillClock()), decode)


def summaries_of(store: OpenedStore) -> SummaryTables:
    """The lists as a process of their own would have them."""
    return SummaryTables(store.tables, store, Histories(store, shipped(), StillClock()), decode)


def follow(store: OpenedStore, model: PortfolioTables | SummaryTables, page: int = PAGE) -> None:
    """Take up the whole log, page by page."""
    while events := store.log(after=model.live().position, limit=page):
        assert model.apply(events, model.live())


def answers(service: Partnerflow) -> dict[str, list[Any]]:
    """Every answer about the portfolio, all pages."""
    return {name: all_pages(service, name) for name in PORTFOLIO_QUESTIONS}


def all_pages(service: Partnerflow, name: str, limit: int = 7, **parameters: str) -> list[Any]:
    """The answers to one question, page by page."""
    rows: list[Any] = []
    after = None
    while True:
        answered = service.ask_portfolio(name, parameters, after=after, limit=limit)
        page = answered.answer
        rows += page if isinstance(page, list) else [page]
        after = answered.following
        if after is None:
            return rows
