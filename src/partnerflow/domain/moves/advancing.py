"""What an advance would do, and what several in one go would: gate by gate, each judged behind the one before it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.course.state import Course
from partnerflow.domain.moves.consequence import NewStay, PresentStay, new_stay, present_stay
from partnerflow.domain.moves.gates import GateGuard, gate_guards, passed, ways_on
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.process.definition import Move

LEARNED = ("seeNow", "doNow", "doBetter")
"""What the advance that closes a return asks for: the texts of `LearningMomentHeld`."""


class DueDeliverable(Declared):
    """A deliverable that falls due so many days after the phase is entered."""

    kind: str
    within_days: int


class AdvancePreview(Declared):
    """An advance before it is made: what it would rest on, what it would set going, and what it leaves behind undone.

    `left_open` are the versions that a return put under review and that nobody settled yet. An advance that closes a
    return (`closes_return`) asks for what was learned (`asks`).
    """

    closes: PresentStay
    stay: NewStay
    counting: tuple[str, ...]
    guards: tuple[GateGuard, ...]
    due: tuple[DueDeliverable, ...]
    left_open: tuple[DeliverableRef, ...]
    closes_return: str | None = None
    asks: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether no guard is in the way."""
        return all(item.holds for item in self.guards)

    @property
    def to_acknowledge(self) -> tuple[str, ...]:
        """The signals that are in the way until the advance acknowledges them."""
        return tuple(item.guard for item in self.guards if item.kind == "signal" and not item.holds)


class FastForward(Declared):
    """Several advances in one go, in order; each gate is judged as if the ones before it were passed."""

    gates: tuple[AdvancePreview, ...]

    @property
    def stops_at(self) -> str | None:
        """The phase that could not be left; None when every gate holds."""
        return next((gate.closes.phase for gate in self.gates if not gate.holds), None)


def preview_advance(
    state: PartnershipState, day: str, grants: Sequence[GrantOnDay], acknowledged: Collection[str] = ()
) -> AdvancePreview | None:
    """What an advance on this day would do, whether or not its guards let it; None at the end of the course."""
    moves = ways_on(state)
    return _gate(state, day, grants, acknowledged, moves[0]) if moves else None


def preview_gates(
    state: PartnershipState, day: str, grants: Sequence[GrantOnDay], acknowledged: Collection[str], through: str | None
) -> FastForward:
    """What the advances until `through` is entered would do; without it, until the end of the course."""
    gates = []
    for move in ways_on(state, through):
        gates.append(_gate(state, day, grants, acknowledged, move))
        state = passed(state, day, move)
    return FastForward(gates=tuple(gates))


def farthest(
    state: PartnershipState, day: str, grants: Sequence[GrantOnDay]
) -> tuple[tuple[AdvancePreview, ...], AdvancePreview | None]:
    """How far one could go on a day: the gates that hold one behind the other, and the one that does not.

    A signal does not stop it: whoever goes on acknowledges it.
    """
    reached: list[AdvancePreview] = []
    for move in ways_on(state):
        gate = _gate(state, day, grants, (), move)
        if any(not item.holds and item.kind != "signal" for item in gate.guards):
            return tuple(reached), gate
        reached.append(gate)
        state = passed(state, day, move)
    return tuple(reached), None


def closes_return(course: Course) -> str | None:
    """The return that the next advance closes, if any."""
    open_return = course.returns.get(course.open_return or "")
    return open_return.ref if open_return is not None and open_return.target == course.phase else None


def _gate(
    state: PartnershipState, day: str, grants: Sequence[GrantOnDay], acknowledged: Collection[str], move: Move
) -> AdvancePreview:
    course, process = state.course, state.process
    first_time = course.first_entered(move.target) is None
    closing = closes_return(course)
    return AdvancePreview(
        closes=present_stay(state),
        stay=new_stay(state, move.target, round_=course.round),
        counting=state.parties.counting(),
        guards=gate_guards(state, day, grants, move.source, acknowledged),
        due=tuple(
            DueDeliverable(kind=item.kind, within_days=item.due_days)
            for item in process.deliverables.values()
            if first_time and item.phase == move.target and item.due_days is not None
        ),
        left_open=tuple(item.ref for item in state.deliverables.versions.values() if item.left_open),
        closes_return=closing,
        asks=LEARNED if closing is not None else (),
    )
