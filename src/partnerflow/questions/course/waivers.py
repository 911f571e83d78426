"""The guards that were waived, and whether that is settled."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.course.facts import WaiverResolved
from partnerflow.domain.course.records import Waiver
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "waivers",
    permission="partnership.read",
    parameters=Asked,
    nl="Welke afwijkingen zijn gemaakt, en zijn ze opgelost?",
    en="Which guards were waived, and is that resolved?",
)
def waivers(view: View[Asked]) -> Answer:
    """Every waiver in the order of granting; `status` is `open`, `resolved`, or `expired` after its last day.

    Answers a list of `{waiver, guard, organisation, decision, on, validThrough, resolvedOn, how, status}`; `status`
    is `open`, `resolved` or `expired`.
    """
    state = view.state
    found = list(state.course.waivers.values())
    decided = (state.decisions.by_ref.get(waiver.decision) for waiver in found)
    behind = [waiver.fact for waiver in found] + [decision.fact for decision in decided if decision is not None]
    return Answer(value=[_row(waiver, view.day) for waiver in found], facts=(*behind, *view.ids_of(WaiverResolved)))


def _row(waiver: Waiver, day: str) -> dict[str, Any]:
    status = "open" if waiver.holds_on(day) else "resolved" if waiver.resolved_on is not None else "expired"
    return {
        "waiver": waiver.ref,
        "guard": waiver.guard,
        "organisation": waiver.organisation,
        "decision": waiver.decision,
        "on": waiver.on,
        "validThrough": waiver.valid_through,
        "resolvedOn": waiver.resolved_on,
        "how": waiver.how,
        "status": status,
    }
