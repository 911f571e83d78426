"""The rules of what comes after what in a grant; who speaks and what it may cost stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.announced import in_order

# Importing them registers their rules; authority comes first, because it names the class of a refusal first.
from partnerflow.domain.grants import authority, facts, money  # noqa: F401
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.errors import Fault


@rule(facts.GrantAwarded)
def _for_the_same_partnership(case: Case[facts.GrantAwarded]) -> Iterator[Fault]:
    asked_for = case.grant.grant.partnership
    if asked_for and asked_for != case.data.partnership:
        yield refuse("grant", "another_partnership", "/data/partnership", partnership=asked_for)


@rule(facts.GrantAwarded, facts.ProgressReportSubmitted)
def _runs_forward(case: Case[facts.GrantAwarded] | Case[facts.ProgressReportSubmitted]) -> Iterator[Fault]:
    """A period does not end before it begins."""
    yield from in_order(case.data.period.start, case.data.period.end, "/data/period")


@rule(facts.GrantRejected)
def _not_decided_yet(case: Case[facts.GrantRejected]) -> Iterator[Fault]:
    status = case.grant.grant.status
    if status != "applied":
        yield refuse("sequence", "grant_already_decided", "/fact", status=status)


@rule(
    facts.TranchePlanned,
    facts.GrantAgreementSigned,
    facts.ProgressReportSubmitted,
    facts.TranchePaid,
    facts.TrancheWithheld,
    facts.TrancheLapsed,
    facts.GrantSettled,
)
def _awarded(case: Case[Any]) -> Iterator[Fault]:
    """Nothing is planned, paid or accounted for before the award."""
    if case.grant.grant.awarded_on is None:
        yield refuse("sequence", "grant_not_awarded", "/fact", status=case.grant.grant.status)


@rule(facts.ConditionMet)
def _met_once(case: Case[facts.ConditionMet]) -> Iterator[Fault]:
    condition = case.grant.grant.conditions[case.data.condition]
    if condition.met_on is not None:
        yield refuse(
            "sequence", "condition_already_met", "/data/condition", condition=condition.ref, on=condition.met_on
        )


@rule(facts.ChangeDecided)
def _answered_once(case: Case[facts.ChangeDecided]) -> Iterator[Fault]:
    outcome = case.grant.grant.changes[case.data.change].outcome
    if outcome is not None:
        yield refuse("sequence", "change_already_decided", "/data/change", change=case.data.change, outcome=outcome)


@rule(facts.AppealDecided)
def _decided_once(case: Case[facts.AppealDecided]) -> Iterator[Fault]:
    appeal = case.grant.grant.appeals[case.data.appeal]
    if appeal.outcome is not None:
        yield refuse("sequence", "appeal_already_decided", "/data/appeal", appeal=appeal.ref, outcome=appeal.outcome)


@rule(facts.GrantSettled)
def _settled_once(case: Case[facts.GrantSettled]) -> Iterator[Fault]:
    if case.grant.grant.status == "settled":
        yield refuse("sequence", "grant_already_settled", "/fact")
