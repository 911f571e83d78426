"""What was due and delivered, in quantities or in money: period by period, and in sum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from partnerflow.domain.contributions.records import Delivery, Terms

Span = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What was delivered in one period, and what was due in it; None where nobody said."""

    delivered: Decimal
    due: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One way to count: quantities, or minor units of one currency."""

    currency: str | None = None

    def of(self, terms: Terms) -> Decimal | None:
        """How much was fixed, counted this way."""
        if self.currency is None:
            return terms.quantity
        amount = terms.amount
        return Decimal(amount.minor) if amount is not None and amount.currency == self.currency else None

    def by_period(self, deliveries: Iterable[Delivery]) -> dict[Span, Delivered]:
        """The deliveries counted this way. Of one period told in parts the parts add up, and what was due counts once."""
        found: dict[Span, Delivered] = {}
        for delivery in deliveries:
            done = self.of(Terms(quantity=delivery.quantity, amount=delivery.amount))
            due = self.of(Terms(quantity=delivery.expected_quantity, amount=delivery.expected_amount))
            if done is not None or due is not None:
                span = (delivery.period.start, delivery.period.end)
                before = found.get(span, Delivered(delivered=Decimal(0), due=None))
                dues = [item for item in (before.due, due) if item is not None]
                found[span] = Delivered(
                    delivered=before.delivered + (done or Decimal(0)), due=max(dues) if dues else None
                )
        return found


QUANTITY = Measure()


def summed(periods: Iterable[Delivered]) -> Delivered:
    """Several periods as one."""
    periods = list(periods)
    dues = [item.due for item in periods if item.due is not None]
    return Delivered(
        delivered=sum((item.delivered for item in periods), Decimal(0)), due=sum(dues, Decimal(0)) if dues else None
    )


def currencies(deliveries: Iterable[Delivery]) -> list[str]:
    """The currencies in which money was delivered or due, in order."""
    amounts = (money for item in deliveries for money in (item.amount, item.expected_amount))
    return sorted({money.currency for money in amounts if money is not None})
