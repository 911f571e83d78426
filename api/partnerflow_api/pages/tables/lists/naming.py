"""What the files of lists have in common: columns by their words, and the day they speak of."""

from __future__ import annotations

from typing import cast

from partnerflow.application.access.acting import Acting
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.tables.table import Column, Kind
from partnerflow_api.pages.words import Words


def columns(words: Words, *named: str) -> tuple[Column, ...]:
    """Columns by what they are called in the words of tables, with their kind behind a colon unless they are text."""
    found = []
    for each in named:
        name, _, kind = each.partition(":")
        found.append(Column(title=words(f"tables.columns.{name}"), kind=cast(Kind, kind or "text")))
    return tuple(found)


def today(partnerflow: Acting) -> str:
    """The present day."""
    return partnerflow.clock.now().date().isoformat()


def day_of(partnerflow: Acting, days: Days) -> str:
    """The day that is asked about, today unless the reader looks back."""
    return days.as_of or days.as_known_at or today(partnerflow)


def told(days: Days, words: Words) -> str:
    """The days that the reader looks back to, in a line; nothing when it is the present."""
    parts = []
    if days.as_of is not None:
        parts.append(words("tables.as_of", day=words.day(days.as_of)))
    if days.as_known_at is not None:
        parts.append(words("tables.as_known_at", day=words.day(days.as_known_at)))
    return ", ".join(parts)
