"""What each partner gains, promises and brings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from partnerflow.domain.contributions import facts
from partnerflow.domain.contributions.records import AddedValue, Adjustment, Commitment, Contribution, Delivery, Terms
from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds
from partnerflow.domain.parties import facts as parties


@dataclass(slots=True, kw_only=True)
class Contributions(Slice):
    """The means and promises of one partnership."""

    added_values: list[AddedValue] = field(default_factory=list)
    commitments: dict[str, Commitment] = field(default_factory=dict)
    by_ref: dict[str, Contribution] = field(default_factory=dict)

    def pledged(self, organisation: str) -> int:
        """The fixed contributions of an organisation that have not ended, in minor units."""
        return sum(
            item.amount.minor
            for item in self.by_ref.values()
            if item.organisation == organisation and item.fixed and item.amount
        )


@folds(Contributions, facts.AddedValueConfirmed)
def _added_value(contributions: Contributions, fact: Fact[facts.AddedValueConfirmed], state: Any) -> None:
    data = fact.data
    contributions.added_values.append(
        AddedValue(organisation=data.organisation, kind=data.kind, on=fact.occurred_on, fact=fact.id)
    )


@folds(Contributions, facts.CommitmentRequested)
def _requested(contributions: Contributions, fact: Fact[facts.CommitmentRequested], state: Any) -> None:
    data = fact.data
    contributions.commitments[data.commitment] = Commitment(
        ref=data.commitment, organisation=data.organisation, requested_on=fact.occurred_on, fact=fact.id
    )


@folds(Contributions, facts.CommitmentDeclared)
def _declared(contributions: Contributions, fact: Fact[facts.CommitmentDeclared], state: Any) -> None:
    commitment = contributions.commitments[fact.data.commitment]
    contributions.commitments[commitment.ref] = replace(
        commitment, declared_on=fact.occurred_on, months=fact.data.months, fact=fact.id
    )


@folds(Contributions, facts.CommitmentRecognised)
def _recognised(contributions: Contributions, fact: Fact[facts.CommitmentRecognised], state: Any) -> None:
    commitment = contributions.commitments[fact.data.commitment]
    contributions.commitments[commitment.ref] = replace(
        commitment, recognised_on=fact.occurred_on, recognised_fact=fact.id, recognised_by=fact.data.recognised_by
    )


@folds(Contributions, facts.CommitmentEnded)
def _commitment_ended(contributions: Contributions, fact: Fact[facts.CommitmentEnded], state: Any) -> None:
    commitment = contributions.commitments[fact.data.commitment]
    contributions.commitments[commitment.ref] = replace(commitment, ended_on=fact.occurred_on, how=fact.data.how)


@folds(Contributions, facts.ContributionOffered)
def _offered(contributions: Contributions, fact: Fact[facts.ContributionOffered], state: Any) -> None:
    data = fact.data
    contributions.by_ref[data.contribution] = Contribution(
        ref=data.contribution, organisation=data.organisation, kind=data.kind, fact=fact.id, offered_on=fact.occurred_on
    )


@folds(Contributions, facts.ContributionFixed)
def _fixed(contributions: Contributions, fact: Fact[facts.ContributionFixed], state: Any) -> None:
    data = fact.data
    if data.replaces is not None:
        replaced = contributions.by_ref[data.replaces]
        contributions.by_ref[replaced.ref] = replace(
            replaced, ended_on=replaced.ended_on or fact.occurred_on, replaced_by=data.contribution
        )
    known = contributions.by_ref.get(data.contribution)
    contributions.by_ref[data.contribution] = Contribution(
        ref=data.contribution,
        organisation=data.organisation,
        kind=data.kind,
        fact=fact.id,
        offered_on=known.offered_on if known else None,
        fixed_on=fact.occurred_on,
        quantity=data.quantity,
        unit=data.unit,
        per=data.per,
        amount=data.amount,
        cofinancing=data.cofinancing,
        period=data.period,
        replaces=data.replaces,
        adjustments=known.adjustments if known else (),
        deliveries=known.deliveries if known else (),
    )


@folds(Contributions, facts.ContributionDelivered)
def _delivered(contributions: Contributions, fact: Fact[facts.ContributionDelivered], state: Any) -> None:
    data = fact.data
    delivery = Delivery(
        organisation=data.organisation,
        period=data.period,
        on=fact.occurred_on,
        fact=fact.id,
        quantity=data.quantity,
        expected_quantity=data.expected_quantity,
        amount=data.amount,
        expected_amount=data.expected_amount,
    )
    known = contributions.by_ref[data.contribution]
    contributions.by_ref[known.ref] = replace(known, deliveries=(*known.deliveries, delivery))


@folds(Contributions, facts.ContributionAdjusted)
def _adjusted(contributions: Contributions, fact: Fact[facts.ContributionAdjusted], state: Any) -> None:
    data = fact.data
    known = contributions.by_ref[data.contribution]
    quantity = known.quantity if data.quantity is None else data.quantity
    amount = data.amount or known.amount
    adjustment = Adjustment(
        on=fact.occurred_on,
        before=Terms(quantity=known.quantity, amount=known.amount),
        after=Terms(quantity=quantity, amount=amount),
        deliveries=len(known.deliveries),
        fact=fact.id,
    )
    contributions.by_ref[known.ref] = replace(
        known, quantity=quantity, amount=amount, adjustments=(*known.adjustments, adjustment)
    )


@folds(Contributions, parties.PartnerSucceeded)
def _succeeded(contributions: Contributions, fact: Fact[parties.PartnerSucceeded], state: Any) -> None:
    """Duties pass to the legal successor: what was promised and pledged, and the value that was seen in it."""
    old, new = fact.data.predecessor, fact.data.successor
    for ref, item in contributions.by_ref.items():
        if item.organisation == old:
            contributions.by_ref[ref] = replace(item, organisation=new)
    for ref, promise in contributions.commitments.items():
        if promise.organisation == old:
            contributions.commitments[ref] = replace(promise, organisation=new)
    contributions.added_values.extend(
        replace(value, organisation=new) for value in tuple(contributions.added_values) if value.organisation == old
    )


@folds(Contributions, parties.PartnerWithdrew)
def _withdrew(contributions: Contributions, fact: Fact[parties.PartnerWithdrew], state: Any) -> None:
    _gone(contributions, fact)


@folds(Contributions, parties.PartnerExcluded)
def _excluded(contributions: Contributions, fact: Fact[parties.PartnerExcluded], state: Any) -> None:
    _gone(contributions, fact)


@folds(Contributions, parties.PartyLeft)
def _left(contributions: Contributions, fact: Fact[parties.PartyLeft], state: Any) -> None:
    _gone(contributions, fact)


def _gone(contributions: Contributions, fact: Fact[Any]) -> None:
    """Who has gone brings nothing more."""
    for ref, item in contributions.by_ref.items():
        if item.organisation == fact.data.organisation and item.ended_on is None:
            contributions.by_ref[ref] = replace(item, ended_on=fact.occurred_on)
