"""Looking back: the days that are worth a look, each with the address of this page on that day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from partnerflow_api.pages.asked import Days, here
from partnerflow_api.pages.phase_map import Path
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A day to look back to, and what made it one."""

    title: str
    address: str
    chosen: bool


def shortcuts(path: Path, today: str, days: Days, words: Words) -> tuple[Shortcut, ...]:
    """A year ago, and the day on which each stay began or the course ended; the newest first."""
    titles = {step.key: step.title for step in path.steps}
    found = list(_worth_a_look(path, today, titles, words))
    return tuple(
        Shortcut(title=title, address=here(asOf=day, asKnownAt=None, before=None), chosen=day == days.as_of)
        for day, title in found
    )


def _worth_a_look(path: Path, today: str, titles: dict[str, str], words: Words) -> Iterator[tuple[str, str]]:
    last_year = a_year_before(today)
    if last_year >= path.stays[0].entered:
        yield last_year, words("asof.a_year_ago", day=words.short_day(last_year))
    if path.ending is not None and path.ending.on <= today:
        yield path.ending.on, words("asof.at_end", day=words.short_day(path.ending.on))
    for stay in reversed(path.stays):
        kind = "at_return" if stay.by_return is not None else "at_entry"
        yield stay.entered, words(f"asof.{kind}", phase=titles[stay.phase], day=words.short_day(stay.entered))


def a_year_before(day: str) -> str:
    """The same day of the year before; of 29 February the 28th."""
    read = date.fromisoformat(day)
    try:
        return read.replace(year=read.year - 1).isoformat()
    except ValueError:
        return read.replace(year=read.year - 1, day=28).isoformat()
