"""Telling an advance: one gate, or several in one transaction, and what was learned in the return that it closes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from partnerflow.application.moves.request import MoveRequest
from partnerflow.application.recording import read_line, tell, told
from partnerflow.application.unit_of_work import UnitOfWork
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.interaction.facts import LearningMomentHeld
from partnerflow.domain.moves import closes_return, ways_on
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.rules import refuse
from partnerflow.errors import Fault, RefusedError
from partnerflow.process.definition import Move

ENVELOPE = ("by", "occurredAt", "knownAt", "onBehalfOf")


def tell_advance(work: UnitOfWork, request: MoveRequest, first: AnyFact) -> None:
    """Tell one advance, or each one through which it goes; each is judged on the state behind the one before it.

    What was learned follows the advance that closes the return, as it does when it is told afterwards; where none closes,
    it follows the last.

    Raises:
        RefusedError: a gate does not hold; `gate` names it where there are several.
    """
    steps = _way(work, request, first) if request.through is not None else ()
    gates = len(steps) or 1
    untold = request.learned
    for number in range(gates):
        left_to_us = ("acknowledged",) if number == 0 else ("acknowledged", "from", "to")
        closing = closes_return(_state(work, request, first).course) is not None
        if steps:
            _pass(work, request, steps[number], left_to_us)
        else:
            tell(work, first)
        if untold is not None and (closing or number == gates - 1):
            line = {**_envelope(request.record.line), "data": untold}
            tell(work, read_line(work, request.record, line, LearningMomentHeld.__name__))
            untold = None


def _way(work: UnitOfWork, request: MoveRequest, first: AnyFact) -> tuple[Move, ...]:
    state = _state(work, request, first)
    steps = ways_on(state, request.through)
    if not steps:
        raise RefusedError([refuse("phase", "not_ahead", "/through", phase=state.course.phase, named=request.through)])
    sources = [step.source for step in steps]
    strangers = [
        refuse("guard", "not_on_the_way", f"/data/acknowledged/{place}/guard", guard=item["guard"], phases=sources)
        for place, item in enumerate(_acknowledged(request))
        if not any(_leaves(work, request, step, item["guard"]) for step in steps)
    ]
    if strangers:
        raise RefusedError(strangers)
    return steps


def _pass(work: UnitOfWork, request: MoveRequest, step: Move, left_to_us: Collection[str]) -> None:
    """One gate: what the client gave, less the members that differ from gate to gate, and its own signals."""
    own = [item for item in _acknowledged(request) if _leaves(work, request, step, item["guard"])]
    given = request.record.line.get("data", {})
    data = {name: value for name, value in given.items() if name not in left_to_us}
    data |= {"acknowledged": own} if own else {}
    note = {name: value for name, value in request.record.line.items() if name == "note"}
    try:
        tell(work, read_line(work, request.record, {**_envelope(request.record.line), **note, "data": data}))
    except RefusedError as error:
        raise RefusedError([_at(step, fault) for fault in error.faults]) from None


def _leaves(work: UnitOfWork, request: MoveRequest, step: Move, guard: str) -> bool:
    known = told(work, request.record).process.guards.get(guard)
    return known is not None and known.phase == step.source


def _at(step: Move, fault: Fault) -> Fault:
    gate = {"from": step.source, "to": step.target}
    return Fault(code=fault.code, reason=fault.reason, pointer=fault.pointer, data={**fault.data, "gate": gate})


def _acknowledged(request: MoveRequest) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = request.record.line.get("data", {}).get("acknowledged", ())
    return found


def _envelope(line: Mapping[str, Any]) -> dict[str, Any]:
    return {name: line[name] for name in ENVELOPE if name in line}


def _state(work: UnitOfWork, request: MoveRequest, first: AnyFact) -> PartnershipState:
    state = told(work, request.record).on(first.occurred_on)
    assert isinstance(state, PartnershipState)
    return state
