"""Which tranches of a grant are held up, by what, and until when there is time.

No tranche has a day of its own. What has a day is a condition, and the answer to a review. One that goes back to the
review of a milestone, or for which a tranche was withheld, holds up that tranche; any other the first one not paid yet.
"""

from __future__ import annotations

from typing import Any

from partnerflow.domain.grants.records import Condition, Review, Tranche
from partnerflow.domain.grants.state import Grant


def tranches_at_risk(key: str, grant: Grant) -> list[dict[str, Any]]:
    """The tranches of a grant that are neither paid nor lapsed and lack something with a day, or are withheld.

    Each is `{grant, tranche, minor, currency, dueOn, withheldOn, conditions, reviews, fact}`; `dueOn` is the first day
    among the conditions that are not met and the reviews that are not followed, null where none has one.
    """
    if not grant.running:
        return []
    unpaid = {item.ref: item for item in grant.tranches.values() if item.open}
    first = next(iter(unpaid), None)

    def held(review: str | None) -> str | None:
        return _of_review(grant, review, unpaid) or first

    found = []
    for ref, tranche in unpaid.items():
        conditions = [
            item
            for item in grant.conditions.values()
            if item.met_on is None
            and (ref in (withheld := _withheld_for(unpaid, item)) or (not withheld and ref == held(item.review)))
        ]
        reviews = [item for item in open_reviews(grant) if held(item.ref) == ref]
        days = [
            *(item.due_on for item in conditions if item.due_on is not None),
            *(item.due_on for item in reviews if item.due_on is not None),
        ]
        if days or tranche.withheld_on is not None:
            found.append(_row(key, tranche, conditions, reviews, min(days, default=None)))
    return found


def _withheld_for(unpaid: dict[str, Tranche], condition: Condition) -> set[str]:
    """The tranches that the funder withheld for want of this condition."""
    return {ref for ref, tranche in unpaid.items() if condition.ref in tranche.withheld_for}


def _of_review(grant: Grant, ref: str | None, unpaid: dict[str, Tranche]) -> str | None:
    """The tranche of the milestone that was reviewed, as long as it is not paid."""
    review = grant.reviews.get(ref or "")
    milestone = grant.milestones.get(review.milestone or "") if review is not None else None
    return milestone.tranche if milestone is not None and milestone.tranche in unpaid else None


def _row(
    key: str, tranche: Tranche, conditions: list[Condition], reviews: list[Review], due_on: str | None
) -> dict[str, Any]:
    return {
        "grant": key,
        "tranche": tranche.ref,
        "minor": tranche.planned.minor,
        "currency": tranche.planned.currency,
        "dueOn": due_on,
        "withheldOn": tranche.withheld_on,
        "conditions": [{"condition": item.ref, "dueOn": item.due_on} for item in conditions],
        "reviews": [{"review": item.ref, "dueOn": item.due_on} for item in reviews],
        "fact": tranche.fact,
    }


def waiting_conditions(grant: Grant) -> list[Condition]:
    """The conditions that the funder has not confirmed as met, as long as the grant runs."""
    return [item for item in grant.conditions.values() if item.met_on is None] if grant.running else []


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
