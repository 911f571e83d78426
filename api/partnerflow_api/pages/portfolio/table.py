"""One list of the portfolio as a table: a page of it to show, or the whole of it as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.domain.vocabulary.objects import Money
from partnerflow_api import addresses
from partnerflow_api.pages import asked
from partnerflow_api.pages.particulars import amount
from partnerflow_api.pages.portfolio.asking import answer, rows_of, wanted, whole
from partnerflow_api.pages.portfolio.filtering import Filtering, filtering
from partnerflow_api.pages.portfolio.lists import LISTS, Listing
from partnerflow_api.pages.portfolio.saying import Saying
from partnerflow_api.pages.tables import Cell, Column, Table
from partnerflow_api.pages.words import Words

PAGE = 50
OWN = ("ending", "from", "to", "reason", "kind")
"""What the address of some list says besides the filters: it goes along to its files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """A page of a list. `own` is what it is narrowed to besides the filters, in words, and `kept` the same in the address.

    `following` and `first` lead on and back, None where there is nothing.
    """

    name: str
    table: Table
    filtering: Filtering
    own: tuple[str, ...]
    kept: Mapping[str, str]
    following: str | None
    first: str | None
    money: Callable[[Money], str]


def list_page(partnerflow: Acting, name: str, words: Words) -> ListPage:
    """The page of a list that the address asks for.

    Raises:
        AddressError: the address asks for what there is not.
    """
    listing, saying = LISTS[name], Saying(partnerflow, words)
    given, after = wanted(), asked.text("after")
    answered = answer(partnerflow, listing.question, listing.parameters(given), after=after, limit=PAGE)
    following = addresses.cursor(answered.following) if answered.following is not None else None
    return ListPage(
        name=name,
        table=_table(name, listing, rows_of(answered), answered.day, saying),
        filtering=filtering(partnerflow, given, saying),
        own=tuple(_own(saying)),
        kept={own: value for own in OWN if (value := asked.text(own)) is not None},
        following=asked.here(after=following) if following is not None else None,
        first=asked.here(after=None) if after is not None else None,
        money=partial(amount, words=words),
    )


def whole_list(partnerflow: Acting, name: str, words: Words) -> Table:
    """All rows of a list.

    Raises:
        AddressError: the address asks for what there is not, or there are more rows than a file holds.
    """
    listing = LISTS[name]
    rows, day = whole(partnerflow, listing.question, listing.parameters(wanted()))
    return _table(name, listing, rows, day, Saying(partnerflow, words))


def _own(saying: Saying) -> Iterator[str]:
    process = asked.text("process")
    says: dict[str, Callable[[str], str]] = {
        "ending": lambda value: saying.value("endingKind", value),
        "reason": lambda value: saying.reason(value, process),
        "kind": saying.due,
        "from": lambda value: saying.words("portfolio.from", phase=saying.phase_of_any(value)),
        "to": lambda value: saying.words("portfolio.to", phase=saying.phase_of_any(value)),
    }
    for name, say in says.items():
        value = asked.text(name)
        if value is not None:
            yield say(value)


def _table(name: str, listing: Listing, rows: Iterable[Mapping[str, Any]], day: str, saying: Saying) -> Table:
    words = saying.words
    return Table(
        title=words(f"portfolio.lists.{name}.title"),
        name=("portfolio", words(f"portfolio.lists.{name}.title")),
        day=day,
        columns=tuple(
            Column(title=words(f"portfolio.columns.{title}"), kind=kind) for title, kind, _ in listing.columns
        ),
        rows=tuple(_cells(listing, row, saying) for row in rows),
    )


def _cells(listing: Listing, row: Mapping[str, Any], saying: Saying) -> tuple[Cell, ...]:
    return tuple(told(row, saying) for _, _, told in listing.columns)
