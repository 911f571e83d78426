"""The account of a grant: milestones, conditions, reports, reviews, changes, packs and appeals."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import folds
from partnerflow.domain.grants import facts
from partnerflow.domain.grants.records import Appeal, Change, Condition, Milestone, Pack, Report, Review
from partnerflow.domain.grants.state.grant import Grant


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
