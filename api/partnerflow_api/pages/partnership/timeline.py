"""The timeline: a page of the facts, newest first, grouped by the day they happened, with what is to be noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.application.telling import ERASED, FactFilter, FactView
from partnerflow.domain.catalogue import FACT_TYPES, SUBJECTS
from partnerflow.domain.history import History
from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.pages.asked import Days, address, here, number
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.partnership.filters import Asked, each_version_of, is_late, versions_of
from partnerflow_api.pages.words import Words

PAGE = 50
FEW = 8


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
    """Something to choose in a filter."""

    key: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """One page of it, how many facts there are of all, and where it goes on; the addresses are None where there is nothing."""

    days: tuple[Day, ...]
    asked: Asked
    found: int
    all: int
    subjects: tuple[Choice, ...]
    organisations: tuple[Choice, ...]
    older: str | None
    newest: str | None


def timeline(partnerflow: Acting, key: str, days: Days, before: int | None, particular: Particular) -> Timeline:
    """A page of the timeline of a partnership, up to the day asked about, of what the address asks for.

    What was not known yet on the day of knowledge stays in sight, marked: to leave it out would hide that it exists.

    Raises:
        AddressError: a day in the address is none.
    """
    asked = Asked.of_address()
    stream = partnerflow.state("partnership", key).stream
    versions = versions_of(stream.history.facts, asked, days.as_of)
    begin = 0 if before is None else next((at for at, each in enumerate(versions) if each < before), len(versions))
    shown = versions[begin : begin + PAGE]
    return Timeline(
        days=told(partnerflow, key, days, shown, particular),
        asked=asked,
        found=len(versions),
        all=stream.history.version,
        subjects=tuple(_subjects(stream.history, asked, particular.words)),
        organisations=tuple(_organisations(stream.history, asked, particular)),
        older=here(before=shown[-1]) if begin + PAGE < len(versions) else None,
        newest=here(before=None) if begin else None,
    )


def timeline_page(partnerflow: Acting, key: str, words: Words, days: Days) -> dict[str, Any]:
    """What the page of the timeline shows.

    Raises:
        NotFoundError: there is no such partnership, or it had not begun on the day asked about, as far as known.
        AddressError: part of the address cannot be read.
    """
    view = partnerflow.state("partnership", key, as_of=days.as_of, as_known_at=days.as_known_at)
    state = view.state
    assert isinstance(state, PartnershipState)
    particular = Particular(words=words, process=state.process, names=Names(partnerflow, words, state))
    found = timeline(partnerflow, key, days, number("before"), particular)
    grants = [
        (
            Link(name=grant, address=address("grant", key=grant)),
            partnerflow.state("grant", grant).stream.history.version,
        )
        for grant in partnerflow.grants_of(key)
    ]
    return {"key": key, "name": state.course.name, "days": days, "timeline": found, "grants": grants}


def newest(partnerflow: Acting, key: str, days: Days, particular: Particular) -> tuple[Day, ...]:
    """The few newest facts, for a page that is about more."""
    facts = partnerflow.state("partnership", key).stream.history.facts
    few = tuple(islice(each_version_of(facts, Asked(), days.as_of), FEW))
    return told(partnerflow, key, days, few, particular)


def told(partnerflow: Acting, key: str, days: Days, versions: Sequence[int], particular: Particular) -> tuple[Day, ...]:
    """The facts at these versions, the newest first, by the day on which they happened."""
    if not versions:
        return ()
    wanted = FactFilter(among=frozenset(versions), newest_first=True, limit=len(versions))
    page = partnerflow.history("partnership", key, wanted)
    return _days(page.items, days, particular, page.stream.history)


def _subjects(history: History, asked: Asked, words: Words) -> Iterator[Choice]:
    present = {FACT_TYPES[fact.type].subject for fact in history.facts}
    for subject in SUBJECTS:
        if subject in present:
            yield Choice(key=subject, title=words(f"subjects.{subject}"), chosen=subject == asked.subject)


def _organisations(history: History, asked: Asked, particular: Particular) -> Iterator[Choice]:
    state = history.state
    assert isinstance(state, PartnershipState)
    named = sorted((particular.names.of(code), code) for code in state.parties.by_organisation)
    for name, code in named:
        yield Choice(key=code, title=name, chosen=code == asked.organisation)


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
        text=missing(view, words) if told.text == ERASED else told.text,
        actor=particular.names.of(fact.by),
        address=to_fact(fact.stream, fact.key, fact.id).address,
        marks=tuple(marks(view, days, words)),
        is_move=fact_type.move is not None,
    )


def missing(view: FactView, words: Words) -> str:
    """Why a text of a fact is not shown."""
    return words("timeline.withheld" if view.withheld else "timeline.erased")


def marks(view: FactView, days: Days, words: Words) -> list[tuple[str, str]]:
    """What is to be noted about a fact: retracted, corrected, known late, or not known yet on the day of knowledge."""
    found = []
    if view.retracted_by is not None:
        found.append(("retracted", words("timeline.retracted")))
    if view.corrected_by:
        found.append(("corrected", words("timeline.corrected")))
    if days.as_known_at is not None and view.fact.known_on > days.as_known_at:
        found.append(("unknown", words("timeline.not_yet_known")))
    if is_late(view.fact):
        found.append(("late", words("timeline.late", days=words.count("days", view.late_days))))
    return found
