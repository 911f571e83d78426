"""What was delivered in a period, beside what was due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from partnerflow.domain.contributions.records import Contribution, Delivery
from partnerflow.questions.contributions.measures import QUANTITY, Measure, currencies, summed
from partnerflow.questions.contributions.periods import PeriodAsked, check_period, holds
from partnerflow.questions.numbers import plain
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, View


@question(
    "delivered",
    permission="partnership.read",
    parameters=PeriodAsked,
    nl="Wat is in een periode geleverd, tegenover wat was afgesproken?",
    en="What was delivered in a period, against what was due?",
)
def delivered(view: View[PeriodAsked]) -> Answer:
    """The deliveries of periods that fall whole within the period asked for, in sum per organisation and contribution.

    Answers a list of `{organisation, contribution, delivered, expected, unit, adjustedTo}` for quantities and
    `{organisation, contribution, deliveredMinor, expectedMinor, currency, adjustedTo}` for money, in one row where both
    were told; a second currency has a row of its own. `organisation` is who delivered. What was expected is as it was
    told at the delivery, null when it was not; `adjustedTo` is what the contribution was adjusted to, null when it
    never was. Of a period told in parts the parts add up, and what was expected counts once.
    """
    asked = view.parameters
    check_period(asked)
    value, behind = [], []
    for item in view.state.contributions.by_ref.values():
        by_organisation: dict[str, list[Delivery]] = defaultdict(list)
        for delivery in item.deliveries:
            if holds(asked, delivery.period):
                by_organisation[delivery.organisation].append(delivery)
        for organisation, deliveries in by_organisation.items():
            value += [
                {"organisation": organisation, "contribution": item.ref, **row} for row in _rows(item, deliveries)
            ]
            behind += [item.fact, *(delivery.fact for delivery in deliveries)]
            behind += [change.fact for change in item.adjustments]
    value.sort(key=lambda row: (row["organisation"], row["contribution"]))
    return Answer(value=value, facts=tuple(behind))


def _rows(item: Contribution, deliveries: Sequence[Delivery]) -> Iterator[dict[str, Any]]:
    counted = QUANTITY.by_period(deliveries).values()
    quantities: dict[str, Any] = {}
    if counted:
        found = summed(counted)
        quantities = {
            "delivered": plain(found.delivered),
            "expected": plain(found.due),
            "unit": item.unit,
            "adjustedTo": _adjusted_to(item, QUANTITY),
        }
    found_in = currencies(deliveries)
    if quantities and not found_in:
        yield quantities
    for currency in found_in:
        measure = Measure(currency=currency)
        found = summed(measure.by_period(deliveries).values())
        money = {"deliveredMinor": plain(found.delivered), "expectedMinor": plain(found.due), "currency": currency}
        yield {"adjustedTo": _adjusted_to(item, measure), **money, **quantities}
        quantities = {}


def _adjusted_to(item: Contribution, measure: Measure) -> int | float | None:
    changed = (
        measure.of(change.after)
        for change in reversed(item.adjustments)
        if measure.of(change.after) != measure.of(change.before)
    )
    return plain(next(changed, None))
