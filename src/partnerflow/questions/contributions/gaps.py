"""What is not delivered of what was due: after adjustment, and over the whole term once it has passed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from partnerflow.domain.contributions.records import Contribution, Terms
from partnerflow.domain.days import after, months_after
from partnerflow.domain.vocabulary.objects import Period
from partnerflow.questions.contributions.measures import QUANTITY, Delivered, Measure, Span, currencies, summed


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """How much was due and delivered by the last day that was looked at, and in which measure."""

    measure: Measure
    due: Decimal
    delivered: Decimal
    through: str

    @property
    def missing(self) -> Decimal:
        return self.due - self.delivered


def gap_of(item: Contribution, day: str) -> Gap | None:
    """What is missing of a fixed contribution on a day; None when nothing is, as far as was told.

    What a period was to bring is what its deliveries say was expected, lowered by an adjustment that came after them.
    A later period may make up for an earlier one. Once the term has passed the whole is due; of what is promised per
    year, one year's share for each full year, when nothing was told of it at all.
    """
    measure = _measure(item)
    periods = _after_adjustment(item, measure)
    candidates = [gap for gap in (_told(measure, periods), _whole(item, measure, periods, day)) if gap is not None]
    worst = max(candidates, key=lambda gap: gap.missing, default=None)
    return worst if worst is not None and worst.missing > 0 else None


def _measure(item: Contribution) -> Measure:
    """How it was fixed; or how it is delivered, when that is told in another measure throughout."""
    fixed = QUANTITY if item.quantity is not None else Measure(currency=item.amount.currency if item.amount else None)
    told = (QUANTITY, *(Measure(currency=currency) for currency in currencies(item.deliveries)))
    used = [measure for measure in told if measure.by_period(item.deliveries)]
    return fixed if fixed in used or not used else used[0]


def _after_adjustment(item: Contribution, measure: Measure) -> dict[Span, Delivered]:
    periods = measure.by_period(item.deliveries)
    for change in item.adjustments:
        now, before = measure.of(change.after), measure.of(change.before)
        known = measure.by_period(item.deliveries[: change.deliveries])
        if not known or now is None or before is None or now >= before:
            continue
        # What an adjustment answers is the latest period told before it; those before that are not forgiven by it.
        last = max(known, key=lambda span: (span[1], span[0]))
        due = periods[last].due
        if due is not None:
            periods[last] = replace(periods[last], due=min(due, now))
    return periods


def _told(measure: Measure, periods: dict[Span, Delivered]) -> Gap | None:
    stated = {span: found for span, found in periods.items() if found.due is not None}
    if not stated:
        return None
    total = summed(stated.values())
    assert total.due is not None
    return Gap(measure=measure, due=total.due, delivered=total.delivered, through=max(end for _, end in stated))


def _whole(item: Contribution, measure: Measure, periods: dict[Span, Delivered], day: str) -> Gap | None:
    fixed = measure.of(Terms(quantity=item.quantity, amount=item.amount))
    if fixed is None or item.period is None:
        return None
    if item.per == "year":
        years = _full_years(item.period, day)
        if periods or not years:
            return None
        through = after(months_after(item.period.start, 12 * years), -1)
        return Gap(measure=measure, due=fixed * years, delivered=Decimal(0), through=through)
    if day <= item.period.end:
        return None
    delivered = summed(periods.values()).delivered
    return Gap(measure=measure, due=fixed, delivered=delivered, through=item.period.end)


def _full_years(period: Period, day: str) -> int:
    """How many years of a period have passed on a day, its last day included."""
    next_day, years = after(min(period.end, day)), 0
    while months_after(period.start, 12 * (years + 1)) <= next_day:
        years += 1
    return years
