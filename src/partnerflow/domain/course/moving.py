"""Rules of the moves between phases: an advance goes one step past its guards, a return goes back by decision."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.announced import still_to_come
from partnerflow.domain.course.facts import PhaseAdvanced, PhaseReturned
from partnerflow.domain.decisions.needed import decided
from partnerflow.domain.deliverables.known import known_version, named
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.guards.evaluation import advance_refusals
from partnerflow.domain.phases import ADVANCE, may, return_trigger
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.vocabulary.subjects import ReturnPhase
from partnerflow.errors import Fault


@rule(PhaseAdvanced)
def may_advance(case: Case[PhaseAdvanced]) -> Iterator[Fault]:
    """From the present phase, one step; then every guard of leaving it is asked."""
    data, phase = case.data, case.partnership.course.phase
    if data.from_ != phase:
        yield refuse("phase", "not_in_that_phase", "/data/from", phase=phase, named=data.from_)
        return
    move = may(case.process, ADVANCE, phase)
    if move is None:
        yield refuse("phase", "no_such_move_here", "/data/to", phase=phase)
    elif move.target != data.to:
        yield refuse("phase", "one_step_only", "/data/to", phase=phase, next=move.target, named=data.to)
    else:
        yield from _decision_stands(case)
        yield from advance_refusals(case)


def _decision_stands(case: Case[PhaseAdvanced]) -> Iterator[Fault]:
    # An advance needs no decision of its own (its guards may); one that is named must have been adopted.
    ref = case.data.decision
    if ref is not None and case.partnership.decisions.adopted(ref) is None:
        outcome = case.partnership.decisions.by_ref[ref].outcome
        yield refuse("decision", "not_adopted", "/data/decision", decision=ref, outcome=outcome)


@rule(PhaseReturned)
def may_return(case: Case[PhaseReturned]) -> Iterator[Fault]:
    """From the present phase to an earlier one, while no other return is open, as decided."""
    data, phase = case.data, case.partnership.course.phase
    if data.from_ != phase:
        yield refuse("phase", "not_in_that_phase", "/data/from", phase=phase, named=data.from_)
        return
    if may(case.process, return_trigger(data.to), phase) is None:
        yield refuse("phase", "not_an_earlier_phase", "/data/to", phase=phase, named=data.to)
        return
    yield from _one_open_return(case)
    yield from decided(case, data.decision, ReturnPhase, lambda subject: subject.to == data.to)
    yield from still_to_come(case, data.target_on, "/data/targetOn")
    yield from _fates(case)


def _one_open_return(case: Case[PhaseReturned]) -> Iterator[Fault]:
    data, course = case.data, case.partnership.course
    if course.open_return is None:
        if data.supersedes is not None:
            yield refuse("open_return", "not_open", "/data/supersedes", earlier=data.supersedes)
        return
    earlier = course.returns[course.open_return]
    index = case.process.phase_index
    deeper = index(data.to) < index(earlier.target)
    if data.supersedes != earlier.ref or not deeper:
        yield refuse(
            "open_return", "earlier_return_still_open", "/data/return", earlier=earlier.ref, target=earlier.target
        )


def _fates(case: Case[PhaseReturned]) -> Iterator[Fault]:
    versions = case.partnership.deliverables.versions
    for place, item in enumerate(case.data.fates):
        pointer = f"/data/fates/{place}/deliverable"
        version = versions.get(item.deliverable)
        if version is None:
            yield from known_version(case, item.deliverable, pointer)
        elif not (version.in_force(case.day) or _may_be_told_of(version, item.fate)):
            yield refuse("sequence", "not_in_force", pointer, deliverable=named(item.deliverable))


def _may_be_told_of(version: DeliverableVersion, fate: str) -> bool:
    """What is not in force may be left as it is, or withdrawn as long as it is still under way."""
    under_way = version.withdrawn_on is None and version.until is None
    return fate == "unchanged" or (fate == "withdrawn" and under_way)
