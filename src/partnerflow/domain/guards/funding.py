"""Checks on the grants of the partnership, as they were read beside it."""

from __future__ import annotations

from partnerflow.domain.guards.outcome import Missing, Outcome, Situation, judged
from partnerflow.domain.guards.registry import guard


@guard("grant_awarded", reads_grants=True)
def grant_awarded(situation: Situation) -> Outcome:
    """A grant is awarded, and not refused after all."""
    facts = [item.grant.awarded_fact for item in situation.grants if item.grant.status in ("awarded", "settled")]
    return judged([] if facts else [Missing(reason="no_grant_awarded", who=("lead_partner",))], filter(None, facts))


@guard("tranche_paid", reads_grants=True)
def tranche_paid(situation: Situation) -> Outcome:
    """A tranche of a grant is paid."""
    tranches = [tranche for item in situation.grants for tranche in item.grant.tranches.values()]
    paid = [tranche.paid_fact for tranche in tranches if tranche.paid_fact is not None]
    who = tuple(item.grant.funder for item in situation.grants if item.grant.running) or ("lead_partner",)
    return judged([] if paid else [Missing(reason="no_tranche_paid", who=who)], paid)


@guard("milestones_approved", reads_grants=True)
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
        (
            Missing(reason="milestone_not_approved", subject=f"{item.key} {milestone.ref}", who=(item.grant.funder,))
            for item, milestone in required
            if milestone.outcome != "approved"
        ),
        (milestone.review_fact for _, milestone in required if milestone.review_fact is not None),
    )
