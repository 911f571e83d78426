"""Whether the partners evaluated as planned, what they concluded, and what followed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from partnerflow.domain.course.facts import PartnershipEnded, PhaseReturned, RenewalOpened
from partnerflow.domain.days import between
from partnerflow.domain.evaluations.records import Evaluation
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.projects.facts import ProjectHandedOver
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.questions.evaluations.order import by_day, following
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View

FOLLOWS: dict[str, tuple[type[Payload], ...]] = {
    "return": (PhaseReturned,),
    "renew": (RenewalOpened,),
    "hand_over": (ProjectHandedOver, PartnershipEnded),
    "end": (PartnershipEnded,),
}
"""The facts that carry out a conclusion; what carries out another shows in the course of the work (`improvements`)."""


@question(
    "evaluations",
    permission="partnership.read",
    parameters=Asked,
    nl="Is geëvalueerd zoals gepland, met welke conclusie, en wat volgde daarop?",
    en="Were evaluations held as planned, with which conclusion, and what followed?",
)
def evaluations(view: View[Asked]) -> Answer:
    """Every evaluation by the day it was held, or else planned for, with the fact that carried out its conclusion.

    Answers a list of `{evaluation, kind, status, plannedOn, heldOn, daysLate, conclusion, returnTo, improvements,
    followUp}`. `status` is `planned`, `overdue` (its day has passed) or `held`; `daysLate` counts from the planned day
    until it was held or until the day asked about, null without plan or before that day. `improvements` is how many
    points were put on the agenda. `followUp` is `{fact, on, id}`: the first return, opened renewal, handover or ending
    after a conclusion that asks for it and before the next evaluation that concludes the same; else null.
    """
    value, behind = [], []
    found = by_day(view.state.evaluations.by_ref.values())
    for item in found:
        followed = _follow_up(view, item, found)
        value.append(_row(item, followed, view.day))
        behind += [item.fact, *([item.concluding_fact] if item.concluding_fact else [])]
        behind += [followed.id] if followed else []
    return Answer(value=value, facts=tuple(behind))


def _row(item: Evaluation, followed: AnyFact | None, day: str) -> dict[str, Any]:
    until = item.concluded_on or day
    passed = item.planned_on is not None and item.planned_on < until
    return {
        "evaluation": item.ref,
        "kind": item.kind,
        "status": "held" if item.concluded_on else "overdue" if passed else "planned",
        "plannedOn": item.planned_on,
        "heldOn": item.concluded_on,
        "daysLate": between(item.planned_on, until) if item.planned_on is not None and passed else None,
        "conclusion": item.conclusion,
        "returnTo": item.return_to,
        "improvements": len(item.improvements),
        "followUp": {"fact": followed.type, "on": followed.occurred_on, "id": followed.id} if followed else None,
    }


def _follow_up(view: View[Asked], item: Evaluation, found: Iterable[Evaluation]) -> AnyFact | None:
    kinds = FOLLOWS.get(item.conclusion or "", ())
    alike = {other.concluding_fact for other in found if other.conclusion == item.conclusion}
    return next((fact for fact in following(view, item, until=alike) if isinstance(fact.data, kinds)), None)
