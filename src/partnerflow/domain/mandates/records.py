"""Of what the state is made: mandates with their terms, ratifications, consultations.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from typing import Literal

from partnerflow.domain.folding import Record
from partnerflow.domain.vocabulary.objects import DeliverableRef, Money

Lapse = Literal["not_yet_valid", "revoked", "expired"]


class Terms(Record):
    """What a mandate says from a day on."""

    since: str
    scope: tuple[str, ...]
    limit: Money | None
    valid_through: str | None
    fact: str


class Mandate(Record):
    """One mandate with everything an organ ever said about it."""

    ref: str
    organisation: str
    organ: str
    capacities: tuple[str, ...]
    joint_signatories: int
    valid_from: str
    terms: tuple[Terms, ...]
    fact: str
    revoked_on: str | None = None
    expired_on: str | None = None

    def stated(self, day: str) -> Terms:
        """What it says on this day, valid or not."""
        return next((terms for terms in reversed(self.terms) if terms.since <= day), self.terms[0])

    def lapse(self, day: str) -> Lapse | None:
        """Why it is not valid on this day, or None when it is.

        The stated last day and the day of expiry are valid; the day of revocation is not.
        """
        through = self.stated(day).valid_through
        if day < self.valid_from:
            return "not_yet_valid"
        if self.revoked_on is not None and day >= self.revoked_on:
            return "revoked"
        if (through is not None and day > through) or (self.expired_on is not None and day > self.expired_on):
            return "expired"
        return None

    def on(self, day: str) -> Terms | None:
        """Its terms on this day, or None when it is not valid then."""
        return self.stated(day) if self.lapse(day) is None else None


class Ratification(Record):
    """A signature confirmed afterwards."""

    mandate: str
    on: str
    fact: str


class Consultation(Record):
    """A party's own board, council, staff or members were heard."""

    organisation: str
    ambition: int | None
    deliverable: DeliverableRef | None
    support: str
    on: str
    fact: str
