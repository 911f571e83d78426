"""Deadlines as a calendar to subscribe to (RFC 5545): all-day events that keep their identity when their day moves.

What is not known of a fact is not in it either: the stamp of an event is the day on which its fact was known, so the same
facts make the same calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from partnerflow.application.looking import around_of, stream_at
from partnerflow.application.portfolio.port import Place, Stretch
from partnerflow.domain.days import after
from partnerflow.domain.partnership import PartnershipState
from partnerflow.messages import Language
from partnerflow.questions.record.known import known_days
from partnerflow.questions.together.deadlines import deadlines_of
from partnerflow.questions.together.due.kinds import KINDS

if TYPE_CHECKING:
    from icalendar import Event

    from partnerflow.application.service import Partnerflow

MEDIA = "text/calendar"
MOST_EVENTS = 3_000
_PAGE = 1000
_NAMES = {"nl": "Termijnen", "en": "Deadlines"}
_NAMESPACE = UUID("8f5f2a0e-6a4b-4c0c-9a50-3d1c8c1f7d6e")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One deadline in a calendar: of which partnership, and since when it is known."""

    partnership: str
    name: str
    on: str
    kind: str
    subject: str
    organisation: str | None
    project: str | None
    grant: str | None
    known_on: str

    @property
    def identity(self) -> UUID:
        """The same for the same deadline, on whichever day it falls."""
        parts = (self.partnership, self.kind, self.subject, self.organisation, self.project, self.grant)
        return uuid5(_NAMESPACE, " ".join(part or "-" for part in parts))


def of_partnership(service: Partnerflow, key: str, language: Language) -> bytes:
    """Everything that a partnership and its grants leave open, whichever day it is.

    Raises:
        NotFoundError: there is no such partnership.
    """
    stream, around = stream_at(service, "partnership", key), around_of(service)
    state = stream.history.state
    assert isinstance(state, PartnershipState)
    histories = (stream.history, *around.grant_histories(key))
    known = known_days(fact for history in histories for fact in history.facts)
    entries = (
        Entry(
            partnership=key,
            name=state.course.name,
            on=item.on,
            kind=item.kind,
            subject=item.subject,
            organisation=item.organisation,
            project=item.project,
            grant=item.grant,
            known_on=known[item.fact],
        )
        for item in deadlines_of(state, around.grants(key, around.today))
    )
    return calendar(f"{state.course.name}: {_NAMES[language].lower()}", entries, language)


def of_portfolio(service: Partnerflow, language: Language, *, within: int, kind: str | None = None) -> bytes:
    """What comes within so many days of all partnerships, and what should have happened already: the first 3,000."""
    return calendar(_NAMES[language], _portfolio_entries(service, within, kind), language, several=True)


def _portfolio_entries(service: Partnerflow, within: int, kind: str | None) -> Iterator[Entry]:
    today = service.clock.now().date().isoformat()
    stretch = Stretch(list_="deadline", today=today, until=after(today, within), kind=kind or "")
    portfolio, begin = service.portfolio.at_one_place(), Place()
    for _ in range(MOST_EVENTS // _PAGE):
        items = portfolio.items(stretch, after=begin, limit=_PAGE)
        for item in items:
            told = {name: item.told[name] for name in ("subject", "organisation", "project", "grant")}
            known = item.told["knownOn"]
            yield Entry(partnership=item.key, name=item.name, on=item.day, kind=item.kind, known_on=known, **told)
        if len(items) < _PAGE:
            return
        begin = Place(day=items[-1].day, key=items[-1].key, number=items[-1].number)


def calendar(name: str, entries: Iterable[Entry], language: Language, *, several: bool = False) -> bytes:
    """Entries as an iCalendar object; with `several` each says which partnership it is of."""
    # Loading it takes longer than most commands run.
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//partnerflow//deadlines//" + language.upper())
    made.add("version", "2.0")
    made.add("name", name)
    made.add("x-wr-calname", name)
    for entry in entries:
        made.add_component(_event(entry, language, several))
    return bytes(made.to_ical())


def _event(entry: Entry, language: Language, several: bool) -> Event:
    from icalendar import Event

    event = Event()
    kind = KINDS[entry.kind]
    event.add("uid", f"{entry.identity}@partnerflow")
    event.add("dtstamp", datetime.combine(date.fromisoformat(entry.known_on), datetime.min.time(), UTC))
    event.add("dtstart", date.fromisoformat(entry.on))
    about = [entry.subject, *(part for part in (entry.organisation, entry.grant) if part and part != entry.subject)]
    told = f"{kind.nl if language == 'nl' else kind.en}: {', '.join(about)}"
    event.add("summary", f"{entry.name}: {told}" if several else told)
    event.add("categories", [entry.kind])
    event.add("transp", "TRANSPARENT")
    return event
