"""What a next term would do, and what an end would: who goes on, what was not answered yet, and what is not settled."""

from __future__ import annotations

from collections.abc import Sequence

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.course.facts import PartnershipEnded, PartnershipRenewed
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
from partnerflow.domain.moves.fates import in_force
from partnerflow.domain.moves.open_work import OpenWork, open_work
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.standing import AFTER_THE_END
from partnerflow.domain.vocabulary.objects import DeliverableRef, Period
from partnerflow.domain.vocabulary.structs import Declared


class Recommitted(Declared):
    """Whether and how one counting partner goes on; without an outcome it did not say so yet."""

    organisation: str
    outcome: str | None = None


class EndingGrant(Declared):
    """A running grant that ends before the next term does."""

    grant: str
    through: str


class RenewalPreview(Declared):
    """A next term: the same stay goes on, in a new round, with who recommitted to it and what it still lacks."""

    term_number: int
    period: Period
    stay: PresentStay
    round: int
    counting: tuple[str, ...]
    answers: tuple[Recommitted, ...]
    in_force: tuple[DeliverableRef, ...]
    left_open: tuple[DeliverableRef, ...]
    open_work: OpenWork
    ending_grants: tuple[EndingGrant, ...]
    notices: tuple[FunderNotice, ...]
    ambition_version: int | None = None


class EndPreview(Declared):
    """The end: the stay it closes, what may still be recorded, and what is not settled by it."""

    status: Status
    kind: str
    closes: PresentStay
    still_recorded: tuple[str, ...]
    in_force: tuple[DeliverableRef, ...]
    projects: tuple[RunningProject, ...]
    open_work: OpenWork
    duties: Duties
    notices: tuple[FunderNotice, ...]
    open_return: str | None = None


def preview_renewal(
    state: PartnershipState, day: str, data: PartnershipRenewed, grants: Sequence[GrantOnDay]
) -> RenewalPreview:
    """What a renewal would do."""
    counting = state.parties.counting()
    renewal = state.course.renewals.get(data.renewal)
    answered = renewal.outcomes if renewal is not None else {}
    return RenewalPreview(
        term_number=data.term_number,
        period=data.period,
        stay=present_stay(state),
        round=state.course.round + 1,
        counting=counting,
        answers=tuple(Recommitted(organisation=code, outcome=answered.get(code)) for code in counting),
        in_force=tuple(item.ref for item in in_force(state, day)),
        left_open=tuple(item.ref for item in state.deliverables.versions.values() if item.left_open),
        open_work=open_work(state),
        ending_grants=tuple(
            EndingGrant(grant=item.key, through=item.grant.period.end)
            for item in grants
            if item.grant.running and item.grant.period is not None and item.grant.period.end < data.period.end
        ),
        notices=notices(grants),
        ambition_version=state.ambition.shared_by(counting),
    )


def preview_end(state: PartnershipState, day: str, data: PartnershipEnded, grants: Sequence[GrantOnDay]) -> EndPreview:
    """What an end would do."""
    return EndPreview(
        status="ended",
        kind=data.kind,
        closes=present_stay(state),
        still_recorded=tuple(payload.__name__ for payload in AFTER_THE_END),
        in_force=tuple(item.ref for item in in_force(state, day)),
        projects=running_projects(state),
        open_work=open_work(state),
        duties=duties(state),
        notices=notices(grants),
        open_return=state.course.open_return,
    )
