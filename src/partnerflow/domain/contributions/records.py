"""Of what the state is made: added values, commitments, contributions.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from decimal import Decimal

from partnerflow.domain.folding import Record
from partnerflow.domain.vocabulary.objects import Money, Period


class AddedValue(Record):
    """What a partner says it gains."""

    organisation: str
    kind: str
    on: str
    fact: str


class Commitment(Record):
    """A promise of conduct, from asked to kept."""

    ref: str
    organisation: str
    requested_on: str
    fact: str
    declared_on: str | None = None
    months: int | None = None
    recognised_on: str | None = None
    recognised_fact: str | None = None
    recognised_by: tuple[str, ...] = ()
    ended_on: str | None = None
    how: str | None = None

    @property
    def recognised(self) -> bool:
        """Asked, declared and recognised, and not ended unkept."""
        given = self.declared_on is not None and self.recognised_on is not None
        return given and self.how in (None, "kept")


class Delivery(Record):
    """What was delivered in a period, beside what was due in it; each in quantity or in money."""

    organisation: str
    period: Period
    on: str
    fact: str
    quantity: Decimal | None = None
    expected_quantity: Decimal | None = None
    amount: Money | None = None
    expected_amount: Money | None = None


class Terms(Record):
    """How much was fixed."""

    quantity: Decimal | None
    amount: Money | None


class Adjustment(Record):
    """A change of what was fixed; `deliveries` is how many had been told by then."""

    on: str
    before: Terms
    after: Terms
    deliveries: int
    fact: str


class Contribution(Record):
    """Means that a partner brings, from offered to delivered."""

    ref: str
    organisation: str
    kind: str
    fact: str
    offered_on: str | None = None
    fixed_on: str | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    amount: Money | None = None
    cofinancing: bool = False
    period: Period | None = None
    replaces: str | None = None
    replaced_by: str | None = None
    adjustments: tuple[Adjustment, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    ended_on: str | None = None

    @property
    def fixed(self) -> bool:
        return self.fixed_on is not None and self.ended_on is None
