"""Checks on how the partnership began: issue, reason, initiator, and whose voice is missing."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, judged
from partnerflow.domain.guards.registry import guard


@guard("founding_stated")
def founding_stated(situation: Situation) -> Outcome:
    """Initiator, issue and reason are stated; a partnership taken over names its initiator by role."""
    course = situation.state.course
    initiators = situation.state.people.holders("initiator")

    def missing() -> Iterator[Missing]:
        if course.initiator is None and not initiators:
            yield Missing(reason="initiator_not_stated", who=PROCESS_LEADS)
        if not course.issue_stated:
            yield Missing(reason="issue_not_stated", who=PROCESS_LEADS)
        if not course.reason_stated:
            yield Missing(reason="reason_not_stated", who=PROCESS_LEADS)

    return judged(missing(), (course.founding_fact, *(item.fact for item in initiators if course.initiator is None)))


@guard("solution_labelled_as_image")
def solution_labelled_as_image(situation: Situation) -> Outcome:
    """The initiator stated no solution, or labelled it as its own image."""
    course = situation.state.course
    if course.solution_labelled is False:
        who = (course.initiator,) if course.initiator is not None else PROCESS_LEADS
        return judged([Missing(reason="solution_not_labelled", organisation=course.initiator, who=who)])
    return judged((), (course.founding_fact,))


@guard("missing_voices_named")
def missing_voices_named(situation: Situation) -> Outcome:
    """The field was mapped, and it was asked whose voice is missing."""
    mapped = situation.state.course.stakeholders
    if mapped is None:
        return judged([Missing(reason="stakeholders_not_mapped", who=PROCESS_LEADS)])
    if not mapped.missing_voices:
        return judged([Missing(reason="no_missing_voice_named", who=PROCESS_LEADS)], (mapped.fact,))
    return judged((), (mapped.fact,))
