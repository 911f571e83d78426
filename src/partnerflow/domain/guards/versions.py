"""The next step for a deliverable: to submit, adopt or settle a version of it."""

from __future__ import annotations

from partnerflow.domain.deliverables import facts
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.guards.deciding import by_decision
from partnerflow.domain.guards.outcome import Situation, Step
from partnerflow.domain.guards.steps import towards
from partnerflow.domain.projects.facts import ProjectDefined
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.domain.vocabulary.subjects import AdoptDeliverable, ReaffirmDeliverable


def said(ref: DeliverableRef) -> str:
    """A version as a guard names it; its project stands beside it."""
    return f"{ref.kind} {ref.version}"


def none_since(situation: Situation, kind: str, otherwise: str) -> str:
    """The day on which the last version of this kind was withdrawn, or another day when none ever was."""
    versions = situation.state.deliverables.versions.values()
    withdrawn = (item.withdrawn_on for item in versions if item.ref.kind == kind)
    return max([otherwise, *(day for day in withdrawn if day is not None)])


def to_submit(kind: str, project: str | None, version: str | None = None, *, settles: bool) -> Step:
    """The step of submitting a version, perhaps one that is drafted already."""
    named = {"kind": kind, "project": project, "version": version}
    known = {name: value for name, value in named.items() if value is not None}
    return towards(facts.DeliverableSubmitted, settles=settles, deliverable=known)


def to_adopt(situation: Situation, kind: str, *, settles: bool = True) -> Step:
    """The step that leads to an adopted version: submit one, decide about it, or adopt what was decided."""
    submitted = [
        item for item in _of_kind(situation, kind) if item.submitted_on is not None and item.adopted_on is None
    ]
    if not submitted:
        return to_put_forward(situation, kind, settles=False)
    return _to_adopt(situation, submitted[-1].ref, settles=settles)


def _to_adopt(situation: Situation, ref: DeliverableRef, *, settles: bool = True) -> Step:
    subject = AdoptDeliverable(deliverable=ref)
    return by_decision(situation, facts.DeliverableAdopted, subject, settles=settles, deliverable=ref)


def to_put_forward(situation: Situation, kind: str, *, settles: bool) -> Step:
    """The step that leads to a submitted version; what belongs to a project needs a project first."""
    live = [ref for ref, project in situation.state.projects.by_ref.items() if project.goes_on]
    per_project = situation.process.deliverables[kind].per_project
    if per_project and not live:
        return towards(ProjectDefined, settles=False)
    drafted = [
        item.ref for item in _of_kind(situation, kind) if item.submitted_on is None and item.drafted_on is not None
    ]
    if drafted:
        return to_submit(kind, drafted[-1].project, drafted[-1].version, settles=settles)
    return to_submit(kind, live[0] if per_project else None, settles=settles)


def to_settle(situation: Situation, version: DeliverableVersion, since: str) -> Step:
    """The step that leads to a version under review being settled: replaced where a newer one is on its way, else
    reaffirmed by a decision of this day or later.
    """
    newer = [
        item
        for item in situation.state.deliverables.of(version.ref.kind, version.ref.project)
        if item.number > version.number and item.submitted_on is not None and item.in_force_on is None
    ]
    if newer and newer[-1].withdrawn_on is None:
        ref = newer[-1].ref
        adopted = newer[-1].adopted_on is not None
        return (
            towards(facts.DeliverableInForce, deliverable=ref) if adopted else _to_adopt(situation, ref, settles=False)
        )
    subject = ReaffirmDeliverable(deliverable=version.ref)
    return by_decision(situation, facts.DeliverableReaffirmed, subject, since=since, deliverable=version.ref)


def _of_kind(situation: Situation, kind: str) -> list[DeliverableVersion]:
    """Its versions, of whichever project goes on."""
    projects = situation.state.projects.by_ref
    return [
        item
        for item in situation.state.deliverables.versions.values()
        if item.ref.kind == kind
        and item.withdrawn_on is None
        and (item.ref.project is None or projects[item.ref.project].goes_on)
    ]
