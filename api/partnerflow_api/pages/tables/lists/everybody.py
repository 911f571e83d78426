"""All partnerships that fit the filters of the list, and the whole register of organisations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from partnerflow.application.access.acting import Acting
from partnerflow.application.finding import PartnershipSummary
from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.asked import AddressError
from partnerflow_api.pages.beginning.register import fitting
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.overview import STATUSES, Row, row_of, search
from partnerflow_api.pages.tables.lists.naming import columns, today
from partnerflow_api.pages.tables.table import MOST, Cell, Table
from partnerflow_api.pages.words import Words

_AT_ONCE = 1000


def partnerships() -> Table:
    """Every partnership that the filters of the address leave, on all pages of the list.

    Raises:
        AddressError: there are more than a file holds.
    """
    partnerflow, words = service(), asked.words()
    names = Names(partnerflow, words)
    rows = [row_of(item, partnerflow.processes, words, names) for item in _found(partnerflow)]
    # The title may break within a word on a page; in a file nothing breaks.
    title = words("list.title").replace("\u00ad", "")
    return Table(
        title=title,
        name=(title,),
        day=today(partnerflow),
        columns=columns(
            words, "partnership:link", "key", "phase", "entered:day", "status", "round:number", "region", "partners"
        ),
        rows=[_row(row, words(f"status.{row.summary.status}")) for row in rows],
        told=", ".join(_asked(partnerflow, words)),
    )


def _asked(partnerflow: Acting, words: Words) -> Iterator[str]:
    """What the list was narrowed down to, in words."""
    wanted = search()
    phases = (phase for process in partnerflow.processes for phase in process.phases if phase.key == wanted.phase)
    yield from {words.text(phase.title): None for phase in phases}
    if wanted.status in STATUSES:
        yield words(f"status.{wanted.status}")
    if wanted.words is not None:
        yield f"“{wanted.words}”"


def _found(partnerflow: Acting) -> Iterator[PartnershipSummary]:
    wanted, after, count = search(), None, 0
    while True:
        page = partnerflow.find(replace(wanted, after=after, limit=_AT_ONCE))
        yield from page.items
        count, after = count + len(page.items), page.following
        if after is None:
            return
        if count >= MOST:
            raise AddressError("tables.too_many", most=str(MOST))


def _row(row: Row, status: str) -> tuple[Cell, ...]:
    found = row.summary
    name, partners = Link(name=found.name, address=row.address), ", ".join(row.partners)
    return name, found.key, row.phase, found.entered, status, found.round, found.region, partners


def organisations() -> Table:
    """Every organisation on the register that the reader sees and that fits what is sought."""
    partnerflow, words = service(), asked.words()
    sought = asked.text("q")
    return Table(
        title=words("tables.organisations"),
        name=(words("tables.organisations"),),
        day=today(partnerflow),
        columns=columns(words, "key", "organisation", "sector"),
        rows=[
            (item.key, item.name, words.value("sector", item.sector) or item.sector)
            for item in fitting(partnerflow, sought)
        ],
        told=f"“{sought}”" if sought is not None else "",
    )
