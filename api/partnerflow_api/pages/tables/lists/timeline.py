"""The timeline as a file: every fact that its filters leave, the newest first."""

from __future__ import annotations

from partnerflow.application.telling import FactView
from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.links import to_fact
from partnerflow_api.pages.partnership.filters import filtered
from partnerflow_api.pages.partnership.timeline import Entry, entry
from partnerflow_api.pages.tables.lists.about import about
from partnerflow_api.pages.tables.lists.naming import columns
from partnerflow_api.pages.tables.table import Cell, Table


def timeline(key: str) -> Table:
    """The facts of a partnership up to the day asked about, each with what is to be noted about it.

    Raises:
        NotFoundError: there is no such partnership, or it had not begun, as far as known.
        AddressError: part of the address cannot be read.
    """
    days = asked.days()
    found = about(key, days)
    page = service().history("partnership", key, filtered(service(), key, days))
    history = page.stream.history
    return found.table(
        "timeline",
        columns(
            found.words,
            "day:day",
            "known:day",
            "fact_type",
            "subject",
            "particulars",
            "text",
            "by",
            "marks",
            "fact:link",
        ),
        [_row(view, entry(view, days, found.particular, history)) for view in page.items],
    )


def _row(view: FactView, line: Entry) -> tuple[Cell, ...]:
    fact = view.fact
    return (
        fact.occurred_on,
        fact.known_on,
        line.title,
        line.subject,
        " · ".join(line.items),
        line.text,
        line.actor,
        ", ".join(words for _, words in line.marks),
        to_fact(fact.stream, fact.key, fact.id),
    )
