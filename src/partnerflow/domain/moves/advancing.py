"""What an advance would do."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.fact import GuardFinding
from partnerflow.domain.guards.evaluation import evidence
from partnerflow.domain.moves.consequence import NewStay, new_stay
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.phases import ADVANCE, may
from partnerflow.domain.vocabulary.structs import Declared


class DueDeliverable(Declared):
    """A deliverable that falls due so many days after the phase is entered."""

    kind: str
    within_days: int


class AdvancePreview(Declared):
    """An advance before it is made: what it would rest on, and what it would set going."""

    stay: NewStay
    counting: tuple[str, ...]
    guards: tuple[GuardFinding, ...]
    due: tuple[DueDeliverable, ...]
    closes_return: str | None = None


def preview_advance(
    state: PartnershipState, day: str, grants: Sequence[GrantOnDay], acknowledged: Collection[str] = ()
) -> AdvancePreview | None:
    """What an advance on this day would do, whether or not its guards let it; None at the end of the course."""
    course, process = state.course, state.process
    move = may(process, ADVANCE, course.phase)
    if move is None:
        return None
    rests_on = evidence(state, day, grants, acknowledged)
    open_return = course.returns.get(course.open_return or "")
    first_time = all(stay.phase != move.target for stay in course.stays)
    return AdvancePreview(
        stay=new_stay(state, move.target, round_=course.round),
        counting=rests_on.counting,
        guards=rests_on.guards,
        due=tuple(
            DueDeliverable(kind=item.kind, within_days=item.due_days)
            for item in process.deliverables.values()
            if first_time and item.phase == move.target and item.due_days is not None
        ),
        closes_return=open_return.ref if open_return is not None and open_return.target == course.phase else None,
    )
