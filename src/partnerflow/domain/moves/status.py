"""What a pause would do, and the end of one: the phase stays, the clock of the stay stands still or runs again."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import field

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.course.facts import PartnershipPaused
from partnerflow.domain.course.state import Status
from partnerflow.domain.moves.consequence import (
    Duties,
    FunderNotice,
    PresentStay,
    RunningProject,
    duties,
    notices,
    present_stay,
    running_projects,
)
from partnerflow.domain.moves.open_work import OpenWork, open_work
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.standing import NOT_IN_A_PAUSE
from partnerflow.domain.vocabulary.structs import Declared


class OpenReturn(Declared):
    """The return that is open, and the day by which it was to be repaired: no pause moves that day."""

    return_: str = field(name="return")
    target: str
    target_on: str


class PausePreview(Declared):
    """A pause: the stay whose clock stops, the facts refused while it lasts, and what goes on or waits meanwhile."""

    status: Status
    stay: PresentStay
    expected_resume_on: str
    refused: tuple[str, ...]
    projects: tuple[RunningProject, ...]
    open_work: OpenWork
    duties: Duties
    notices: tuple[FunderNotice, ...]
    open_return: OpenReturn | None = None


class ResumePreview(Declared):
    """The end of a pause: the stay that goes on, since when the clock stood still, and what may be recorded again."""

    status: Status
    stay: PresentStay
    again: tuple[str, ...]
    open_work: OpenWork
    paused_since: str | None = None
    expected_on: str | None = None
    open_return: OpenReturn | None = None


def preview_pause(state: PartnershipState, data: PartnershipPaused, grants: Sequence[GrantOnDay]) -> PausePreview:
    """What a pause would do."""
    return PausePreview(
        status="paused",
        stay=present_stay(state),
        expected_resume_on=data.expected_resume_on,
        refused=_held_up(),
        projects=running_projects(state),
        open_work=open_work(state),
        duties=duties(state),
        notices=notices(grants),
        open_return=_open_return(state),
    )


def preview_resumption(state: PartnershipState) -> ResumePreview:
    """What resuming would do."""
    pause = state.course.pauses[-1] if state.course.paused else None
    return ResumePreview(
        status="active",
        stay=present_stay(state),
        again=_held_up(),
        open_work=open_work(state),
        paused_since=pause.since if pause is not None else None,
        expected_on=pause.expected_resume_on if pause is not None else None,
        open_return=_open_return(state),
    )


def _held_up() -> tuple[str, ...]:
    return tuple(payload.__name__ for payload in NOT_IN_A_PAUSE)


def _open_return(state: PartnershipState) -> OpenReturn | None:
    item = state.course.returns.get(state.course.open_return or "")
    return OpenReturn(return_=item.ref, target=item.target, target_on=item.target_on) if item is not None else None
