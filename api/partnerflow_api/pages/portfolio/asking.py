"""What the address of a page of the portfolio asks for, and the answers to it, page by page or whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.application.portfolio.asking import PortfolioAnswered
from partnerflow.errors import MalformedError
from partnerflow_api import addresses
from partnerflow_api.pages import asked
from partnerflow_api.pages.asked import AddressError
from partnerflow_api.pages.tables.table import MOST

FILTERS = ("process", "phase", "status", "region", "profile", "funder")
WEEKS, MOST_WEEKS = 8, 520
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The filters of the address, and how many weeks it looks ahead and back."""

    filters: Mapping[str, str]
    weeks: int

    def without(self, *names: str) -> dict[str, str]:
        """The filters but for some."""
        return {name: value for name, value in self.filters.items() if name not in names}


def wanted() -> Wanted:
    """What the address asks for.

    Raises:
        AddressError: the weeks are no number between 1 and 520.
    """
    weeks = asked.number("weeks")
    if weeks is not None and not 1 <= weeks <= MOST_WEEKS:
        raise AddressError("portfolio.bad_weeks", most=str(MOST_WEEKS))
    filters = {name: value for name in FILTERS if (value := asked.text(name)) is not None}
    return Wanted(filters=filters, weeks=weeks or WEEKS)


def answer(
    partnerflow: Acting, question: str, parameters: Mapping[str, str], *, after: str | None = None, limit: int = 1
) -> PortfolioAnswered:
    """The answer to one question; `after` is the cursor of an address.

    Raises:
        AddressError: a parameter is none that the question takes.
    """
    try:
        place = addresses.read_cursor(after) if after is not None else None
        return partnerflow.ask_portfolio(question, parameters, after=place, limit=limit)
    except MalformedError as error:
        name = error.faults[0].pointer.strip("/?")
        raise AddressError("portfolio.bad_filter", name=name, value=asked.text(name) or "") from None


def whole(partnerflow: Acting, question: str, parameters: Mapping[str, str]) -> tuple[list[dict[str, Any]], str]:
    """All rows of a list, and the day they speak of.

    Raises:
        AddressError: there are more than a file holds, or a parameter is none that the question takes.
    """
    rows: list[dict[str, Any]] = []
    after: str | None = None
    while True:
        answered = answer(partnerflow, question, parameters, after=after, limit=_AT_ONCE)
        rows += rows_of(answered)
        if answered.following is None:
            return rows, answered.day
        if len(rows) >= MOST:
            raise AddressError("tables.too_many", most=str(MOST))
        after = addresses.cursor(answered.following)


def rows_of(answered: PortfolioAnswered) -> list[dict[str, Any]]:
    """The rows of an answer; one about silence has them beside its figures."""
    found: Any = answered.answer
    rows: list[dict[str, Any]] = found["partnerships"] if isinstance(found, dict) else found
    return rows
