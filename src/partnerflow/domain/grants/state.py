"""A grant: who asks whom for what, what was promised and paid, on which conditions, and what the funder found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from msgspec.structs import replace

from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds
from partnerflow.domain.grants import facts
from partnerflow.domain.grants.records import (
    Appeal,
    Change,
    Condition,
    Milestone,
    Pack,
    Report,
    Review,
    Ruling,
    Settlement,
    Tranche,
)
from partnerflow.domain.vocabulary.objects import Money, Period

GrantStatus = Literal["", "applied", "awarded", "rejected", "settled"]


@dataclass(slots=True, kw_only=True)
class Grant(Slice):
    """One grant."""

    status: GrantStatus = ""
    founding_fact: str = ""
    partnership: str = ""
    funder: str = ""
    lead_partner: str = ""
    amount: Money | None = None
    applied_for: Money | None = None
    period: Period | None = None
    awarded_on: str | None = None
    awarded_fact: str | None = None
    rules: dict[str, int] = field(default_factory=dict)
    rulings: list[Ruling] = field(default_factory=list)
    tranches: dict[str, Tranche] = field(default_factory=dict)
    milestones: dict[str, Milestone] = field(default_factory=dict)
    conditions: dict[str, Condition] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    reviews: dict[str, Review] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    packs: dict[str, Pack] = field(default_factory=dict)
    appeals: dict[str, Appeal] = field(default_factory=dict)
    settlement: Settlement | None = None

    @property
    def currency(self) -> str | None:
        return self.amount.currency if self.amount is not None else None

    @property
    def running(self) -> bool:
        """Whether it is awarded and not settled yet."""
        return self.status == "awarded"

    @property
    def awaits_award(self) -> bool:
        """Whether the funder may still award it: applied for, or rejected and appealed against with success."""
        upheld = any(appeal.outcome == "upheld" for appeal in self.appeals.values())
        return self.status == "applied" or (self.status == "rejected" and upheld)

    @property
    def lead_partners(self) -> tuple[str, ...]:
        """Who may speak for the partners: the lead partner, and who took its place with the funder's knowledge."""
        changes = (change for change in self.changes.values() if change.kind == "lead_partner")
        followed = (change.organisation for change in changes if change.outcome in ("approved", "noted"))
        return tuple(dict.fromkeys((self.lead_partner, *(code for code in followed if code is not None))))

    @property
    def planned(self) -> int:
        """The sum of the planned tranches, in minor units."""
        return sum(tranche.planned.minor for tranche in self.tranches.values() if tranche.lapsed_on is None)

    @property
    def paid(self) -> int:
        """The sum of what was paid, in minor units."""
        return sum(tranche.paid.minor for tranche in self.tranches.values() if tranche.paid is not None)


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


@folds(Grant, facts.TranchePlanned)
def _tranche(grant: Grant, fact: Fact[facts.TranchePlanned], state: Any) -> None:
    grant.tranches[fact.data.tranche] = Tranche(ref=fact.data.tranche, planned=fact.data.amount, fact=fact.id)


@folds(Grant, facts.MilestoneDefined)
def _milestone(grant: Grant, fact: Fact[facts.MilestoneDefined], state: Any) -> None:
    data = fact.data
    grant.milestones[data.milestone] = Milestone(
        ref=data.milestone,
        tranche=data.tranche,
        required_before=data.required_before,
        defined_on=fact.occurred_on,
        fact=fact.id,
    )


@folds(Grant, facts.GrantAgreementSigned)
def _agreement(grant: Grant, fact: Fact[facts.GrantAgreementSigned], state: Any) -> None:
    grant.lead_partner = fact.data.lead_partner


@folds(Grant, facts.ConditionImposed)
def _condition(grant: Grant, fact: Fact[facts.ConditionImposed], state: Any) -> None:
    data = fact.data
    grant.conditions[data.condition] = Condition(
        ref=data.condition, due_on=data.due_on, imposed_on=fact.occurred_on, fact=fact.id, review=data.review
    )


@folds(Grant, facts.ConditionMet)
def _condition_met(grant: Grant, fact: Fact[facts.ConditionMet], state: Any) -> None:
    condition = grant.conditions[fact.data.condition]
    grant.conditions[condition.ref] = replace(
        condition, met_on=fact.occurred_on, met_fact=fact.id, proven_by=fact.data.proven_by
    )


@folds(Grant, facts.ProgressReportSubmitted)
def _report(grant: Grant, fact: Fact[facts.ProgressReportSubmitted], state: Any) -> None:
    data = fact.data
    grant.reports[data.report] = Report(ref=data.report, period=data.period, on=fact.occurred_on, fact=fact.id)


@folds(Grant, facts.FunderReviewed)
def _reviewed(grant: Grant, fact: Fact[facts.FunderReviewed], state: Any) -> None:
    data = fact.data
    grant.reviews[data.review] = Review(
        ref=data.review,
        outcome=data.outcome,
        on=fact.occurred_on,
        fact=fact.id,
        milestone=data.milestone,
        report=data.report,
        pack=data.pack,
        due_on=data.due_on,
    )
    if data.milestone is not None:
        milestone = grant.milestones[data.milestone]
        grant.milestones[milestone.ref] = replace(
            milestone, outcome=data.outcome, reviewed_on=fact.occurred_on, review_fact=fact.id
        )


@folds(Grant, facts.ChangeNotified)
def _change(grant: Grant, fact: Fact[facts.ChangeNotified], state: Any) -> None:
    data = fact.data
    grant.changes[data.change] = Change(
        ref=data.change,
        kind=data.change_type,
        organisation=data.organisation,
        about=data.about or (),
        on=fact.occurred_on,
        fact=fact.id,
    )


@folds(Grant, facts.ChangeDecided)
def _change_decided(grant: Grant, fact: Fact[facts.ChangeDecided], state: Any) -> None:
    change = grant.changes[fact.data.change]
    grant.changes[change.ref] = replace(change, outcome=fact.data.outcome)


@folds(Grant, facts.EvidencePackIssued)
def _pack(grant: Grant, fact: Fact[facts.EvidencePackIssued], state: Any) -> None:
    data = fact.data
    grant.packs[data.pack] = Pack(
        ref=data.pack, milestone=data.milestone, up_to=data.up_to, on=fact.occurred_on, fact=fact.id
    )


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


@folds(Grant, facts.AppealFiled)
def _appeal(grant: Grant, fact: Fact[facts.AppealFiled], state: Any) -> None:
    data = fact.data
    grant.appeals[data.appeal] = Appeal(ref=data.appeal, review=data.review, filed_on=fact.occurred_on, fact=fact.id)


@folds(Grant, facts.AppealDecided)
def _appeal_decided(grant: Grant, fact: Fact[facts.AppealDecided], state: Any) -> None:
    appeal = grant.appeals[fact.data.appeal]
    grant.appeals[appeal.ref] = replace(
        appeal, outcome=fact.data.outcome, decided_on=fact.occurred_on, decision_fact=fact.id
    )


@folds(Grant, facts.GrantSettled)
def _settled(grant: Grant, fact: Fact[facts.GrantSettled], state: Any) -> None:
    data = fact.data
    grant.status = "settled"
    grant.settlement = Settlement(settled=data.settled, recovered=data.recovered, on=fact.occurred_on, fact=fact.id)
