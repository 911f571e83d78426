"""What keeps the partnership from leaving a phase."""

from __future__ import annotations

from partnerflow.domain.guards.evaluation import findings
from partnerflow.domain.vocabulary.enumerations import PhaseKey
from partnerflow.questions.course.passages import unmet, waived
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


class BlockingAsked(Asked):
    """Which phase is to be left; without one: the present phase."""

    phase: PhaseKey | None = None


@question(
    "blocking",
    permission="partnership.read",
    parameters=BlockingAsked,
    nl="Wat houdt ons van de volgende fase?",
    en="What keeps us from the next phase?",
)
def blocking(view: View[BlockingAsked]) -> Answer:
    """All guards that would refuse an advance on this day, with everything each one misses and who can mend it.

    Answers `{phase, status, unmet, signals, waived}` for leaving the present phase, or another.

    `signals` are those that an advance may acknowledge; `waived` is what a waiver covers. `status` tells whether
    the course is paused or has ended, which keeps it too.

    An unmet guard is `{guard, kind, missing}`. Each thing missing has a `reason`; `since`, the day from which it is
    lacking (null where there is no such day); `next`, the one next step; and where it applies `organisation`, `project`,
    `subject` and `who` can mend it. A step is `{fact, data, settles}`: the fact to record, its members that are known
    already, and whether the reason no longer holds once it is recorded, or it only leads on; a fact of a grant has its
    `stream` and `key` too.
    """
    course = view.state.course
    phase = view.parameters.phase or course.phase
    found = tuple(findings(view.state, view.day, view.grants(view.day), phase=phase))
    lacking = [finding for finding in found if finding.outcome == "unmet"]
    value = {
        "phase": phase,
        "status": course.status,
        "unmet": [unmet(finding) for finding in lacking if finding.kind != "signal"],
        "signals": [unmet(finding) for finding in lacking if finding.kind == "signal"],
        "waived": waived(found),
    }
    return Answer(value=value, facts=tuple(fact for finding in found for fact in finding.facts))
