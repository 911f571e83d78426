"""The facts by which a phase is entered: the beginning, advances and returns."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from partnerflow.domain.course import facts
from partnerflow.domain.course.records import Advance, Return, Stay
from partnerflow.domain.course.state.course import Course
from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import folds


@folds(Course, facts.PartnershipInitiated)
def _initiated(course: Course, fact: Fact[facts.PartnershipInitiated], state: Any) -> None:
    data = fact.data
    _found(course, fact, data.name, data.region, data.profile)
    course.initiator = data.initiator
    course.issue_stated = state.has_text(data.issue)
    course.reason_stated = state.has_text(data.reason)
    course.solution_labelled = data.initiator_solution.labelled_as_image if data.initiator_solution else None
    _enter(course, state.process.phases[0].key, fact)


@folds(Course, facts.PartnershipImported)
def _imported(course: Course, fact: Fact[facts.PartnershipImported], state: Any) -> None:
    data = fact.data
    _found(course, fact, data.name, data.region, data.profile)
    course.issue_stated = state.has_text(data.issue)
    _enter(course, data.phase, fact)


def _found(course: Course, fact: Fact[Any], name: str, region: str, profile: str) -> None:
    course.founded_on, course.founding, course.founding_fact = fact.occurred_on, fact.type, fact.id
    course.name = course.working_name = name
    course.region, course.profile = region, profile


def _enter(course: Course, phase: str, fact: Fact[Any]) -> None:
    if course.stays:
        course.stays[-1] = replace(course.stays[-1], left=fact.occurred_on)
    else:
        course.entry_phase = phase
    course.phase = phase
    course.stays.append(Stay(phase=phase, entered=fact.occurred_on, round=course.round, fact=fact.id))


@folds(Course, facts.PhaseAdvanced)
def _advanced(course: Course, fact: Fact[facts.PhaseAdvanced], state: Any) -> None:
    data, left = fact.data, course.phase
    acknowledged = tuple(item.guard for item in data.acknowledged or ())
    course.advances.append(
        Advance(
            source=data.from_,
            target=data.to,
            on=fact.occurred_on,
            fact=fact.id,
            acknowledged=acknowledged,
            evidence=fact.evidence,
            decision=data.decision,
        )
    )
    _enter(course, data.to, fact)
    open_return = course.returns.get(course.open_return or "")
    if open_return is not None and open_return.target == left:
        course.returns[open_return.ref] = replace(open_return, closed_on=fact.occurred_on, how="repaired")
        course.open_return = None


@folds(Course, facts.ReturnRequested)
def _return_requested(course: Course, fact: Fact[facts.ReturnRequested], state: Any) -> None:
    course.return_requests.append(fact.id)


@folds(Course, facts.PhaseReturned)
def _returned(course: Course, fact: Fact[facts.PhaseReturned], state: Any) -> None:
    data = fact.data
    if data.supersedes in course.returns:
        superseded = course.returns[data.supersedes]
        course.returns[data.supersedes] = replace(superseded, closed_on=fact.occurred_on, how="superseded")
    course.returns[data.return_] = Return(
        ref=data.return_,
        source=data.from_,
        target=data.to,
        on=fact.occurred_on,
        fact=fact.id,
        reasons=data.reasons,
        scope=data.return_scope,
        decision=data.decision,
        fates=data.fates,
        target_on=data.target_on,
        repairs=data.repair_agenda,
    )
    course.open_return = data.return_
    course.round += 1
    _enter(course, data.to, fact)
