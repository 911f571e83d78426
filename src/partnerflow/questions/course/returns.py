"""The returns: from where to where, why, by which decision, and whether they were repaired in time."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.course.records import Return
from partnerflow.domain.course.state import Course
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "returns",
    permission="partnership.read",
    parameters=Asked,
    nl="Welke terugkeren waren er, waarom, wie besliste en wanneer was het hersteld?",
    en="Which returns were there, why, who decided and when was it repaired?",
)
def returns(view: View[Asked]) -> Answer:
    """Every return, in the order in which they were made. `targetMet` is null while that is still open.

    Answers a list of `{return, from, to, on, reasons, scope, decision, method, targetOn, closedOn, how,
    targetMet}`. `how` is `repaired` or `superseded`; `targetMet` is `null` while that is still open.
    """
    course, decisions = view.state.course, view.state.decisions.by_ref
    value, behind = [], []
    for item in course.returns.values():
        decision = decisions.get(item.decision)
        value.append(
            {
                "return": item.ref,
                "from": item.source,
                "to": item.target,
                "on": item.on,
                "reasons": list(item.reasons),
                "scope": item.scope,
                "decision": item.decision,
                "method": decision.method if decision else None,
                "targetOn": item.target_on,
                "closedOn": item.closed_on,
                "how": item.how,
                "targetMet": _target_met(item, view.day),
            }
        )
        behind += [item.fact, *([decision.fact] if decision else []), *_closing(item, course)]
    return Answer(value=value, facts=tuple(behind))


def _target_met(item: Return, day: str) -> bool | None:
    if item.how is None:
        return None if day <= item.target_on else False
    return item.how == "repaired" and (item.closed_on or "") <= item.target_on


def _closing(item: Return, course: Course) -> Iterator[str]:
    if item.how == "repaired":
        passed = (move.fact for move in course.advances if move.on == item.closed_on and move.source == item.target)
        yield from passed
    elif item.how == "superseded":
        yield from (
            deeper.fact for deeper in course.returns.values() if deeper.on == item.closed_on and deeper.ref != item.ref
        )
