"""What runs out or is due towards the funder: conditions, answers to reviews, the end of the period."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.grants.records import Review
from partnerflow.domain.grants.state import Grant
from partnerflow.questions.together.due import Due


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


def open_reviews(grant: Grant) -> list[Review]:
    """The reviews with a day to answer by that the funder has not followed with another of the same."""
    reviews = list(grant.reviews.values())
    return [
        review
        for place, review in enumerate(reviews)
        if review.due_on is not None and not any(_of_the_same(review, later) for later in reviews[place + 1 :])
    ]


def _of_the_same(review: Review, later: Review) -> bool:
    """Whether both judge the same milestone, report or pack."""
    targets = ((review.milestone, later.milestone), (review.report, later.report), (review.pack, later.pack))
    return any(one is not None and one == other for one, other in targets)
