"""What a return does to what is in force: the fate of each version and project, and what it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from partnerflow.domain.course.facts import PhaseReturned
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import DeliverableRef, Fate
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.process.definition import FateKind

Cause = Literal["fate_table", "return_scope", "partners"]


class TouchedDeliverable(Declared):
    """A version that the return touches, or that the fate table would have touched (`by_table`) and the partners spare.

    `cause`: the row of the fate table, the project that the return is about, or the partners' own choice.
    """

    deliverable: DeliverableRef
    fate: FateKind
    cause: Cause
    by_table: FateKind


class TouchedProject(Declared):
    """A project that goes on, and what becomes of what it rests on; without that, nothing of it was in force."""

    project: str
    status: str
    deliverables: tuple[TouchedDeliverable, ...]


def usual_fates(
    state: PartnershipState, target: str, day: str, scope: str = "everything", project: str | None = None
) -> tuple[Fate, ...]:
    """The fate of each version in force at a return that decides nothing else about it.

    The fate table says it; a return that is about one project leaves what other projects rest on alone.
    """
    return tuple(
        Fate(deliverable=version.ref, fate=_usual(state, version.ref, target, scope, project))
        for version in in_force(state, day)
    )


def fates_of(state: PartnershipState, data: PhaseReturned, day: str) -> tuple[Fate, ...]:
    """The fate that a return gives each version in force; the fate table speaks for what it does not list."""
    named = {item.deliverable: item.fate for item in data.fates}
    return tuple(
        Fate(
            deliverable=version.ref,
            fate=named.get(version.ref) or state.process.fate_of(version.ref.kind, data.to),
        )
        for version in in_force(state, day)
    )


def touched(state: PartnershipState, data: PhaseReturned, fates: Sequence[Fate]) -> tuple[TouchedDeliverable, ...]:
    """What a return touches, and what it spares that the fate table would touch."""
    found = (_touched(state, data, item) for item in fates)
    return tuple(item for item in found if (item.fate, item.by_table) != ("unchanged", "unchanged"))


def touched_projects(state: PartnershipState, found: Sequence[TouchedDeliverable]) -> tuple[TouchedProject, ...]:
    """The projects that have not ended, each with what becomes of its deliverables."""
    return tuple(
        TouchedProject(
            project=project.ref,
            status=project.status,
            deliverables=tuple(item for item in found if item.deliverable.project == project.ref),
        )
        for project in state.projects.by_ref.values()
        if project.goes_on
    )


def in_force(state: PartnershipState, day: str) -> list[DeliverableVersion]:
    """The versions in force on a day, in the order of the definition."""
    place: Mapping[str, int] = {kind: number for number, kind in enumerate(state.process.deliverables)}
    versions: Iterator[DeliverableVersion] = (
        item for item in state.deliverables.versions.values() if item.in_force(day)
    )
    return sorted(versions, key=lambda item: (place[item.ref.kind], item.ref.project or "", item.number))


def _touched(state: PartnershipState, data: PhaseReturned, item: Fate) -> TouchedDeliverable:
    ref, by_table = item.deliverable, state.process.fate_of(item.deliverable.kind, data.to)
    cause: Cause = "partners"
    if item.fate == by_table:
        cause = "fate_table"
    elif item.fate == _usual(state, ref, data.to, data.return_scope, data.project):
        cause = "return_scope"
    return TouchedDeliverable(deliverable=ref, fate=item.fate, cause=cause, by_table=by_table)


def _usual(state: PartnershipState, ref: DeliverableRef, target: str, scope: str, project: str | None) -> FateKind:
    elsewhere = scope == "project" and project is not None and ref.project not in (None, project)
    return "unchanged" if elsewhere else state.process.fate_of(ref.kind, target)
