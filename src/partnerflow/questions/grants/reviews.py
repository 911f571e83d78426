"""What was reported to the funder, what it judged, and which of its judgements were contested."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.grants.records import Report, Review
from partnerflow.questions.grants.held import GrantAsked, Held, asked_about
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, View


@question(
    "reviews",
    permission="partnership.read",
    parameters=GrantAsked,
    nl="Wat is verantwoord, hoe oordeelde de financier en waartegen is bezwaar gemaakt?",
    en="What was reported, what did the funder find, and what was appealed against?",
)
def reviews(view: View[GrantAsked]) -> Answer:
    """The reports, the reviews and the appeals of every grant, or of the one that is named, each in order.

    Answers `{reports, reviews, appeals}`. A report is `{report, grant, period, submittedOn, reviewedOn, outcome}`, a
    review `{review, grant, on, outcome, milestone, report, pack, dueOn, conditions}`, and an appeal `{appeal, grant,
    review, filedOn, decidedOn, outcome}`.

    Of a report, `reviewedOn` and `outcome` are those of the last review of it, `null` while there was none. The
    conditions are those imposed with the review. An open appeal has no outcome; one that was upheld does not change
    the review, the funder judges anew.
    """
    value: dict[str, list[dict[str, Any]]] = {"reports": [], "reviews": [], "appeals": []}
    behind: list[str] = []
    for held in asked_about(view):
        grant = held.grant
        value["reports"] += [_report(held, report) for report in grant.reports.values()]
        value["reviews"] += [_review(held, review) for review in grant.reviews.values()]
        value["appeals"] += [
            {
                "appeal": appeal.ref,
                "grant": held.key,
                "review": appeal.review,
                "filedOn": appeal.filed_on,
                "decidedOn": appeal.decided_on,
                "outcome": appeal.outcome,
            }
            for appeal in grant.appeals.values()
        ]
        decided = [appeal.decision_fact for appeal in grant.appeals.values() if appeal.decision_fact is not None]
        reported = (report.fact for report in grant.reports.values())
        reviewed = (review.fact for review in grant.reviews.values())
        appealed = (appeal.fact for appeal in grant.appeals.values())
        behind += [*reported, *reviewed, *appealed, *decided]
    return Answer(value=value, facts=tuple(behind))


def _report(held: Held, report: Report) -> dict[str, Any]:
    of_it = [review for review in held.grant.reviews.values() if review.report == report.ref]
    return {
        "report": report.ref,
        "grant": held.key,
        "period": {"start": report.period.start, "end": report.period.end},
        "submittedOn": report.on,
        "reviewedOn": of_it[-1].on if of_it else None,
        "outcome": of_it[-1].outcome if of_it else None,
    }


def _review(held: Held, review: Review) -> dict[str, Any]:
    return {
        "review": review.ref,
        "grant": held.key,
        "on": review.on,
        "outcome": review.outcome,
        "milestone": review.milestone,
        "report": review.report,
        "pack": review.pack,
        "dueOn": review.due_on,
        "conditions": [item.ref for item in held.grant.conditions.values() if item.review == review.ref],
    }
