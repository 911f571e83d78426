"""Checks on a deliverable: submitted, adopted, and settled after a return."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.guards.ambition import reopened, version_in_question
from partnerflow.domain.guards.outcome import PROCESS_LEADS, Met, Missing, Outcome, Situation, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.since import entered
from partnerflow.domain.guards.steps import lacking
from partnerflow.domain.guards.versions import none_since, said, to_adopt, to_put_forward, to_settle, to_submit


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


def not_adopted(situation: Situation, kind: str) -> Missing:
    """Nothing of this kind is adopted."""
    since = none_since(situation, kind, entered(situation))
    return lacking("not_adopted", PROCESS_LEADS, since=since, subject=kind, step=to_adopt(situation, kind))


def lacks_in_section(situation: Situation, reason: str, version: DeliverableVersion, section: str) -> Missing:
    """Something about a section of a version: a newer version mends it."""
    return lacking(
        reason,
        PROCESS_LEADS,
        since=version.submitted_on or version.in_force_on or version.adopted_on,
        project=version.ref.project,
        subject=f"{said(version.ref)}: {section}",
        step=to_submit(version.ref.kind, version.ref.project, settles=False),
    )


def left_open(situation: Situation, version: DeliverableVersion) -> Missing:
    """A return left this version open."""
    since = next(item.on for item in version.reviews if item.by_return is not None and item.settled_on is None)
    return lacking(
        "reopened_not_settled",
        situation.counting,
        since=since,
        project=version.ref.project,
        subject=said(version.ref),
        step=to_settle(situation, version, since),
    )


def unfilled(situation: Situation, version: DeliverableVersion) -> Iterator[Missing]:
    """The required sections that a version leaves empty."""
    filled = version.sections.filled if version.sections is not None else frozenset()
    for section in situation.process.deliverables[version.ref.kind].required:
        if section not in filled:
            yield lacks_in_section(situation, "section_empty", version, section)


def shortcomings(situation: Situation, version: DeliverableVersion) -> Iterator[Missing]:
    """Why an adopted version does not pass for adopted: a required section is empty, or a return left it open."""
    yield from unfilled(situation, version)
    if version.left_open:
        yield left_open(situation, version)


@guard("deliverable_submitted", "not_submitted", "section_empty")
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
    if versions:
        return judged(unfilled(situation, versions[-1]))
    since = none_since(situation, deliverable, entered(situation))
    step = to_put_forward(situation, deliverable, settles=True)
    return judged([lacking("not_submitted", PROCESS_LEADS, since=since, subject=deliverable, step=step)])


@guard("deliverable_adopted", "not_adopted", "section_empty", "reopened_not_settled")
def deliverable_adopted(situation: Situation, deliverable: str) -> Outcome:
    """The version adopted last has every required section filled and was not left open by a return."""
    versions = latest_adopted(situation, deliverable)
    if not versions:
        return judged([not_adopted(situation, deliverable)])
    whole = [version for version in versions if not any(shortcomings(situation, version))]
    facts = (version.adoption for version in whole or versions if version.adoption is not None)
    lacking_in = () if whole else (item for version in versions for item in shortcomings(situation, version))
    return judged(lacking_in, facts)


@guard("returned_deliverables_settled", "reopened_not_settled", "ambition_reopened")
def returned_deliverables_settled(situation: Situation) -> Outcome:
    """Everything that a return left open is reaffirmed, replaced or withdrawn: deliverables, and the shared ambition."""
    versions = situation.state.deliverables.versions.values()
    found = [left_open(situation, version) for version in versions if version.left_open]
    draft = version_in_question(situation)
    if draft is not None and draft.under_review:
        found.append(reopened(situation, draft))
    return judged(found)
