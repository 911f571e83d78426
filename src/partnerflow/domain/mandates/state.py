"""Which mandates there are, what they cover on a day, and which signatures they cured afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds
from partnerflow.domain.mandates import facts
from partnerflow.domain.mandates.records import Consultation, Mandate, Ratification, Terms
from partnerflow.domain.vocabulary.objects import DeliverableRef


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
    terms = Terms(
        since=fact.occurred_on, scope=data.scope, limit=data.limit, valid_through=data.valid_through, fact=fact.id
    )
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
        fact=fact.id,
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
