"""Every move that exists from where a partnership is: open or not, all that is in the way, and who can act."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.folding import Record
from partnerflow.domain.guards.evaluation import Finding, findings
from partnerflow.domain.guards.outcome import PROCESS_LEADS
from partnerflow.domain.moves.advancing import AdvancePreview, closes_return, farthest
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.phases import moves_from
from partnerflow.domain.rules import refuse
from partnerflow.domain.vocabulary.structs import Declared, tag_of
from partnerflow.domain.vocabulary.subjects import EndPartnership, Pause, Renew, ReturnPhase
from partnerflow.errors import Fault
from partnerflow.process.definition import MoveKind

S = TypeVar("S", bound=Declared)


class MoveOption(Record):
    """One move, and whether it could be made now.

    `faults` are the refusals it would meet, in the words of the rules; mending them opens it. `to_acknowledge` are the
    signals that an advance must acknowledge. `decision` would carry the move; `supersedes` is the open return that a
    deeper one must name. `who` can act: to make the move when it is open, else to mend what is in the way.
    `closes_return` is the return that an advance closes; it asks for what was learned. `reach` are the gates that hold
    one behind the other, from this one on: how far one call could go now. `stopped_by` is the gate that does not.
    """

    move: MoveKind
    target: str | None
    open: bool
    faults: tuple[Fault, ...]
    who: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    to_acknowledge: tuple[str, ...] = ()
    decision: str | None = None
    supersedes: str | None = None
    closes_return: str | None = None
    reach: tuple[AdvancePreview, ...] = ()
    stopped_by: AdvancePreview | None = None


def next_options(state: PartnershipState, day: str, grants: Sequence[GrantOnDay]) -> list[MoveOption]:
    """The moves that the process has from here on a day: advance, the returns, then pause, resume, renew and end."""
    course, process = state.course, state.process
    options = [
        _advance(state, day, grants, move.target) if move.kind == "advance" else _return(state, move.target)
        for move in moves_from(process, course.phase)
    ]
    makers: dict[MoveKind, Callable[[PartnershipState], MoveOption]] = {
        "pause": _pause,
        "resume": _resume,
        "renew": _renew,
        "end": _end,
    }
    return options + [make(state) for kind, make in makers.items() if process.allows(kind, course.phase)]


def _advance(state: PartnershipState, day: str, grants: Sequence[GrantOnDay], target: str) -> MoveOption:
    found = findings(state, day, grants)
    unmet = [item for item in found if item.refuses]
    faults = [*_stopped(state, pause_matters=True), *(item.as_fault() for item in unmet if item.kind != "signal")]
    option = _option(
        state,
        "advance",
        target,
        faults,
        findings=tuple(found),
        to_acknowledge=tuple(item.guard for item in unmet if item.kind == "signal"),
    )
    reach, stopped_by = farthest(state, day, grants) if option.open else ((), None)
    return replace(option, closes_return=closes_return(state.course), reach=reach, stopped_by=stopped_by)


def _return(state: PartnershipState, target: str) -> MoveOption:
    decision = _decision(state, ReturnPhase, lambda subject: subject.to == target)
    return _option(
        state,
        "return",
        target,
        [*_stopped(state, pause_matters=True), *_undecided(state, decision, ReturnPhase)],
        decision=decision,
        supersedes=state.course.open_return,
    )


def _pause(state: PartnershipState) -> MoveOption:
    course = state.course
    paused = [refuse("sequence", "already_paused", since=course.pauses[-1].since)] if course.paused else []
    return _option(state, "pause", None, [*_stopped(state), *paused], decision=_decision(state, Pause))


def _resume(state: PartnershipState) -> MoveOption:
    running = [] if state.course.paused else [refuse("sequence", "not_paused")]
    return _option(state, "resume", None, [*_stopped(state), *running])


def _renew(state: PartnershipState) -> MoveOption:
    renewal = next((item for item in state.course.renewals.values() if item.renewed_on is None), None)
    if renewal is None:
        nothing = refuse("renewal", "no_renewal_open", who=list(state.parties.counting()))
        return _option(state, "renew", None, [*_stopped(state), nothing])
    decision = _decision(state, Renew, lambda subject: subject.term_number == renewal.term)
    unanswered = [
        refuse("renewal", "not_every_partner_recommitted", organisation=partner, who=[partner])
        for partner in state.parties.counting()
        if partner not in renewal.outcomes
    ]
    shared = state.ambition.shared_by(state.parties.counting())
    unshared = (
        [refuse("renewal", "ambition_not_shared", version=shared, who=list(state.parties.counting()))]
        if shared is None or shared <= state.ambition.left_open
        else []
    )
    faults = [*_stopped(state), *unanswered, *unshared, *_undecided(state, decision, Renew)]
    return _option(state, "renew", None, faults, decision=decision)


def _end(state: PartnershipState) -> MoveOption:
    return _option(state, "end", None, [*_stopped(state)], decision=_decision(state, EndPartnership))


def _stopped(state: PartnershipState, *, pause_matters: bool = False) -> Iterator[Fault]:
    course = state.course
    if course.ended is not None:
        yield refuse("ended", "partnership_ended", on=course.ended.on)
    elif course.paused and pause_matters:
        yield refuse("paused", "partnership_paused", since=course.pauses[-1].since, who=list(_leaders(state)))


def _undecided(state: PartnershipState, decision: str | None, subject: type[Declared]) -> Iterator[Fault]:
    if decision is None:
        who = list(state.parties.counting())
        yield refuse("decision", "no_decision_for_this", subject=tag_of(subject), who=who)


def _decision(state: PartnershipState, subject: type[S], matches: Callable[[S], bool] = lambda _: True) -> str | None:
    """The last decision on this subject that was adopted since the present phase was entered."""
    entered = state.course.stays[-1].entered
    fitting = (
        decision.ref
        for decision in reversed(state.decisions.by_ref.values())
        if decision.outcome == "adopted" and decision.on >= entered
        for item in decision.subjects
        if isinstance(item, subject) and matches(item)
    )
    return next(fitting, None)


def _leaders(state: PartnershipState) -> tuple[str, ...]:
    """Who leads the process, by code; every counting partner while nobody does."""
    held = state.people.holders(*PROCESS_LEADS)
    codes = tuple(dict.fromkeys(code for item in held if (code := item.holder) is not None))
    return codes or state.parties.counting()


def _option(
    state: PartnershipState,
    move: MoveKind,
    target: str | None,
    faults: Sequence[Fault],
    *,
    findings: tuple[Finding, ...] = (),
    to_acknowledge: tuple[str, ...] = (),
    decision: str | None = None,
    supersedes: str | None = None,
) -> MoveOption:
    mending = tuple(dict.fromkeys(code for fault in faults for code in fault.data.get("who", ())))
    return MoveOption(
        move=move,
        target=target,
        open=not faults,
        faults=tuple(faults),
        who=mending if faults else _leaders(state),
        findings=findings,
        to_acknowledge=to_acknowledge,
        decision=decision,
        supersedes=supersedes,
    )
