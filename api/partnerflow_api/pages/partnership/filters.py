"""What the address of the timeline asks for: which of all facts, and which of them a page has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnerflow.application.access.acting import Acting
from partnerflow.application.telling import FactFilter
from partnerflow.domain.catalogue import FACT_TYPES, SUBJECTS
from partnerflow.domain.days import until
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.record.facts import RecordCorrected, RecordRetracted
from partnerflow.domain.references import mentions
from partnerflow_api.pages.asked import Days, day, text

LATE_DAYS = 8
"""From how many days on a fact that became known later than it happened is called late."""
TRACKS = ("content", "interaction")
MARKED = ("late", "corrected")
NAMES = ("subject", "track", "organisation", "since", "until", "marked")
# How the partners deal with each other; the moves and the record itself are of both tracks, everything else is content.
_INTERACTION = frozenset({"parties", "people", "interaction"})
_BOTH = frozenset({"course", "record", "access", "organisations"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Each part narrows the timeline down; None leaves it as it is."""

    subject: str | None = None
    track: str | None = None
    organisation: str | None = None
    since: str | None = None
    until: str | None = None
    marked: str | None = None

    @property
    def given(self) -> bool:
        """Whether anything is asked for."""
        return any(getattr(self, name) is not None for name in NAMES)

    @classmethod
    def of_address(cls) -> Asked:
        """What the address asks; a word that is none of those on offer asks nothing.

        Raises:
            AddressError: a day in it is none.
        """
        return cls(
            subject=_one_of("subject", SUBJECTS),
            track=_one_of("track", TRACKS),
            organisation=text("organisation"),
            since=day("since"),
            until=day("until"),
            marked=_one_of("marked", MARKED),
        )


def filtered(partnerflow: Acting, key: str, days: Days) -> FactFilter:
    """The facts of a partnership that the address asks for, the newest first: all of them, not one page.

    Raises:
        AddressError: a day in the address is none.
    """
    facts = partnerflow.state("partnership", key).stream.history.facts
    versions = versions_of(facts, Asked.of_address(), days.as_of)
    return FactFilter(among=frozenset(versions), newest_first=True, limit=len(versions) or 1)


def versions_of(facts: Sequence[AnyFact], asked: Asked, as_of: str | None) -> tuple[int, ...]:
    """The versions of the facts that are asked for, the newest first; none that happened after the day asked about."""
    return tuple(each_version_of(facts, asked, as_of))


def each_version_of(facts: Sequence[AnyFact], asked: Asked, as_of: str | None) -> Iterator[int]:
    """These versions one after the other, for who needs only the first."""
    last = min((each for each in (as_of, asked.until) if each is not None), default=None)
    touched = _touched(facts) if asked.marked == "corrected" else frozenset()
    narrowed = asked.given
    for version in range(len(facts), 0, -1):
        fact = facts[version - 1]
        if last is not None and fact.occurred_on > last:
            continue
        if not narrowed or (_is_asked(fact, asked) and (asked.marked != "corrected" or fact.id in touched)):
            yield version


def is_late(fact: AnyFact) -> bool:
    """Whether a fact became known noticeably later than it happened."""
    return until(fact.occurred_on, fact.known_on) >= LATE_DAYS


def tracks_of(fact: AnyFact) -> frozenset[str]:
    """Of which tracks a fact is: as it says itself, else by its subject."""
    said = getattr(fact.data, "tracks", None)
    subject = FACT_TYPES[fact.type].subject
    if said:
        return frozenset(said)
    return frozenset(TRACKS) if subject in _BOTH else frozenset({TRACKS[subject in _INTERACTION]})


def concerns(fact: AnyFact, organisation: str) -> bool:
    """Whether an organisation told a fact, or is named in it."""
    return organisation in (fact.by, fact.on_behalf_of) or any(each.value == organisation for each in mentions(fact))


def _is_asked(fact: AnyFact, asked: Asked) -> bool:
    return (
        (asked.subject is None or FACT_TYPES[fact.type].subject == asked.subject)
        and (asked.track is None or asked.track in tracks_of(fact))
        and (asked.since is None or fact.occurred_on >= asked.since)
        and (asked.marked != "late" or is_late(fact))
        and (asked.organisation is None or concerns(fact, asked.organisation))
    )


def _touched(facts: Sequence[AnyFact]) -> frozenset[str]:
    """The facts that were corrected or retracted, and those that did it."""
    found: set[str] = set()
    for fact in facts:
        if isinstance(fact.data, RecordCorrected):
            found |= {fact.id, fact.data.corrects}
        elif isinstance(fact.data, RecordRetracted):
            found |= {fact.id, fact.data.retracts}
    return frozenset(found)


def _one_of(name: str, offered: Sequence[str]) -> str | None:
    asked = text(name)
    return asked if asked in offered else None
