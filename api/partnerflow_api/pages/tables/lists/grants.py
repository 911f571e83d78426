"""The grants of a partnership: their tranches, their conditions and their milestones, one list each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from partnerflow.domain.grants.state import Grant
from partnerflow.domain.partnership import GrantState
from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.partnership.grants import GrantCard, grants
from partnerflow_api.pages.tables.lists.about import About, about
from partnerflow_api.pages.tables.lists.naming import columns
from partnerflow_api.pages.tables.table import Cell, Table

_Rows: TypeAlias = Callable[[About, GrantCard, Grant], Iterator[tuple[Cell, ...]]]


def tranches(key: str) -> Table:
    """What was planned, paid and withheld. Raises as `about`."""
    named = ("tranche:link", "planned:money", "paid:money", "paid_on:day", "withheld_on:day", "lapsed_on:day")
    return _table(key, "tranches", named, _tranches)


def conditions(key: str) -> Table:
    """What the funder set as a condition, when it was shown to be met and when that was confirmed. Raises as `about`."""
    named = ("condition:link", "text", "imposed_on:day", "due_on:day", "proven_on:day", "met_on:day")
    return _table(key, "conditions", named, _conditions)


def milestones(key: str) -> Table:
    """What must be shown before a tranche is paid, and how it was judged. Raises as `about`."""
    named = ("milestone:link", "text", "tranche", "before_phase", "reviewed_on:day", "outcome")
    return _table(key, "milestones", named, _milestones)


def _table(key: str, name: str, named: tuple[str, ...], rows_of: _Rows) -> Table:
    days = asked.days()
    found, rows = about(key, days), []
    for card in grants(service(), key, days, found.particular):
        state = service().state("grant", card.key, as_of=days.as_of, as_known_at=days.as_known_at).state
        assert isinstance(state, GrantState)
        rows += [(card.key, card.funder, *row) for row in rows_of(found, card, state.grant)]
    return found.table(name, columns(found.words, "grant", "funder", *named), rows)


def _tranches(_: About, card: GrantCard, grant: Grant) -> Iterator[tuple[Cell, ...]]:
    for item, one in zip(card.tranches, grant.tranches.values(), strict=True):
        yield item.link, one.planned, one.paid, one.paid_on, one.withheld_on, one.lapsed_on


def _conditions(_: About, card: GrantCard, grant: Grant) -> Iterator[tuple[Cell, ...]]:
    for item, one in zip(card.conditions, grant.conditions.values(), strict=True):
        yield item.link, item.text, one.imposed_on, one.due_on, card.proven[one.ref], one.met_on


def _milestones(found: About, card: GrantCard, grant: Grant) -> Iterator[tuple[Cell, ...]]:
    for item, one in zip(card.milestones, grant.milestones.values(), strict=True):
        before = found.particular.phase(one.required_before) if one.required_before is not None else None
        outcome = found.words.value("reviewOutcome", one.outcome) if one.outcome is not None else None
        yield item.link, item.text, one.tranche, before, one.reviewed_on, outcome
