"""A grant: who asks whom for what, what was promised and paid, on which conditions, and what the funder found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from msgspec.structs import replace

from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds
from partnerflow.domain.grants import facts
from partnerflow.domain.grants.records import Appeal, Condition, Milestone, Tranche
from partnerflow.domain.vocabulary.objects import Money, Period

GrantStatus = Literal["", "applied", "awarded", "rejected", "settled"]


@dataclass(slots=True, kw_only=True)
class Grant(Slice):
    """One grant."""

    status: GrantStatus = ""
    partnership: str = ""
    funder: str = ""
    lead_partner: str = ""
    amount: Money | None = None
    period: Period | None = None
    awarded_on: str | None = None
    awarded_fact: str | None = None
    rules: dict[str, int] = field(default_factory=dict)
    tranches: dict[str, Tranche] = field(default_factory=dict)
    milestones: dict[str, Milestone] = field(default_factory=dict)
    conditions: dict[str, Condition] = field(default_factory=dict)
    reports: dict[str, str] = field(default_factory=dict)
    reviews: dict[str, str] = field(default_factory=dict)
    changes: dict[str, str | None] = field(default_factory=dict)
    appeals: dict[str, Appeal] = field(default_factory=dict)

    @property
    def currency(self) -> str | None:
        return self.amount.currency if self.amount is not None else None

    @property
    def running(self) -> bool:
        """Whether it is awarded and not settled yet."""
        return self.status == "awarded"

    @property
    def planned(self) -> int:
        """The sum of the planned tranches, in minor units."""
        return sum(tranche.planned.minor for tranche in self.tranches.values() if tranche.lapsed_on is None)


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
    grant.status = "applied"


@folds(Grant, facts.GrantAwarded)
def _awarded(grant: Grant, fact: Fact[facts.GrantAwarded], state: Any) -> None:
    _parties(grant, fact.data)
    grant.status, grant.period = "awarded", fact.data.period
    grant.awarded_on, grant.awarded_fact = fact.occurred_on, fact.id


@folds(Grant, facts.GrantRejected)
def _rejected(grant: Grant, fact: Fact[facts.GrantRejected], state: Any) -> None:
    grant.status = "rejected"


@folds(Grant, facts.GrantRuleSet)
def _rule(grant: Grant, fact: Fact[facts.GrantRuleSet], state: Any) -> None:
    grant.rules[fact.data.rule] = fact.data.number


@folds(Grant, facts.TranchePlanned)
def _tranche(grant: Grant, fact: Fact[facts.TranchePlanned], state: Any) -> None:
    grant.tranches[fact.data.tranche] = Tranche(ref=fact.data.tranche, planned=fact.data.amount, fact=fact.id)


@folds(Grant, facts.MilestoneDefined)
def _milestone(grant: Grant, fact: Fact[facts.MilestoneDefined], state: Any) -> None:
    data = fact.data
    grant.milestones[data.milestone] = Milestone(
        ref=data.milestone, tranche=data.tranche, required_before=data.required_before, fact=fact.id
    )


@folds(Grant, facts.GrantAgreementSigned)
def _agreement(grant: Grant, fact: Fact[facts.GrantAgreementSigned], state: Any) -> None:
    grant.lead_partner = fact.data.lead_partner


@folds(Grant, facts.ConditionImposed)
def _condition(grant: Grant, fact: Fact[facts.ConditionImposed], state: Any) -> None:
    data = fact.data
    grant.conditions[data.condition] = Condition(
        ref=data.condition, due_on=data.due_on, imposed_on=fact.occurred_on, fact=fact.id
    )


@folds(Grant, facts.ConditionMet)
def _condition_met(grant: Grant, fact: Fact[facts.ConditionMet], state: Any) -> None:
    condition = grant.conditions[fact.data.condition]
    grant.conditions[condition.ref] = replace(condition, met_on=fact.occurred_on)


@folds(Grant, facts.ProgressReportSubmitted)
def _report(grant: Grant, fact: Fact[facts.ProgressReportSubmitted], state: Any) -> None:
    grant.reports[fact.data.report] = fact.id


@folds(Grant, facts.FunderReviewed)
def _reviewed(grant: Grant, fact: Fact[facts.FunderReviewed], state: Any) -> None:
    data = fact.data
    grant.reviews[data.review] = data.outcome
    if data.milestone is not None:
        milestone = grant.milestones[data.milestone]
        grant.milestones[milestone.ref] = replace(
            milestone, outcome=data.outcome, reviewed_on=fact.occurred_on, review_fact=fact.id
        )


@folds(Grant, facts.ChangeNotified)
def _change(grant: Grant, fact: Fact[facts.ChangeNotified], state: Any) -> None:
    grant.changes[fact.data.change] = None


@folds(Grant, facts.ChangeDecided)
def _change_decided(grant: Grant, fact: Fact[facts.ChangeDecided], state: Any) -> None:
    grant.changes[fact.data.change] = fact.data.outcome


@folds(Grant, facts.TranchePaid)
def _paid(grant: Grant, fact: Fact[facts.TranchePaid], state: Any) -> None:
    tranche = grant.tranches[fact.data.tranche]
    grant.tranches[tranche.ref] = replace(tranche, paid=fact.data.amount, paid_on=fact.occurred_on, paid_fact=fact.id)


@folds(Grant, facts.TrancheWithheld)
def _withheld(grant: Grant, fact: Fact[facts.TrancheWithheld], state: Any) -> None:
    tranche = grant.tranches[fact.data.tranche]
    grant.tranches[tranche.ref] = replace(tranche, withheld_on=fact.occurred_on)


@folds(Grant, facts.TrancheLapsed)
def _lapsed(grant: Grant, fact: Fact[facts.TrancheLapsed], state: Any) -> None:
    tranche = grant.tranches[fact.data.tranche]
    grant.tranches[tranche.ref] = replace(tranche, lapsed_on=fact.occurred_on)


@folds(Grant, facts.AppealFiled)
def _appeal(grant: Grant, fact: Fact[facts.AppealFiled], state: Any) -> None:
    data = fact.data
    grant.appeals[data.appeal] = Appeal(ref=data.appeal, review=data.review, fact=fact.id)


@folds(Grant, facts.AppealDecided)
def _appeal_decided(grant: Grant, fact: Fact[facts.AppealDecided], state: Any) -> None:
    appeal = grant.appeals[fact.data.appeal]
    grant.appeals[appeal.ref] = replace(appeal, outcome=fact.data.outcome)


@folds(Grant, facts.GrantSettled)
def _settled(grant: Grant, fact: Fact[facts.GrantSettled], state: Any) -> None:
    grant.status = "settled"
