"""How much of a partnership is late, counted alike on every page: deadlines that passed, and what the funder waits for."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow.application.access.acting import Acting
from partnerflow_api.pages.asked import Days

WITH_FUNDER = frozenset({"condition_due", "review_due"})
"""Deadlines that stand among what is owed to the funder too, and are counted there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lateness:
    """How many things are late, and how many deadlines are still to come."""

    overdue: int
    due: int


def lateness(partnerflow: Acting, key: str, days: Days) -> Lateness:
    """What is late on the days asked about: the things that the page of the work marks as late, each counted once."""

    def rows(question: str) -> list[dict[str, object]]:
        found = partnerflow.ask(key, question, {}, as_of=days.as_of, as_known_at=days.as_known_at)
        answer: list[dict[str, object]] = found.answer
        return answer

    deadlines = rows("deadlines")
    passed = sum(1 for row in deadlines if row["overdue"] and row["kind"] not in WITH_FUNDER)
    owed = sum(1 for row in rows("due_to_funder") if isinstance(row["daysLeft"], int) and row["daysLeft"] < 0)
    return Lateness(overdue=passed + owed, due=sum(1 for row in deadlines if not row["overdue"]))
