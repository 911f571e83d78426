"""Checks on a deliverable: submitted, adopted, in force, and settled after a return."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.guards.outcome import PROCESS_LEADS, Met, Missing, Outcome, Situation, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.vocabulary.objects import DeliverableRef


def lacks(reason: str, deliverable: DeliverableRef | str, who: tuple[str, ...] = PROCESS_LEADS) -> Missing:
    """Something missing about one version, or about a kind that has none."""
    if isinstance(deliverable, str):
        return Missing(reason=reason, subject=deliverable, who=who)
    return Missing(
        reason=reason, project=deliverable.project, subject=f"{deliverable.kind} {deliverable.version}", who=who
    )


def addresses(situation: Situation, kind: str) -> tuple[str | None, ...]:
    """Whose deliverables of this kind to look at: the partnership's own, or those of each project that goes on."""
    if not situation.process.deliverables[kind].per_project:
        return (None,)
    projects = situation.state.projects.by_ref
    return tuple(ref for ref in situation.state.deliverables.projects_with(kind) if projects[ref].goes_on)


def latest_adopted(situation: Situation, kind: str) -> list[DeliverableVersion]:
    """The version adopted last, of each project where the kind is per project; none where nothing is adopted."""
    deliverables = situation.state.deliverables
    found = (deliverables.latest_adopted(kind, project) for project in addresses(situation, kind))
    return [version for version in found if version is not None]


def unfilled(situation: Situation, version: DeliverableVersion) -> Iterator[Missing]:
    """The required sections that a version leaves empty."""
    filled = version.sections.filled if version.sections is not None else frozenset()
    for section in situation.process.deliverables[version.ref.kind].required:
        if section not in filled:
            yield Missing(
                reason="section_empty",
                project=version.ref.project,
                subject=f"{version.ref.kind} {version.ref.version}: {section}",
                who=PROCESS_LEADS,
            )


def shortcomings(situation: Situation, version: DeliverableVersion) -> Iterator[Missing]:
    """Why an adopted version does not pass for adopted: a required section is empty, or a return left it open."""
    yield from unfilled(situation, version)
    if version.left_open:
        yield lacks("reopened_not_settled", version.ref, situation.counting)


@guard("deliverable_submitted")
def deliverable_submitted(situation: Situation, deliverable: str) -> Outcome:
    """A version is submitted with every required section filled."""
    versions = [
        version
        for project in addresses(situation, deliverable)
        for version in situation.state.deliverables.of(deliverable, project)
        if version.submission is not None and version.withdrawn_on is None
    ]
    for version in reversed(versions):
        if version.submission is not None and not any(unfilled(situation, version)):
            return Met(facts=(version.submission,))
    return judged(unfilled(situation, versions[-1]) if versions else [lacks("not_submitted", deliverable)])


@guard("deliverable_adopted")
def deliverable_adopted(situation: Situation, deliverable: str) -> Outcome:
    """The version adopted last has every required section filled and was not left open by a return."""
    versions = latest_adopted(situation, deliverable)
    if not versions:
        return judged([lacks("not_adopted", deliverable)])
    whole = [version for version in versions if not any(shortcomings(situation, version))]
    facts = (version.adoption for version in whole or versions if version.adoption is not None)
    lacking = () if whole else (item for version in versions for item in shortcomings(situation, version))
    return judged(lacking, facts)


@guard("deliverable_in_force")
def deliverable_in_force(situation: Situation, deliverable: str) -> Outcome:
    """The version adopted last is in force, and no version of it is left open by a return."""
    projects = addresses(situation, deliverable)
    found = [item for project in projects for item in _in_force(situation, deliverable, project)]
    if not found:
        return judged([lacks("not_in_force", deliverable)])
    return judged(
        (item for item in found if isinstance(item, Missing)),
        (item for item in found if not isinstance(item, Missing)),
    )


def _in_force(situation: Situation, kind: str, project: str | None) -> Iterator[str | Missing]:
    deliverables = situation.state.deliverables
    current = deliverables.current(kind, situation.day, project)
    adopted = deliverables.latest_adopted(kind, project)
    if adopted is not None and (current is None or current.ref != adopted.ref):
        yield lacks("not_in_force", adopted.ref)
    elif current is None:
        yield lacks("not_in_force", kind)
    elif current.review is not None and current.review.fate == "suspended" and not current.left_open:
        yield lacks("suspended", current.ref, situation.counting)
    if current is not None and current.in_force_fact is not None:
        yield current.in_force_fact
    for version in deliverables.of(kind, project):
        if version.left_open:
            yield lacks("reopened_not_settled", version.ref, situation.counting)


@guard("returned_deliverables_settled")
def returned_deliverables_settled(situation: Situation) -> Outcome:
    """Everything that a return left open is reaffirmed, replaced or withdrawn."""
    open_versions = (version for version in situation.state.deliverables.versions.values() if version.left_open)
    return judged(lacks("reopened_not_settled", version.ref, situation.counting) for version in open_versions)
