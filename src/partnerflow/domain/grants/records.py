"""Of what the state is made: tranches, milestones, conditions, appeals.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from partnerflow.domain.folding import Record
from partnerflow.domain.vocabulary.objects import Money


class Tranche(Record):
    """A part of the grant, from planned to paid."""

    ref: str
    planned: Money
    fact: str
    paid: Money | None = None
    paid_on: str | None = None
    paid_fact: str | None = None
    withheld_on: str | None = None
    lapsed_on: str | None = None


class Milestone(Record):
    """What must be shown before a tranche is paid."""

    ref: str
    tranche: str
    required_before: str | None
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
    met_on: str | None = None


class Appeal(Record):
    """An objection in law to a review."""

    ref: str
    review: str
    fact: str
    outcome: str | None = None
