"""Of what the state is made: rules, tranches, milestones, conditions, reports, reviews, changes, packs, appeals.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from typing import Literal

from partnerflow.domain.folding import Record
from partnerflow.domain.vocabulary.objects import FactAddress, Money, PackUpTo, Period

MINIMUM_PARTNERS, MINIMUM_SECTORS, CHANGE_NOTICE_DAYS = "minimum_partners", "minimum_sectors", "change_notice_days"
"""What a funder may set a number for (docs/spec/facts.md)."""


class Ruling(Record):
    """A rule as the funder set it on a day; set again, the number changes from that day on."""

    rule: str
    number: int
    on: str
    fact: str


class Tranche(Record):
    """A part of the grant, from planned to paid."""

    ref: str
    planned: Money
    fact: str
    paid: Money | None = None
    paid_on: str | None = None
    paid_fact: str | None = None
    withheld_on: str | None = None
    withheld_facts: tuple[str, ...] = ()
    withheld_for: tuple[str, ...] = ()
    lapsed_on: str | None = None
    lapsed_fact: str | None = None

    @property
    def open(self) -> bool:
        """Whether it is still to be paid: neither paid nor lapsed."""
        return self.paid_on is None and self.lapsed_on is None

    @property
    def status(self) -> Literal["planned", "withheld", "paid", "lapsed"]:
        """How far it is; a payment ends the withholding."""
        if self.paid_on is not None:
            return "paid"
        if self.lapsed_on is not None:
            return "lapsed"
        return "withheld" if self.withheld_on is not None else "planned"


class Milestone(Record):
    """What must be shown before a tranche is paid."""

    ref: str
    tranche: str
    required_before: str | None
    defined_on: str
    fact: str
    outcome: str | None = None
    reviewed_on: str | None = None
    review_fact: str | None = None


class Condition(Record):
    """A condition of the funder."""

    ref: str
    due_on: str | None
    imposed_on: str
    fact: str
    review: str | None = None
    met_on: str | None = None
    met_fact: str | None = None
    proven_by: tuple[FactAddress, ...] = ()


class Report(Record):
    """What the lead partner reported about a period."""

    ref: str
    period: Period
    on: str
    fact: str


class Review(Record):
    """What the funder judged: a milestone, a report or a pack."""

    ref: str
    outcome: str
    on: str
    fact: str
    milestone: str | None
    report: str | None
    pack: str | None
    due_on: str | None


class Change(Record):
    """A change of which the funder was told, and what it answered."""

    ref: str
    kind: str
    organisation: str | None
    about: tuple[FactAddress, ...]
    on: str
    fact: str
    outcome: str | None = None


class Pack(Record):
    """A frozen extract of the history that was handed to the funder."""

    ref: str
    milestone: str | None
    up_to: PackUpTo
    on: str
    fact: str


class Appeal(Record):
    """An objection in law to a review."""

    ref: str
    review: str
    filed_on: str
    fact: str
    outcome: str | None = None
    decided_on: str | None = None
    decision_fact: str | None = None


class Settlement(Record):
    """The final amount, and what of it was paid too much and had to come back."""

    settled: Money
    recovered: Money | None
    on: str
    fact: str
