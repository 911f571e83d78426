"""What the evaluations put on the agenda of improvement, who took it up, and what followed."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.days import between
from partnerflow.domain.evaluations.records import Evaluation
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.seats import same_seat
from partnerflow.domain.vocabulary.objects import Improvement
from partnerflow.questions.evaluations.order import by_day, following
from partnerflow.questions.registry import question
from partnerflow.questions.substance import change, of_substance, whose
from partnerflow.questions.told import text
from partnerflow.questions.view import Answer, Asked, View


@question(
    "improvements",
    permission="partnership.read",
    parameters=Asked,
    nl="Wat zou er na elke evaluatie verbeteren, wie nam dat op zich, en wat volgde?",
    en="What was to improve after each evaluation, who took it up, and what followed?",
)
def improvements(view: View[Asked]) -> Answer:
    """The improvement agenda of each evaluation that made one, with the facts of substance until the next evaluation.

    Answers a list of `{evaluation, on, conclusion, agenda, followed}`. A point is `{text, organisation, dueOn, daysLate,
    firstStepOn}`: `organisation` takes it up, null when nobody was named; `daysLate` is null without a last day or
    before it has passed; `firstStepOn` is the day of the first fact among those that followed that is about that
    organisation or its legal successor. No fact says that a point is done, so what followed is for the reader to weigh.
    What followed is a list of `{fact, on, organisation, id}`. `text` is null when it was erased.
    """
    value, behind = [], []
    held = by_day(item for item in view.state.evaluations.by_ref.values() if item.concluded_on is not None)
    concluding = {item.concluding_fact for item in held}
    for item in held:
        if item.improvements:
            followed = [fact for fact in following(view, item, until=concluding) if of_substance(fact)]
            value.append(_row(view, item, followed))
            behind += [fact for fact in (item.fact, item.concluding_fact) if fact]
            behind += [fact.id for fact in followed]
    return Answer(value=value, facts=tuple(behind))


def _row(view: View[Asked], item: Evaluation, followed: list[AnyFact]) -> dict[str, Any]:
    return {
        "evaluation": item.ref,
        "on": item.concluded_on,
        "conclusion": item.conclusion,
        "agenda": [_point(view, point, followed) for point in item.improvements],
        "followed": [change(fact) for fact in followed],
    }


def _point(view: View[Asked], point: Improvement, followed: list[AnyFact]) -> dict[str, Any]:
    owner, parties = point.organisation, view.state.parties
    steps = (fact.occurred_on for fact in followed if owner is not None and same_seat(parties, whose(fact), owner))
    late = point.due_on is not None and point.due_on < view.day
    return {
        "text": text(view, point.text),
        "organisation": owner,
        "dueOn": point.due_on,
        "daysLate": between(point.due_on, view.day) if point.due_on is not None and late else None,
        "firstStepOn": next(steps, None),
    }
