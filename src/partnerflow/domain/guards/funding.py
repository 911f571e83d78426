"""Checks on the grants of the partnership, as they were read beside it."""

from __future__ import annotations

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.contributions.facts import ContributionFixed
from partnerflow.domain.grants import facts
from partnerflow.domain.grants.records import Milestone
from partnerflow.domain.guards.outcome import Missing, Outcome, Situation, Step, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.since import entered
from partnerflow.domain.guards.steps import lacking, towards


@guard("grant_awarded", "no_grant_awarded", reads_grants=True)
def grant_awarded(situation: Situation) -> Outcome:
    """A grant is awarded, and not refused after all."""
    awarded = [item.grant.awarded_fact for item in situation.grants if item.grant.status in ("awarded", "settled")]
    if awarded:
        return judged((), filter(None, awarded))
    asked = next((item.key for item in situation.grants if item.grant.status == "applied"), None)
    step = towards(facts.GrantAwarded, key=asked) if asked else towards(facts.GrantApplied, settles=False)
    return judged([lacking("no_grant_awarded", ("lead_partner",), since=entered(situation), step=step)])


@guard("tranche_paid", "no_tranche_paid", reads_grants=True)
def tranche_paid(situation: Situation) -> Outcome:
    """A tranche of a grant is paid."""
    tranches = [tranche for item in situation.grants for tranche in item.grant.tranches.values()]
    paid = [tranche.paid_fact for tranche in tranches if tranche.paid_fact is not None]
    if paid:
        return judged((), paid)
    running = [item for item in situation.grants if item.grant.running]
    lack = lacking(
        "no_tranche_paid",
        tuple(item.grant.funder for item in running) or ("lead_partner",),
        since=min((item.grant.awarded_on or "" for item in running), default=entered(situation)),
        step=_to_pay(running),
    )
    return judged([lack])


def _to_pay(running: list[GrantOnDay]) -> Step:
    """Pay what is planned; plan it first; without a grant the partners bring the means."""
    if not running:
        return towards(ContributionFixed, settles=False)
    for item in running:
        for tranche in item.grant.tranches.values():
            if tranche.lapsed_on is None:
                return towards(facts.TranchePaid, key=item.key, tranche=tranche.ref)
    return towards(facts.TranchePlanned, settles=False, key=running[0].key)


@guard("milestones_approved", "milestone_not_approved", reads_grants=True)
def milestones_approved(situation: Situation, phase: str) -> Outcome:
    """Of each running grant the funder approved every milestone that is required before this phase.

    Approved without conditions: what was approved on conditions is not a go-ahead yet.
    """
    required = [
        (item, milestone)
        for item in situation.grants
        if item.grant.running
        for milestone in item.grant.milestones.values()
        if milestone.required_before == phase
    ]
    return judged(
        (_not_approved(item, milestone) for item, milestone in required if milestone.outcome != "approved"),
        (milestone.review_fact for _, milestone in required if milestone.review_fact is not None),
    )


def _not_approved(item: GrantOnDay, milestone: Milestone) -> Missing:
    return lacking(
        "milestone_not_approved",
        (item.grant.funder,),
        since=milestone.reviewed_on or milestone.defined_on,
        subject=f"{item.key} {milestone.ref}",
        step=towards(facts.FunderReviewed, key=item.key, milestone=milestone.ref, outcome="approved"),
    )
