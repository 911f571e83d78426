"""Versions of documents: which comes next, what it goes on from, and which waits for what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.guards.outcome import situation_on
from partnerflow.domain.guards.signatures import binding_fact
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.process.definition import Deliverable


def following(versions: list[DeliverableVersion]) -> str:
    """The number of the next version: the draft that lies open, a further step while nothing is adopted, else a whole number on."""
    if not versions:
        return "1.0"
    last = max(versions, key=lambda version: version.number)
    if not last.frozen:
        return last.ref.version
    major, minor = last.number
    return f"{major + 1}.0" if last.is_adopted else f"{major}.{minor + 1}"


def newest(versions: list[DeliverableVersion]) -> DeliverableVersion | None:
    """The version with the highest number, if there is one."""
    return max(versions, key=lambda version: version.number, default=None)


def next_to_write(state: PartnershipState) -> tuple[Deliverable, str | None] | None:
    """The first document that the present phase yields and nobody adopted, with its project; None when each is."""
    for deliverable in state.process.deliverables.values():
        if deliverable.phase == state.course.phase:
            for project in projects(state, deliverable):
                if not any(version.is_adopted for version in state.deliverables.of(deliverable.kind, project)):
                    return deliverable, project
    return None


def projects(state: PartnershipState, deliverable: Deliverable) -> list[str | None]:
    """The projects that a document is written for; none of them: `None` alone."""
    if not deliverable.per_project:
        return [None]
    return [project.ref for project in state.projects.by_ref.values() if project.goes_on]


def next_ref(state: PartnershipState, kind: str, project: str | None) -> dict[str, Any]:
    """The reference of the version to write now, as on the wire."""
    version = following(state.deliverables.of(kind, project))
    return {"kind": kind, "version": version} | ({"project": project} if project else {})


def standing(state: PartnershipState) -> Iterator[DeliverableVersion]:
    """The versions that were neither withdrawn nor replaced, the newest facts last."""
    return (
        version
        for version in state.deliverables.versions.values()
        if version.withdrawn_on is None and version.until is None
    )


def passed(state: PartnershipState, version: DeliverableVersion) -> bool:
    """Whether a higher version was adopted while this one was not."""
    family = state.deliverables.of(version.ref.kind, version.ref.project)
    return not version.is_adopted and any(item.is_adopted and item.number > version.number for item in family)


def to_adopt(state: PartnershipState) -> list[DeliverableVersion]:
    """Submitted and not adopted, and no higher version was."""
    waiting = (item for item in standing(state) if item.submitted_on is not None and not item.is_adopted)
    return [item for item in waiting if not passed(state, item)]


def unsigned(state: PartnershipState, version: DeliverableVersion, day: str) -> list[str]:
    """The counting partners that nothing binds to a version on a day: no signature of theirs, or of whom they succeeded."""
    situation = situation_on(state, day)
    return [code for code in situation.counting if binding_fact(situation, version, code) is None]


def to_sign(state: PartnershipState, day: str) -> list[DeliverableVersion]:
    """The adopted version of each document that is signed, where somebody who counts has not signed it."""
    found: dict[tuple[str, str | None], DeliverableVersion] = {}
    for version in standing(state):
        if version.is_adopted and version.amends is None and state.process.deliverables[version.ref.kind].signed:
            found[version.ref.kind, version.ref.project] = version
    return [item for item in found.values() if unsigned(state, item, day)]


def to_enforce(state: PartnershipState) -> list[DeliverableVersion]:
    """Adopted versions of documents that come in force, and are not."""
    return [
        item
        for item in standing(state)
        if item.is_adopted and item.in_force_on is None and state.process.deliverables[item.ref.kind].in_force
    ]


def one(versions: list[DeliverableVersion]) -> DeliverableRef | None:
    """The reference of the one version there is."""
    return versions[0].ref if len(versions) == 1 else None
