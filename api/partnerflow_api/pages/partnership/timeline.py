"""The timeline: a page of the facts, newest first, grouped by the day they happened, with what is to be noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from partnerflow.application.access.acting import Acting
from partnerflow.application.telling import FactFilter, FactView
from partnerflow.domain.catalogue import FACT_TYPES, SUBJECTS
from partnerflow.domain.history import History
from partnerflow_api.pages.asked import Days, here
from partnerflow_api.pages.links import to_fact
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.words import Words

PAGE = 40
LATE_DAYS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One fact as a line: `marks` says what is odd about it, a kind and the words for it."""

    id: str
    title: str
    subject: str
    items: tuple[str, ...]
    text: str | None
    actor: str
    address: str | None
    marks: tuple[tuple[str, str], ...]
    is_move: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day and what happened on it, newest first."""

    day: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A subject to choose; one without a key is all of them."""

    key: str | None
    title: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """One page of it, and where it goes on; the addresses are None where there is nothing."""

    days: tuple[Day, ...]
    subjects: tuple[Choice, ...]
    older: str | None
    newest: str | None


def timeline(
    partnerflow: Acting, key: str, days: Days, subject: str | None, before: int | None, particular: Particular
) -> Timeline:
    """A page of the timeline of a partnership, up to the day asked about.

    What was not known yet on the day of knowledge stays in sight, marked: to leave it out would hide that it exists.
    """
    words = particular.words
    page = partnerflow.history(
        "partnership",
        key,
        FactFilter(
            subjects=frozenset({subject}) if subject in SUBJECTS else frozenset(),
            until=days.as_of,
            after=before,
            newest_first=True,
            limit=PAGE,
        ),
    )
    present = {FACT_TYPES[fact.type].subject for fact in page.stream.history.facts}
    choices = [_choice(None, subject, words)]
    choices += [_choice(item, subject, words) for item in SUBJECTS if item in present]
    return Timeline(
        days=_days(page.items, days, particular, page.stream.history),
        subjects=tuple(choices),
        older=_go(before=page.following) if page.following is not None else None,
        newest=_go(before=None) if before is not None else None,
    )


def _days(views: Iterable[FactView], days: Days, particular: Particular, history: History) -> tuple[Day, ...]:
    return tuple(
        Day(day=day, entries=tuple(entry(view, days, particular, history) for view in together))
        for day, together in groupby(views, key=lambda view: view.fact.occurred_on)
    )


def entry(view: FactView, days: Days, particular: Particular, history: History) -> Entry:
    """A fact of a partnership or a grant as a line."""
    fact, words = view.fact, particular.words
    # A fact is shown as it was told: in the words of the definition of its day.
    told = replace(particular, process=history.process_of(fact)).of(fact)
    fact_type = FACT_TYPES[fact.type]
    return Entry(
        id=fact.id,
        title=fact_type.titles[words.language],
        subject=words(f"subjects.{fact_type.subject}"),
        items=told.items,
        text=told.text,
        actor=particular.names.of(fact.by),
        address=to_fact(fact.stream, fact.key, fact.id).address,
        marks=tuple(marks(view, days, words)),
        is_move=fact_type.move is not None,
    )


def marks(view: FactView, days: Days, words: Words) -> list[tuple[str, str]]:
    """What is to be noted about a fact: retracted, corrected, known late, or not known yet on the day of knowledge."""
    found = []
    if view.retracted_by is not None:
        found.append(("retracted", words("timeline.retracted")))
    if view.corrected_by:
        found.append(("corrected", words("timeline.corrected")))
    if days.as_known_at is not None and view.fact.known_on > days.as_known_at:
        found.append(("unknown", words("timeline.not_yet_known")))
    if view.late_days >= LATE_DAYS:
        found.append(("late", words("timeline.late", days=words.count("days", view.late_days))))
    return found


def _choice(key: str | None, chosen: str | None, words: Words) -> Choice:
    title = words("timeline.all") if key is None else words(f"subjects.{key}")
    return Choice(key=key, title=title, address=_go(subject=key, before=None), chosen=key == chosen)


def _go(**changes: str | int | None) -> str:
    return f"{here(**changes)}#timeline"
