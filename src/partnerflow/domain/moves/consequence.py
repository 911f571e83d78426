"""What several moves have in common: the stays they close and open, the duties that stand, and who must hear of it."""

from __future__ import annotations

from collections.abc import Sequence

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.grants.records import CHANGE_NOTICE_DAYS
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.structs import Declared


class NewStay(Declared):
    """The stay that a move opens: for the how-manieth time in this phase, in which round."""

    phase: str
    ordinal: int
    round: int


class PresentStay(Declared):
    """The stay that a move closes, or lets go on: which visit to its phase it is, and since when it lasts."""

    phase: str
    ordinal: int
    round: int
    entered: str


class RunningProject(Declared):
    """A project that has not ended, and where it stands."""

    project: str
    status: str


class Duties(Declared):
    """What partners owe each other, move or no move: promises and means, by reference."""

    commitments: tuple[str, ...]
    contributions: tuple[str, ...]


class FunderNotice(Declared):
    """A running grant whose funder must hear of the move, within so many days where a rule says so."""

    grant: str
    funder: str
    days: int | None = None


def new_stay(state: PartnershipState, phase: str, *, round_: int) -> NewStay:
    """The stay that entering this phase opens."""
    return NewStay(phase=phase, ordinal=sum(stay.phase == phase for stay in state.course.stays) + 1, round=round_)


def present_stay(state: PartnershipState) -> PresentStay:
    """The stay that lasts now."""
    stay = state.course.stays[-1]
    return PresentStay(phase=stay.phase, ordinal=state.course.ordinal, round=stay.round, entered=stay.entered)


def running_projects(state: PartnershipState) -> tuple[RunningProject, ...]:
    """The projects that have not ended."""
    projects = state.projects.by_ref.values()
    return tuple(RunningProject(project=item.ref, status=item.status) for item in projects if item.goes_on)


def duties(state: PartnershipState) -> Duties:
    """The duties that stand; no move ends one by itself."""
    promises, contributions = state.contributions.commitments.values(), state.contributions.by_ref.values()
    return Duties(
        commitments=tuple(item.ref for item in promises if item.declared_on is not None and item.ended_on is None),
        contributions=tuple(item.ref for item in contributions if item.fixed),
    )


def notices(grants: Sequence[GrantOnDay]) -> tuple[FunderNotice, ...]:
    """One for each running grant."""
    return tuple(
        FunderNotice(grant=item.key, funder=item.grant.funder, days=item.grant.rules.get(CHANGE_NOTICE_DAYS))
        for item in grants
        if item.grant.running
    )
