"""The facts that carry one guard at one advance."""

from __future__ import annotations

from partnerflow.domain.vocabulary.enumerations import GuardId
from partnerflow.domain.vocabulary.values import Day
from partnerflow.errors import NotFoundError
from partnerflow.questions.course.passages import Knowledge, passages
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


class GuardEvidenceAsked(Asked, kw_only=True):
    """Which guard, on the day of which advance, and as known when."""

    guard: GuardId
    on: Day
    knowledge: Knowledge = "then"


@question(
    "guard_evidence",
    permission="partnership.read",
    parameters=GuardEvidenceAsked,
    nl="Op welke feiten steunt een poortvoorwaarde bij een faseovergang?",
    en="Which facts carry a guard at an advance?",
)
def guard_evidence(view: View[GuardEvidenceAsked]) -> Answer:
    """The ids of the facts; of what is unmet, waived or acknowledged, the facts that carry the rest.

    Answers the ids of the facts that carried this guard at the advance of this day.
    """
    asked = view.parameters
    for passage in passages(view, asked.knowledge, on=asked.on):
        for finding in passage.findings:
            if finding.guard == asked.guard:
                return Answer(value=list(view.in_order(finding.facts)), facts=(passage.fact, *finding.facts))
    told = f"no advance on {asked.on} was judged by {asked.guard}"
    raise NotFoundError(told, reason="no_such_advance", guard=asked.guard, on=asked.on)
