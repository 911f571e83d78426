"""Reading the tables of the portfolio: counts, and pages in one order. Each is one statement, so of one generation."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from partnerflow.application.portfolio.port import (
    EndingCount,
    Item,
    Order,
    PhaseCount,
    Place,
    ReturnCount,
    Standing,
    StatusCount,
    StayCount,
    Stretch,
)

_PAGES: dict[Order, str] = {"entered": "portfolio/lingering", "last_on": "portfolio/silent"}


class PortfolioReading(ABC):
    """What `application.portfolio.port.Portfolio` is asked, as statements."""

    @abstractmethod
    def _read(self, name: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows of a statement."""

    def stays(self) -> list[StayCount]:
        return [
            StayCount(process, phase, bool(stay), bool(running), measure, days, count)
            for process, phase, stay, running, measure, days, count in self._read("portfolio/stays", {})
        ]

    def statuses(self) -> list[StatusCount]:
        return [
            StatusCount(process, status, count, int(returned), int(returns))
            for process, status, count, returned, returns in self._read("portfolio/counts", {})
        ]

    def returns(self) -> list[ReturnCount]:
        return [
            ReturnCount(process, source, target, tuple(json.loads(reasons)), count)
            for process, source, target, reasons, count in self._read("portfolio/returns", {})
        ]

    def endings(self) -> list[EndingCount]:
        return [
            EndingCount(process, kind, tuple(json.loads(reasons)), count)
            for process, kind, reasons, count in self._read("portfolio/endings", {})
        ]

    def standing(self, order: Order, *, before: str, phase: str, after: Place, limit: int) -> list[Standing]:
        wanted = {"before": before, "phase": phase, "day": after.day, "key": after.key, "limit": limit}
        return [Standing(*row) for row in self._read(_PAGES[order], wanted)]

    def silent_phases(self, *, before: str, phase: str) -> list[PhaseCount]:
        found = self._read("portfolio/silent_phases", {"before": before, "phase": phase})
        return [PhaseCount(*row) for row in found]

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
        statement = "portfolio/items_of_kind" if stretch.kind else "portfolio/items"
        return [
            Item(day, key, number, kind, json.loads(item), name)
            for day, key, number, kind, item, name in self._read(statement, wanted)
        ]
