"""Figures that are counted as rows change tell what counting the rows tells, the same on every store."""

from __future__ import annotations

from collections import Counter

import pytest

from partnerflow.application.portfolio.port import Place, Selection
from partnerflow.persistence.opening import OpenedStore
from partnerflow.projections.portfolio.tables import PortfolioTables
from partnerflow.projections.rebuilding import rebuild
from tests.support.portfolio import filled, follow, generated, portfolio_of
from tests.support.service import example_lines

EVERY, ROWS = Selection(), Selection(process="partnership")
"""All partnerships, by what is counted, and by their rows: they all keep to this process."""
COUNTED = ("portfolio_census", "portfolio_lengths", "portfolio_listed", "portfolio_heard")


@pytest.fixture
def model(store: OpenedStore) -> PortfolioTables:
    """The portfolio after partnerships changed page by page."""
    filled(store, [*example_lines(), *generated(3)])
    made = portfolio_of(store)
    follow(store, made, page=37)
    return made


def _stays(model: PortfolioTables, among: Selection) -> Counter[tuple[object, ...]]:
    counted: Counter[tuple[object, ...]] = Counter()
    for item in model.stays(among):
        if not (item.running and item.measure == "net"):
            days = None if item.running else item.days
            counted[item.process, item.phase, item.stay, item.running, item.measure, days] += item.count
    return counted


def test_the_days_of_all_partnerships_are_those_of_their_rows(model: PortfolioTables) -> None:
    counted = _stays(model, EVERY)

    assert counted == _stays(model, ROWS)
    assert counted.total() > 0


@pytest.mark.parametrize("today", ["2024-01-01", "2025-06-01", "2030-01-01"])
def test_what_waits_on_any_day_is_what_its_rows_say(model: PortfolioTables, today: str) -> None:
    counted = model.tallies(EVERY, today=today, until="2030-12-31")

    by_rows = model.tallies(ROWS, today=today, until="2030-12-31")

    assert {(item.list_, item.kind): item for item in counted} == {(item.list_, item.kind): item for item in by_rows}
    assert model.silent_phases(EVERY, before=today) == model.silent_phases(ROWS, before=today)


def test_the_census_counts_each_partnership_once(model: PortfolioTables) -> None:
    listed = model.partnerships(EVERY, after=Place(), limit=100)

    counted = model.composition(EVERY)

    assert sum(item.count for item in counted) == len(listed) == 4
    assert sum(item.returns for item in model.statuses(EVERY)) == sum(item.returns for item in listed)


def test_a_rebuild_leaves_no_count_of_an_earlier_generation(store: OpenedStore, model: PortfolioTables) -> None:
    before = _stays(model, EVERY)

    rebuild(store, model)

    assert _stays(model, EVERY) == before
    for table in COUNTED:
        assert store.tables.read(f"SELECT DISTINCT generation FROM {table}", {}) == [(model.live().generation,)]
