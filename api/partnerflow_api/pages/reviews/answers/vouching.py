"""What was known by a day, when it was recorded here, and what became known since about the time before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.record.effective import changes_the_past
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOfDay:
    """The facts of a partnership and of its grants that had occurred, and were known, by a day.

    `behind` are those recorded here after that day and `imported` how many of them were brought in from elsewhere: what
    is signed vouches for them no earlier than `recorded`, the day on which the last of them was recorded. `added` became
    known later about the time before, `changed` was corrected or retracted later, and `following` occurred later.
    """

    day: str
    facts: int
    behind: int
    imported: int
    recorded: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    following: int

    @property
    def in_time(self) -> bool:
        """Whether everything in it was recorded by its day."""
        return not self.behind

    @property
    def untouched(self) -> bool:
        """Whether nothing became known about it, and nothing of it was changed."""
        return not self.added and not self.changed


def file_of_day(ask: Inquiry, day: str) -> FileOfDay:
    """The file of a day, with what came after it as far as the reader sees."""
    told = list(_told(ask))
    known = [fact for fact in told if fact.occurred_on <= day and fact.known_on <= day]
    ids = {fact.id for fact in known}
    changes: list[dict[str, Any]] = ask.ask("record_changes")
    behind = [fact for fact in known if _recorded(fact) > day]
    return FileOfDay(
        day=day,
        facts=len(known),
        behind=len(behind),
        imported=sum(fact.import_id is not None for fact in behind),
        recorded=max(map(_recorded, known), default=day),
        added=tuple(fact.id for fact in told if fact.occurred_on <= day < fact.known_on and not changes_the_past(fact)),
        changed=tuple(row["id"] for row in changes if row["on"] > day and ids.intersection(row["facts"])),
        following=sum(fact.occurred_on > day for fact in told),
    )


def _told(ask: Inquiry) -> Iterator[AnyFact]:
    """Every fact of the partnership and of its grants that the reader sees on its days."""
    until, known = ask.reader.day, ask.reader.days.as_known_at
    for history in (each.history for each in (ask.reader.stream, *ask.reader.grant_streams.values())):
        for fact in history.facts:
            if fact.occurred_on <= until and (known is None or fact.known_on <= known):
                yield fact


def _recorded(fact: AnyFact) -> str:
    """The day on which a fact was recorded here; what was never stored counts from the day on which it was known."""
    return (fact.recorded_at or fact.known_on)[:10]
