"""Where the partnership is, and which visit to that phase this is."""

from __future__ import annotations

from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "state",
    permission="partnership.read",
    parameters=Asked,
    nl="In welke fase zit het samenwerkingsverband, en voor de hoeveelste keer?",
    en="In which phase is the partnership, and which visit to it is this?",
)
def state(view: View[Asked]) -> Answer:
    """The present stay, the round, the status, the profile, and the return that is open.

    Answers `{name, phase, ordinal, round, entered, status, profile, openReturn, endedOn}`. `ordinal` counts the
    visits to this phase; `status` is `active`, `paused` or `ended`.
    """
    course = view.state.course
    stay = course.stays[-1]
    value = {
        "name": course.name,
        "phase": course.phase,
        "ordinal": course.ordinal,
        "round": course.round,
        "entered": stay.entered,
        "status": course.status,
        "profile": course.profile,
        "openReturn": course.open_return,
        "endedOn": course.ended.on if course.ended else None,
    }
    behind = [course.founding_fact, stay.fact]
    if course.open_return is not None:
        behind.append(course.returns[course.open_return].fact)
    if course.paused:
        behind.append(course.pauses[-1].fact)
    if course.ended is not None:
        behind.append(course.ended.fact)
    return Answer(value=value, facts=tuple(behind))
