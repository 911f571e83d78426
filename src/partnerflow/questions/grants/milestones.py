"""Which milestones were reached, in which review, on which pack or report."""

from __future__ import annotations

from collections.abc import Iterable

from partnerflow.domain.grants.facts import MilestoneDefined
from partnerflow.domain.grants.records import Review
from partnerflow.questions.grants.held import GrantAsked, asked_about
from partnerflow.questions.registry import question
from partnerflow.questions.told import of_type, text
from partnerflow.questions.view import Answer, View


@question(
    "milestones",
    permission="partnership.read",
    parameters=GrantAsked,
    nl="Welke mijlpalen zijn gehaald, op welk dossier?",
    en="Which milestones have been reached, and on which file?",
)
def milestones(view: View[GrantAsked]) -> Answer:
    """Every milestone of every grant, or of the one that is named, with each review of it in order.

    Answers a list of `{milestone, tranche, reachedOn, reviews, grant, requiredBefore, text}`. A review is `{review, outcome,
    on, pack, report}`.

    `reachedOn` is the day from which the funder's judgement is that it was reached, and has stayed so: `null` while
    the last review asks for more, withholds, rejects or approves on conditions. `requiredBefore` is the phase that is
    not entered without it, and `text` what must be shown, `null` when it was erased.
    """
    value, behind = [], []
    for held in asked_about(view):
        asked = {fact.id: fact.data.text for fact in of_type(held.course, MilestoneDefined)}
        for milestone in held.grant.milestones.values():
            reviews = [review for review in held.grant.reviews.values() if review.milestone == milestone.ref]
            value.append(
                {
                    "milestone": milestone.ref,
                    "tranche": milestone.tranche,
                    "reachedOn": _reached(reviews),
                    "reviews": [
                        {
                            "review": review.ref,
                            "outcome": review.outcome,
                            "on": review.on,
                            "pack": review.pack,
                            "report": review.report,
                        }
                        for review in reviews
                    ],
                    "grant": held.key,
                    "requiredBefore": milestone.required_before,
                    "text": text(view, asked.get(milestone.fact)),
                }
            )
            behind += [milestone.fact, *(review.fact for review in reviews)]
    return Answer(value=value, facts=tuple(behind))


def _reached(reviews: Iterable[Review]) -> str | None:
    since = None
    for review in reviews:
        since = (since or review.on) if review.outcome == "approved" else None
    return since
