"""Reading the tables of the portfolio: counts, and pages in one order. Each is one statement, so of one generation."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from partnerflow.application.portfolio.port import (
    EndingCount,
    Item,
    ListCount,
    Listed,
    Order,
    PartCount,
    PhaseCount,
    Place,
    ReturnCount,
    Returned,
    Selection,
    Standing,
    StatusCount,
    StayCount,
    StayOver,
    Stretch,
    Way,
)
from partnerflow.application.replica import Queries

_PAGES: dict[Order, str] = {"entered": "lingering", "last_on": "silent"}
_LONGER_THAN_ANY = 10**9
_EVERY = Selection()


class PortfolioReading(ABC):
    """What `application.portfolio.port.Portfolio` is asked, as statements."""

    _readers: Callable[[], Queries]

    @abstractmethod
    def _sql(self, name: str) -> str:
        """The text of a statement."""

    def _among(
        self, name: str, among: Selection, wanted: Mapping[str, Any] | None = None, *, key: str = "key"
    ) -> list[tuple[Any, ...]]:
        """The rows of a statement, of the partnerships that are selected; `key` is what it calls their keys."""
        chosen = _said(among)
        conditions = self._conditions(chosen)
        narrowed = self._sql("portfolio/among").format(key=key, conditions=conditions) if chosen else ""
        # Over the table of partnerships itself they are conditions of the statement: it then reads no more than a page.
        statement = self._sql(f"portfolio/{name}").format(among=narrowed, conditions=conditions)
        return self._readers().read(statement, {**chosen, **(wanted or {})})

    def _counted(self, name: str, among: Selection) -> list[tuple[Any, ...]]:
        """The rows of a statement over the census; of a funder's partnerships there is none: these are counted now."""
        chosen = _said(among)
        conditions = self._conditions(chosen)
        census = "portfolio_census" if among.funder is None else f"({self._sql('portfolio/each')})"
        statement = self._sql(f"portfolio/{name}").format(census=census, conditions=conditions)
        return self._readers().read(statement, chosen)

    def _conditions(self, chosen: Iterable[str]) -> str:
        return "\n".join(f"AND {self._sql(f'portfolio/where/{each}')}" for each in chosen)

    def stays(self, among: Selection) -> list[StayCount]:
        # Counted already is what everybody asks: of all partnerships.
        return [
            StayCount(process, phase, bool(stay), bool(running), measure, days, count)
            for process, phase, stay, running, measure, days, count in self._among(
                "lengths" if among == _EVERY else "stays", among
            )
        ]

    def statuses(self, among: Selection) -> list[StatusCount]:
        return [
            StatusCount(process, status, count, returned, returns)
            for process, status, count, returned, returns in self._counted("counts", among)
        ]

    def returns(self, among: Selection) -> list[ReturnCount]:
        return [
            ReturnCount(process, source, target, tuple(json.loads(reasons)), count)
            for process, source, target, reasons, count in self._among("returns", among)
        ]

    def endings(self, among: Selection) -> list[EndingCount]:
        return [
            EndingCount(process, kind, tuple(json.loads(reasons)), count)
            for process, kind, reasons, count in self._counted("endings", among)
        ]

    def composition(self, among: Selection) -> list[PartCount]:
        return [PartCount(*row) for row in self._counted("composition", among)]

    def funders(self, among: Selection) -> dict[str, int]:
        return dict(self._among("funders", among))

    def tallies(self, among: Selection, *, today: str, until: str) -> list[ListCount]:
        name = "listed" if among == _EVERY else "tallies"
        found = self._among(name, among, {"today": today, "until": until}, key="item.key")
        return [ListCount(list_, kind, count, int(passed)) for list_, kind, count, passed in found]

    def partnerships(self, among: Selection, *, after: Place, limit: int) -> list[Listed]:
        wanted = {"key": after.key, "limit": limit}
        return [Listed(*row) for row in self._among("partnerships", among, wanted)]

    def stays_over(self, among: Selection, *, phase: str, after: Place | None, limit: int) -> list[StayOver]:
        begin = after or Place(day=str(_LONGER_THAN_ANY))
        wanted = {"stayed": phase, "longest": int(begin.day), "key": begin.key, "number": begin.number, "limit": limit}
        return [StayOver(*row) for row in self._among("stays_over", among, wanted, key="stay.key")]

    def returned(self, among: Selection, way: Way, *, after: Place, limit: int) -> list[Returned]:
        wanted = {
            "source": way.source,
            "target": way.target,
            # The reasons of a return are a JSON list of plain words.
            "reason": f'%"{way.reason}"%' if way.reason else "%",
            "day": after.day,
            "key": after.key,
            "number": after.number,
            "limit": limit,
        }
        return [
            Returned(day, key, number, process, source, target, tuple(json.loads(reasons)), fact, name)
            for day, key, number, process, source, target, reasons, fact, name in self._among(
                "returned", among, wanted, key="way.key"
            )
        ]

    def standing(self, order: Order, among: Selection, *, before: str, after: Place, limit: int) -> list[Standing]:
        wanted = {"before": before, "day": after.day, "key": after.key, "limit": limit}
        return [Standing(*row) for row in self._among(_PAGES[order], among, wanted)]

    def silent_phases(self, among: Selection, *, before: str) -> list[PhaseCount]:
        name = "heard" if among == _EVERY else "silent_phases"
        return [PhaseCount(*row) for row in self._among(name, among, {"before": before})]

    def items(self, stretch: Stretch, *, after: Place, limit: int) -> list[Item]:
        wanted = {
            "list": stretch.list_,
            "today": stretch.today,
            "until": stretch.until,
            "kind": stretch.kind,
            "day": after.day,
            "key": after.key,
            "number": after.number,
            "limit": limit,
        }
        statement = "items_of_kind" if stretch.kind else "items"
        return [
            Item(day, key, number, kind, json.loads(item), name)
            for day, key, number, kind, item, name in self._among(statement, stretch.among, wanted, key="item.key")
        ]


def _said(among: Selection) -> dict[str, str]:
    """What a selection says, by name."""
    return {name: value for name, value in asdict(among).items() if value is not None}
