"""The timeline as a file: every fact that its filters leave, the newest first."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.application.telling import FactView
from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.links import to_fact
from partnerflow_api.pages.partnership.filters import Asked, filtered
from partnerflow_api.pages.partnership.timeline import Entry, entry
from partnerflow_api.pages.tables.lists.about import About, about
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
        _asked(found),
    )


def _asked(found: About) -> Iterator[str]:
    """What the timeline was narrowed down to, in words."""
    asked, words = Asked.of_address(), found.words
    if asked.subject is not None:
        yield words(f"subjects.{asked.subject}")
    if asked.track is not None:
        yield words(f"timeline.{asked.track}")
    if asked.organisation is not None:
        yield found.particular.names.of(asked.organisation)
    if asked.marked is not None:
        yield words(f"timeline.only_{asked.marked}")
    for name, day in (("since", asked.since), ("until", asked.until)):
        if day is not None:
            yield f"{words(f'timeline.{name}')}: {words.day(day)}"


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
