"""The period that questions about contributions may be asked for."""

from __future__ import annotations

from partnerflow.domain.announced import in_order
from partnerflow.domain.contributions.records import Contribution
from partnerflow.domain.vocabulary.objects import Period
from partnerflow.domain.vocabulary.values import Day
from partnerflow.errors import MalformedError
from partnerflow.questions.view import Asked


class PeriodAsked(Asked):
    """From which day and through which; without one, that side is open."""

    start: Day | None = None
    end: Day | None = None


def check_period(asked: PeriodAsked) -> None:
    """Raise `MalformedError` when the period asked for ends before it begins."""
    faults = list(in_order(asked.start, asked.end, "/end")) if asked.start is not None else []
    if faults:
        raise MalformedError(faults)


def holds(asked: PeriodAsked, period: Period) -> bool:
    """Whether a stated period falls whole within the one asked for: what is told of it is of no part of it."""
    return (asked.start or period.start) <= period.start and period.end <= (asked.end or period.end)


def touches(asked: PeriodAsked, contribution: Contribution) -> bool:
    """Whether a contribution ran on some day of the period asked for: in its own period, else since it came up."""
    own = contribution.period
    since = own.start if own is not None else contribution.offered_on or contribution.fixed_on
    if asked.end is not None and since is not None and since > asked.end:
        return False
    if asked.start is None:
        return True
    through = own.end if own is not None else asked.start
    ended = contribution.ended_on
    return through >= asked.start and (ended is None or ended > asked.start)
