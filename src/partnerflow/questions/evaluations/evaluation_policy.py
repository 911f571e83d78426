"""Whether what a phase asks for within so many days was adopted in time: the policy of evaluating among them."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.course.records import Stay
from partnerflow.domain.days import after
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.process.definition import Deliverable
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "evaluation_policy",
    permission="partnership.read",
    parameters=Asked,
    nl="Waren het evaluatiebeleid en wat verder een termijn heeft op tijd?",
    en="Were the evaluation policy and what else has a term in time?",
)
def evaluation_policy(view: View[Asked]) -> Answer:
    """The kinds of deliverable that the process wants within so many days of first entering a phase.

    Answers `{dueOn}`, the first of their last days, and beside it by kind `{dueOn, adoptedOn, inTime, takenOver}`.
    `adoptedOn` is the day on which a version was first adopted; a document taken over at an import has none and counts
    from the day it was in force. `inTime` is null while that is still open: before the phase is entered, and until the
    last day has passed. `dueOn` is null before the phase is entered; that an import found the partnership in it is no
    entering.
    """
    value: dict[str, Any] = {}
    behind: list[str] = []
    for deliverable in view.state.process.deliverables.values():
        if deliverable.due_days is not None:
            entered = view.state.course.first_entered(deliverable.phase)
            first = _first(view, deliverable.kind)
            value[deliverable.kind] = _row(deliverable, entered, first, view.day)
            behind += [entered.fact] if entered else []
            behind += [fact for fact in (first.adoption, first.in_force_fact) if fact] if first else []
    due = min((row["dueOn"] for row in value.values() if row["dueOn"] is not None), default=None)
    return Answer(value={"dueOn": due, **value}, facts=tuple(behind) or (view.state.course.founding_fact,))


def _row(deliverable: Deliverable, entered: Stay | None, first: DeliverableVersion | None, day: str) -> dict[str, Any]:
    due = after(entered.entered, deliverable.due_days or 0) if entered is not None else None
    there = _there_on(first) if first is not None else None
    in_time = None
    if due is not None and (there is not None or day > due):
        in_time = there is not None and there <= due
    return {
        "dueOn": due,
        "adoptedOn": first.adopted_on if first is not None else None,
        "inTime": in_time,
        "takenOver": first.taken_over if first is not None else False,
    }


def _first(view: View[Asked], kind: str) -> DeliverableVersion | None:
    """The version that was there first: adopted, or taken over as it stood."""
    there = [item for item in view.state.deliverables.versions.values() if item.ref.kind == kind and _there_on(item)]
    return min(there, key=lambda item: _there_on(item) or "", default=None)


def _there_on(version: DeliverableVersion) -> str | None:
    return version.adopted_on or (version.in_force_on if version.taken_over else None)
