"""The check that a deliverable is in force."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.days import after
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.guards.deliverables import addresses, left_open
from partnerflow.domain.guards.mandated import to_sign
from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, Step, judged, parted
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.signatures import binding_fact
from partnerflow.domain.guards.since import entered
from partnerflow.domain.guards.steps import lacking
from partnerflow.domain.guards.versions import none_since, said, to_adopt, to_settle, to_submit


@guard("deliverable_in_force", "not_in_force", "suspended", "reopened_not_settled")
def deliverable_in_force(situation: Situation, deliverable: str) -> Outcome:
    """The version adopted last is in force, and no version of it is left open by a return."""
    projects = addresses(situation, deliverable)
    found = [item for project in projects for item in _in_force(situation, deliverable, project)]
    return parted(found) if found else judged([_none_in_force(situation, deliverable)])


def _in_force(situation: Situation, kind: str, project: str | None) -> Iterator[str | Missing]:
    deliverables = situation.state.deliverables
    current = deliverables.current(kind, situation.day, project)
    adopted = deliverables.latest_adopted(kind, project)
    if adopted is not None and (current is None or current.ref != adopted.ref):
        yield _not_in_force(situation, adopted)
    elif current is None:
        yield _none_in_force(situation, kind)
    elif current.review is not None and current.review.fate == "suspended" and not current.left_open:
        since = current.review.on
        step = to_settle(situation, current, since)
        yield lacking(
            "suspended", situation.counting, since=since, project=project, subject=said(current.ref), step=step
        )
    if current is not None and current.in_force_fact is not None:
        yield current.in_force_fact
    for version in deliverables.of(kind, project):
        if version.left_open:
            yield left_open(situation, version)


def _not_in_force(situation: Situation, version: DeliverableVersion) -> Missing:
    lapsed = version.valid_through if version.in_force_on is not None and version.until is None else None
    return lacking(
        "not_in_force",
        PROCESS_LEADS,
        since=after(lapsed) if lapsed is not None else version.until or version.adopted_on,
        project=version.ref.project,
        subject=said(version.ref),
        step=_to_bring_into_force(situation, version),
        deliverable=version.ref,
    )


def _to_bring_into_force(situation: Situation, version: DeliverableVersion) -> Step | None:
    """What comes before: a newer version where this one has been in force, or the signature of who has yet to sign."""
    if version.in_force_on is not None:
        return to_submit(version.ref.kind, version.ref.project, settles=False)
    signers = situation.counting if situation.process.deliverables[version.ref.kind].signed else ()
    unsigned = next((code for code in signers if binding_fact(situation, version, code) is None), None)
    if unsigned is None:
        return None
    return to_sign(situation, version, unsigned, settles=False)


def _none_in_force(situation: Situation, kind: str) -> Missing:
    since = none_since(situation, kind, entered(situation))
    return lacking(
        "not_in_force", PROCESS_LEADS, since=since, subject=kind, step=to_adopt(situation, kind, settles=False)
    )
