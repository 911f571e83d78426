"""Checks on how the partnership began: issue, reason, initiator, and whose voice is missing."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.decisions.facts import ProposalTabled
from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.since import vacant_since
from partnerflow.domain.guards.steps import lacking, towards


@guard("founding_stated", "initiator_not_stated", "issue_not_stated", "reason_not_stated")
def founding_stated(situation: Situation) -> Outcome:
    """Initiator, issue and reason are stated; a partnership taken over names its initiator by role."""
    course = situation.state.course
    initiators = situation.state.people.holders("initiator")
    carrying = (course.founding_fact, *(item.fact for item in initiators if course.initiator is None))
    return judged(_not_stated(situation, named=course.initiator is not None or bool(initiators)), carrying)


def _not_stated(situation: Situation, *, named: bool) -> Iterator[Missing]:
    course = situation.state.course
    began = course.founded_on
    if not named:
        since = vacant_since(situation, ("initiator",), began)
        yield lacking("initiator_not_stated", PROCESS_LEADS, since=since, role="initiator")
    if not course.issue_stated:
        yield lacking(
            "issue_not_stated", PROCESS_LEADS, since=began, corrects=course.founding_fact, pointer="/data/issue"
        )
    if not course.reason_stated:
        # A partnership that was taken over tells its source and no reason, so there is nothing to correct.
        waive = towards(ProposalTabled, settles=False) if course.founding == "PartnershipImported" else None
        yield lacking(
            "reason_not_stated",
            PROCESS_LEADS,
            since=began,
            step=waive,
            corrects=course.founding_fact,
            pointer="/data/reason",
        )


@guard("solution_labelled_as_image", "solution_not_labelled")
def solution_labelled_as_image(situation: Situation) -> Outcome:
    """The initiator stated no solution, or labelled it as its own image."""
    course = situation.state.course
    if course.solution_labelled is not False:
        return judged((), (course.founding_fact,))
    lack = lacking(
        "solution_not_labelled",
        (course.initiator,) if course.initiator is not None else PROCESS_LEADS,
        since=course.founded_on,
        organisation=course.initiator,
        corrects=course.founding_fact,
        pointer="/data/initiatorSolution/labelledAsImage",
        old=False,
        new=True,
    )
    return judged([lack])


@guard("missing_voices_named", "stakeholders_not_mapped", "no_missing_voice_named")
def missing_voices_named(situation: Situation) -> Outcome:
    """The field was mapped, and it was asked whose voice is missing."""
    course = situation.state.course
    mapped = course.stakeholders
    if mapped is None:
        return judged([lacking("stakeholders_not_mapped", PROCESS_LEADS, since=course.founded_on)])
    if not mapped.missing_voices:
        return judged([lacking("no_missing_voice_named", PROCESS_LEADS, since=mapped.on)], (mapped.fact,))
    return judged((), (mapped.fact,))
