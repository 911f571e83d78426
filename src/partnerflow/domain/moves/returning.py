"""What a return would do: nothing is undone by it, and each version in force gets its fate (docs/spec/facts.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.deliverables.state import HELD
from partnerflow.domain.guards.outcome import Situation
from partnerflow.domain.guards.signatures import binding_fact
from partnerflow.domain.moves.consequence import (
    Duties,
    FunderNotice,
    NewStay,
    RunningProject,
    duties,
    new_stay,
    notices,
    running_projects,
)
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.phases import may, return_trigger
from partnerflow.domain.vocabulary.objects import DeliverableRef, Fate
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.process.definition import AmbitionFate


class SignaturesNeeded(Declared):
    """Who has to sign again on the way forward: if the version is reaffirmed, and if another replaces it."""

    deliverable: DeliverableRef
    when_reaffirmed: tuple[str, ...]
    when_replaced: tuple[str, ...]


class ReturnPreview(Declared):
    """A return before it is made.

    `fates` has one for each version in force, so that a `PhaseReturned` may carry it as it stands. To come back, the
    guards of leaving each of `phases_again` must be passed again.
    """

    stay: NewStay
    phases_again: tuple[str, ...]
    fates: tuple[Fate, ...]
    ambition_fate: AmbitionFate
    signatures: tuple[SignaturesNeeded, ...]
    projects: tuple[RunningProject, ...]
    duties: Duties
    funder_notice_needed: bool
    notices: tuple[FunderNotice, ...]
    ambition_version: int | None = None
    supersedes: str | None = None


def preview_return(
    state: PartnershipState,
    target: str,
    day: str,
    grants: Sequence[GrantOnDay] = (),
    decided: Sequence[Fate] = (),
    ambition_fate: AmbitionFate | None = None,
) -> ReturnPreview | None:
    """What a return to `target` would do; None when the process has no such move from here.

    Args:
        decided, ambition_fate: what the partners decided themselves; the fate table of the definition gives the rest.
    """
    course, process = state.course, state.process
    if may(process, return_trigger(target), course.phase) is None:
        return None
    fates = tuple(_fates(state, target, day, decided))
    fate = ambition_fate or process.ambition_fate(target)
    reopened = state.ambition.standing(state.parties.counting()) if fate == "reopened" else None
    again = (item.key for item in process.phases[process.phase_index(target) : process.phase_index(course.phase)])
    informed = notices(grants)
    return ReturnPreview(
        stay=new_stay(state, target, round_=course.round + 1),
        phases_again=tuple(again),
        fates=fates,
        ambition_fate=fate,
        ambition_version=reopened.version if reopened is not None else None,
        signatures=tuple(_signatures(state, day, fates)),
        projects=running_projects(state),
        duties=duties(state),
        funder_notice_needed=bool(informed),
        notices=informed,
        supersedes=course.open_return,
    )


def _fates(state: PartnershipState, target: str, day: str, decided: Sequence[Fate]) -> Iterator[Fate]:
    named = {item.deliverable: item.fate for item in decided}
    for ref in _in_force(state, day):
        yield Fate(deliverable=ref, fate=named.get(ref) or state.process.fate_of(ref.kind, target))


def _in_force(state: PartnershipState, day: str) -> list[DeliverableRef]:
    kinds = list(state.process.deliverables)
    refs = [item.ref for item in state.deliverables.versions.values() if item.in_force(day)]
    return sorted(refs, key=lambda ref: (kinds.index(ref.kind), ref.project or "", ref.version))


def _signatures(state: PartnershipState, day: str, fates: Sequence[Fate]) -> Iterator[SignaturesNeeded]:
    course, process = state.course, state.process
    situation = Situation(state=state, day=day, phase=course.phase, profile=process.profiles[course.profile])
    for item in fates:
        if item.fate in HELD and process.deliverables[item.deliverable.kind].signed:
            version = state.deliverables.versions[item.deliverable]
            yield SignaturesNeeded(
                deliverable=item.deliverable,
                when_reaffirmed=_unbound(situation, version),
                when_replaced=situation.counting,
            )


def _unbound(situation: Situation, version: DeliverableVersion) -> tuple[str, ...]:
    return tuple(partner for partner in situation.counting if binding_fact(situation, version, partner) is None)
