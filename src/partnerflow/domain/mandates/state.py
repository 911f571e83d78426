"""Which mandates there are, what they cover on a day, and which signatures they cured afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from msgspec.structs import replace

from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Record, Slice, folds
from partnerflow.domain.mandates import facts
from partnerflow.domain.vocabulary.objects import DeliverableRef, Money

Lapse = Literal["not_yet_valid", "revoked", "expired"]


class Terms(Record):
    """What a mandate says from a day on."""

    since: str
    scope: tuple[str, ...]
    limit: Money | None
    valid_through: str | None


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


@dataclass(slots=True, kw_only=True)
class Mandates(Slice):
    """The mandates presented to one partnership."""

    by_ref: dict[str, Mandate] = field(default_factory=dict)
    ratifications: dict[tuple[DeliverableRef, str], Ratification] = field(default_factory=dict)
    consultations: list[Consultation] = field(default_factory=list)

    def of(self, organisation: str, scope: str, day: str) -> Mandate | None:
        """A mandate of this organisation with this scope that is valid on this day."""
        for mandate in self.by_ref.values():
            if mandate.organisation == organisation:
                terms = mandate.on(day)
                if terms is not None and scope in terms.scope:
                    return mandate
        return None


@folds(Mandates, facts.MandateGranted)
def _granted(mandates: Mandates, fact: Fact[facts.MandateGranted], state: Any) -> None:
    data = fact.data
    terms = Terms(since=fact.occurred_on, scope=data.scope, limit=data.limit, valid_through=data.valid_through)
    mandates.by_ref[data.mandate] = Mandate(
        ref=data.mandate,
        organisation=data.organisation,
        organ=data.organ,
        capacities=data.capacities,
        joint_signatories=data.joint_signatories,
        valid_from=data.valid_from,
        terms=(terms,),
        fact=fact.id,
    )


@folds(Mandates, facts.MandateAmended)
def _amended(mandates: Mandates, fact: Fact[facts.MandateAmended], state: Any) -> None:
    data = fact.data
    mandate = mandates.by_ref[data.mandate]
    latest = mandate.terms[-1]
    terms = Terms(
        since=fact.occurred_on,
        scope=data.scope or latest.scope,
        limit=data.limit or latest.limit,
        valid_through=data.valid_through or latest.valid_through,
    )
    mandates.by_ref[mandate.ref] = replace(mandate, terms=(*mandate.terms, terms))


@folds(Mandates, facts.MandateRevoked)
def _revoked(mandates: Mandates, fact: Fact[facts.MandateRevoked], state: Any) -> None:
    mandate = mandates.by_ref[fact.data.mandate]
    mandates.by_ref[mandate.ref] = replace(mandate, revoked_on=fact.occurred_on)


@folds(Mandates, facts.MandateExpired)
def _expired(mandates: Mandates, fact: Fact[facts.MandateExpired], state: Any) -> None:
    mandate = mandates.by_ref[fact.data.mandate]
    mandates.by_ref[mandate.ref] = replace(mandate, expired_on=fact.occurred_on)


@folds(Mandates, facts.SignatureRatified)
def _ratified(mandates: Mandates, fact: Fact[facts.SignatureRatified], state: Any) -> None:
    data = fact.data
    mandates.ratifications[data.deliverable, data.organisation] = Ratification(
        mandate=data.mandate, on=fact.occurred_on, fact=fact.id
    )


@folds(Mandates, facts.ConstituencyConsulted)
def _consulted(mandates: Mandates, fact: Fact[facts.ConstituencyConsulted], state: Any) -> None:
    data = fact.data
    mandates.consultations.append(
        Consultation(
            organisation=data.organisation,
            ambition=data.ambition_version,
            deliverable=data.deliverable,
            support=data.support,
            on=fact.occurred_on,
            fact=fact.id,
        )
    )
