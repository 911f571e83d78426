"""What runs out or is due towards the funder: conditions, answers to reviews, the end of the period."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.grants.state import Grant
from partnerflow.questions.grants.held_up import open_reviews
from partnerflow.questions.together.due.kinds import Due


def due_of_grant(key: str, grant: Grant) -> Iterator[Due]:
    """The deadlines of one grant; none once it is settled or rejected."""
    if grant.status in ("rejected", "settled"):
        return
    lead = grant.lead_partner
    for condition in grant.conditions.values():
        if condition.due_on is not None and condition.met_on is None:
            yield Due(
                on=condition.due_on,
                kind="condition_due",
                subject=condition.ref,
                organisation=lead,
                grant=key,
                fact=condition.fact,
            )
    for review in open_reviews(grant):
        if review.due_on is not None:
            yield Due(
                on=review.due_on,
                kind="review_due",
                subject=review.ref,
                organisation=lead,
                grant=key,
                fact=review.fact,
            )
    if grant.period is not None and grant.awarded_fact is not None:
        yield Due(
            on=grant.period.end,
            kind="grant_ends",
            subject=key,
            organisation=lead,
            grant=key,
            fact=grant.awarded_fact,
        )
