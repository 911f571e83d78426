"""What the moves would do that leave the phase alone: pause, resume, renew and end."""

from __future__ import annotations

from collections.abc import Sequence

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.course.facts import PartnershipEnded, PartnershipRenewed
from partnerflow.domain.course.state import Status
from partnerflow.domain.moves.consequence import (
    Duties,
    FunderNotice,
    NewStay,
    RunningProject,
    duties,
    notices,
    running_projects,
)
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.standing import AFTER_THE_END, NOT_IN_A_PAUSE
from partnerflow.domain.vocabulary.objects import DeliverableRef, Period
from partnerflow.domain.vocabulary.structs import Declared


class PausePreview(Declared):
    """A pause: the facts refused while it lasts, and what goes on."""

    status: Status
    refused: tuple[str, ...]
    projects: tuple[RunningProject, ...]
    duties: Duties
    notices: tuple[FunderNotice, ...]


class ResumePreview(Declared):
    """The end of a pause: the stay that goes on, and since when the clock stood still."""

    status: Status
    stay: NewStay
    paused_since: str | None = None


class RenewalPreview(Declared):
    """A next term: the same stay goes on, in a new round."""

    term_number: int
    period: Period
    stay: NewStay
    counting: tuple[str, ...]
    ambition_version: int | None = None


class EndPreview(Declared):
    """The end: what may still be recorded, and what is not settled by it."""

    status: Status
    kind: str
    still_recorded: tuple[str, ...]
    in_force: tuple[DeliverableRef, ...]
    projects: tuple[RunningProject, ...]
    duties: Duties
    notices: tuple[FunderNotice, ...]


def preview_pause(state: PartnershipState, grants: Sequence[GrantOnDay]) -> PausePreview:
    """What a pause would do."""
    return PausePreview(
        status="paused",
        refused=tuple(payload.__name__ for payload in NOT_IN_A_PAUSE),
        projects=running_projects(state),
        duties=duties(state),
        notices=notices(grants),
    )


def preview_resumption(state: PartnershipState) -> ResumePreview:
    """What resuming would do."""
    since = state.course.pauses[-1].since if state.course.paused else None
    return ResumePreview(status="active", stay=_same_stay(state, state.course.round), paused_since=since)


def preview_renewal(state: PartnershipState, data: PartnershipRenewed) -> RenewalPreview:
    """What a renewal would do."""
    counting = state.parties.counting()
    return RenewalPreview(
        term_number=data.term_number,
        period=data.period,
        stay=_same_stay(state, state.course.round + 1),
        counting=counting,
        ambition_version=state.ambition.shared_by(counting),
    )


def preview_end(state: PartnershipState, day: str, data: PartnershipEnded, grants: Sequence[GrantOnDay]) -> EndPreview:
    """What an end would do."""
    return EndPreview(
        status="ended",
        kind=data.kind,
        still_recorded=tuple(payload.__name__ for payload in AFTER_THE_END),
        in_force=tuple(item.ref for item in state.deliverables.versions.values() if item.in_force(day)),
        projects=running_projects(state),
        duties=duties(state),
        notices=notices(grants),
    )


def _same_stay(state: PartnershipState, round_: int) -> NewStay:
    return NewStay(phase=state.course.phase, ordinal=state.course.ordinal, round=round_)
