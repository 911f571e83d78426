"""When the clock stood still, why, and what went on meanwhile."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.course.facts import PartnershipPaused, PartnershipResumed
from partnerflow.domain.course.records import Pause
from partnerflow.domain.days import between
from partnerflow.questions.registry import question
from partnerflow.questions.told import text, told
from partnerflow.questions.view import Answer, Asked, View


@question(
    "pauses",
    permission="partnership.read",
    parameters=Asked,
    nl="Wanneer stond het samenwerkingsverband stil, waarom, en wat liep intussen door?",
    en="When did the partnership stand still, why, and what went on meanwhile?",
)
def pauses(view: View[Asked]) -> Answer:
    """Every pause in order, with its length in days; one that lasts counts until the day asked about, or the end.

    Answers a list of `{from, until, days, reasonCode, expectedResumeOn, daysOver, decision, runningDuties, fact}`.
    `until` is the first day on which the clock ran again, `null` while it stands still. `daysOver` is how many days
    later than expected it ran again, or how many it is late by now. `decision` is `null` where none was named.
    `runningDuties` are texts; one that was erased is `null`.
    """
    paused = {fact.id: fact.data for fact in told(view, PartnershipPaused)}
    course = view.state.course
    last = course.ended.on if course.ended else view.day
    behind = [*paused, *view.ids_of(PartnershipResumed)]
    decisions = view.state.decisions.by_ref
    behind += [decisions[data.decision].fact for data in paused.values() if data.decision in decisions]
    return Answer(value=[_row(view, item, paused[item.fact], last) for item in course.pauses], facts=tuple(behind))


def _row(view: View[Asked], pause: Pause, data: PartnershipPaused, last: str) -> dict[str, Any]:
    return {
        "from": pause.since,
        "until": pause.until,
        "days": between(pause.since, pause.until or last),
        "reasonCode": pause.reason,
        "expectedResumeOn": pause.expected_resume_on,
        "daysOver": between(pause.expected_resume_on, pause.until or last),
        "decision": data.decision,
        "runningDuties": [text(view, duty) for duty in data.running_duties or ()],
        "fact": pause.fact,
    }
