"""How long each phase took: per stay, per phase and per round, with and without pauses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from partnerflow.domain.course.facts import PartnershipResumed
from partnerflow.domain.course.records import Stay
from partnerflow.domain.course.state import Course
from partnerflow.domain.days import between
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "phase_durations",
    permission="partnership.read",
    parameters=Asked,
    nl="Hoe lang duurde elke fase, per verblijf en per ronde, met en zonder pauze?",
    en="How long did each phase take, per stay and per round, with and without pauses?",
)
def phase_durations(view: View[Asked]) -> Answer:
    """Gross days, and net of the pauses within a stay, of every phase entered; the clock stops at the end.

    Answers `{until, phases, rounds}`. A phase is `{phase, stays, gross, net}` and a stay `{entered, left, gross,
    net}`, in days; net leaves out the pauses. Only phases that were entered. A round `{round, gross, net}` sums the
    stays entered in it. The clock stops when the partnership ends.
    """
    course = view.state.course
    until = course.ended.on if course.ended else view.day
    measured = [(stay, _measured(stay, course, until)) for stay in course.stays]
    phases = []
    for phase in view.state.process.phases:
        stays = [entry for stay, entry in measured if stay.phase == phase.key]
        if stays:
            phases.append({"phase": phase.key, "stays": stays, **_sums(stays)})
    numbers = dict.fromkeys(stay.round for stay in course.stays)
    rounds = [
        {"round": number, **_sums(entry for stay, entry in measured if stay.round == number)} for number in numbers
    ]
    behind = [stay.fact for stay in course.stays] + [pause.fact for pause in course.pauses]
    behind += view.ids_of(PartnershipResumed) + ([course.ended.fact] if course.ended else [])
    return Answer(value={"until": until, "phases": phases, "rounds": rounds}, facts=tuple(behind))


def _measured(stay: Stay, course: Course, until: str) -> dict[str, Any]:
    left = stay.left or (course.ended.on if course.ended else None)
    end = left or until
    gross = between(stay.entered, end)
    return {"entered": stay.entered, "left": left, "gross": gross, "net": gross - course.paused_days(stay.entered, end)}


def _sums(entries: Iterable[dict[str, Any]]) -> dict[str, int]:
    entries = list(entries)
    return {"gross": sum(entry["gross"] for entry in entries), "net": sum(entry["net"] for entry in entries)}
