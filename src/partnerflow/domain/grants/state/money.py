"""The money of a grant: applied for, awarded, planned in tranches, paid, withheld and settled; and the rules it comes with."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import folds
from partnerflow.domain.grants import facts
from partnerflow.domain.grants.records import Ruling, Settlement, Tranche
from partnerflow.domain.grants.state.grant import Grant


def _parties(grant: Grant, data: facts.GrantApplied | facts.GrantAwarded) -> None:
    grant.partnership, grant.funder, grant.lead_partner, grant.amount = (
        data.partnership,
        data.funder,
        data.lead_partner,
        data.amount,
    )


@folds(Grant, facts.GrantApplied)
def _applied(grant: Grant, fact: Fact[facts.GrantApplied], state: Any) -> None:
    _parties(grant, fact.data)
    grant.status, grant.founding_fact, grant.applied_for = "applied", fact.id, fact.data.amount


@folds(Grant, facts.GrantAwarded)
def _awarded(grant: Grant, fact: Fact[facts.GrantAwarded], state: Any) -> None:
    _parties(grant, fact.data)
    grant.status, grant.period = "awarded", fact.data.period
    grant.awarded_on, grant.awarded_fact = fact.occurred_on, fact.id
    grant.founding_fact = grant.founding_fact or fact.id


@folds(Grant, facts.GrantRejected)
def _rejected(grant: Grant, fact: Fact[facts.GrantRejected], state: Any) -> None:
    grant.status = "rejected"


@folds(Grant, facts.GrantRuleSet)
def _rule(grant: Grant, fact: Fact[facts.GrantRuleSet], state: Any) -> None:
    data = fact.data
    grant.rules[data.rule] = data.number
    grant.rulings.append(Ruling(rule=data.rule, number=data.number, on=fact.occurred_on, fact=fact.id))


@folds(Grant, facts.GrantAgreementSigned)
def _agreement(grant: Grant, fact: Fact[facts.GrantAgreementSigned], state: Any) -> None:
    grant.lead_partner = fact.data.lead_partner


@folds(Grant, facts.TranchePlanned)
def _tranche(grant: Grant, fact: Fact[facts.TranchePlanned], state: Any) -> None:
    grant.tranches[fact.data.tranche] = Tranche(ref=fact.data.tranche, planned=fact.data.amount, fact=fact.id)


@folds(Grant, facts.TranchePaid)
def _paid(grant: Grant, fact: Fact[facts.TranchePaid], state: Any) -> None:
    tranche = grant.tranches[fact.data.tranche]
    grant.tranches[tranche.ref] = replace(tranche, paid=fact.data.amount, paid_on=fact.occurred_on, paid_fact=fact.id)


@folds(Grant, facts.TrancheWithheld)
def _withheld(grant: Grant, fact: Fact[facts.TrancheWithheld], state: Any) -> None:
    tranche = grant.tranches[fact.data.tranche]
    data = fact.data
    # Withheld once more, on further conditions, it has been waiting since the first time.
    grant.tranches[tranche.ref] = replace(
        tranche,
        withheld_on=tranche.withheld_on or fact.occurred_on,
        withheld_facts=(*tranche.withheld_facts, fact.id),
        withheld_for=tuple(dict.fromkeys((*tranche.withheld_for, *(data.conditions or ())))),
    )


@folds(Grant, facts.TrancheLapsed)
def _lapsed(grant: Grant, fact: Fact[facts.TrancheLapsed], state: Any) -> None:
    tranche = grant.tranches[fact.data.tranche]
    grant.tranches[tranche.ref] = replace(tranche, lapsed_on=fact.occurred_on, lapsed_fact=fact.id)


@folds(Grant, facts.GrantSettled)
def _settled(grant: Grant, fact: Fact[facts.GrantSettled], state: Any) -> None:
    data = fact.data
    grant.status = "settled"
    grant.settlement = Settlement(settled=data.settled, recovered=data.recovered, on=fact.occurred_on, fact=fact.id)
