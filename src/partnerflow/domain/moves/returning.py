"""What a return would do: nothing is undone by it, and each version in force gets its fate (docs/spec/facts.md)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.course.facts import PhaseReturned
from partnerflow.domain.fact import Fact
from partnerflow.domain.moves.again import (
    EndorsementsNeeded,
    SignaturesNeeded,
    endorsements_again,
    signatures_again,
)
from partnerflow.domain.moves.consequence import (
    Duties,
    FunderNotice,
    NewStay,
    PresentStay,
    duties,
    new_stay,
    notices,
    present_stay,
)
from partnerflow.domain.moves.fates import (
    TouchedDeliverable,
    TouchedProject,
    fates_of,
    touched,
    touched_projects,
    usual_fates,
)
from partnerflow.domain.moves.gates import GateGuard, gate_guards, without_evidence
from partnerflow.domain.moves.open_work import OpenWork, open_work
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.phases import may, return_trigger
from partnerflow.domain.vocabulary.objects import Fate
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.process.definition import AmbitionFate


class ReturnPreview(Declared):
    """A return before it is made.

    `fates` has one for each version in force, so that a `PhaseReturned` may carry it as it stands; `deliverables` tells
    of those that are touched what it comes from. To come back, the gate of each of `phases_again` must be passed again:
    `guards` are those gates as they would stand after the return, so that what still holds is seen to count again.
    """

    closes: PresentStay
    stay: NewStay
    phases_again: tuple[str, ...]
    fates: tuple[Fate, ...]
    deliverables: tuple[TouchedDeliverable, ...]
    ambition_fate: AmbitionFate
    ambition_cause: Literal["fate_table", "partners"]
    signatures: tuple[SignaturesNeeded, ...]
    guards: tuple[GateGuard, ...]
    projects: tuple[TouchedProject, ...]
    open_work: OpenWork
    duties: Duties
    funder_notice_needed: bool
    notices: tuple[FunderNotice, ...]
    ambition_version: int | None = None
    endorsements: EndorsementsNeeded | None = None
    supersedes: str | None = None


def usual_return(
    state: PartnershipState, target: str, day: str, grants: Sequence[GrantOnDay] = ()
) -> PhaseReturned | None:
    """A return on which nothing is decided but where it goes, by the fate table; None when there is none from here."""
    if may(state.process, return_trigger(target), state.course.phase) is None:
        return None
    return PhaseReturned(
        return_="",
        from_=state.course.phase,
        to=target,
        reasons=(),
        return_scope="everything",
        decision="",
        fates=usual_fates(state, target, day),
        ambition_fate=state.process.ambition_fate(target),
        repair_agenda=(),
        target_on=day,
        funder_notice_needed=bool(notices(grants)),
    )


def preview_return(
    state: PartnershipState, data: PhaseReturned, day: str, grants: Sequence[GrantOnDay] = ()
) -> ReturnPreview | None:
    """What a return would do on a day; None when the process has no such move from here."""
    course, process = state.course, state.process
    if may(process, return_trigger(data.to), course.phase) is None:
        return None
    fates = fates_of(state, data, day)
    found = touched(state, data, fates)
    again = process.phases[process.phase_index(data.to) : process.phase_index(course.phase)]
    reopened = endorsements_again(state) if data.ambition_fate == "reopened" else None
    after = _after(state, data, day)
    return ReturnPreview(
        closes=present_stay(state),
        stay=new_stay(state, data.to, round_=course.round + 1),
        phases_again=tuple(item.key for item in again),
        fates=fates,
        deliverables=found,
        ambition_fate=data.ambition_fate,
        ambition_cause="fate_table" if data.ambition_fate == process.ambition_fate(data.to) else "partners",
        ambition_version=reopened.ambition_version if reopened is not None else None,
        signatures=tuple(signatures_again(state, day, fates)),
        endorsements=reopened,
        guards=tuple(
            guard for phase in again for guard in without_evidence(gate_guards(after, day, grants, phase.key))
        ),
        projects=touched_projects(state, found),
        open_work=open_work(state, data.repair_agenda),
        duties=duties(state),
        funder_notice_needed=data.funder_notice_needed,
        notices=notices(grants),
        supersedes=course.open_return,
    )


def _after(state: PartnershipState, data: PhaseReturned, day: str) -> PartnershipState:
    return state.after(
        Fact(id="", type="PhaseReturned", stream="partnership", key="", occurred_at=day, by="", data=data)
    )
