"""Which guards nobody verified here, because the partnership entered the register in a later phase."""

from __future__ import annotations

from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "taken_over_guards",
    permission="partnership.read",
    parameters=Asked,
    nl="Welke poortvoorwaarden zijn nooit geverifieerd, omdat het samenwerkingsverband werd overgenomen?",
    en="Which guards were never verified, because the partnership was taken over?",
)
def taken_over_guards(view: View[Asked]) -> Answer:
    """The guards of the phases before the one in which an imported partnership entered.

    Answers the guards in the order of the process; none for a partnership that began here. A guard of an earlier phase
    is verified after all by the first advance out of that phase that follows a return: from then on it is left out.
    """
    course, process = view.state.course, view.state.process
    if course.founding != "PartnershipImported":
        return Answer(value=[], facts=(course.founding_fact,))
    verified = {advance.source for advance in course.advances}
    value = [
        guard.id
        for phase in process.earlier_phases(course.entry_phase)
        if phase not in verified
        for guard in process.guards_leaving(phase)
        if process.guard_kind(guard.id, course.profile) is not None
    ]
    return Answer(value=value, facts=(course.founding_fact, *(advance.fact for advance in course.advances)))
