"""What runs out or is due of what the partners agreed: mandates, decisions, deliverables, means, evaluations, actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.days import after, months_after
from partnerflow.domain.decisions.records import Decision
from partnerflow.domain.decisions.state import Decisions
from partnerflow.domain.deliverables.known import named
from partnerflow.domain.evaluations.state import Evaluations
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.projects.state import Projects
from partnerflow.process.definition import Deliverable
from partnerflow.questions.together.due.kinds import Due


def due_of_mandates(state: PartnershipState) -> Iterator[Due]:
    """The last days of the mandates of counting partners."""
    counting = frozenset(state.parties.counting())
    for mandate in state.mandates.by_ref.values():
        through = mandate.terms[-1].valid_through
        ended = mandate.revoked_on is not None or mandate.expired_on is not None
        if through is not None and not ended and mandate.organisation in counting:
            yield Due(
                on=through,
                kind="mandate_ends",
                subject=mandate.ref,
                organisation=mandate.organisation,
                fact=mandate.terms[-1].fact,
            )


def due_of_decisions(decisions: Decisions) -> Iterator[Due]:
    """Open proposals to answer, and adopted decisions to look at again."""
    for proposal in decisions.proposals.values():
        if proposal.open:
            yield Due(on=proposal.deadline, kind="proposal_deadline", subject=proposal.ref, fact=proposal.fact)
    taken = list(decisions.by_ref.values())
    for place, decision in enumerate(taken):
        if decision.outcome == "adopted" and decision.review_on is not None:
            about = _about(decision)
            # Whoever decides on the same again has looked at it again.
            if not any(about & _about(later) for later in taken[place + 1 :] if later.on > decision.on):
                yield Due(on=decision.review_on, kind="decision_review", subject=decision.ref, fact=decision.fact)


def _about(decision: Decision) -> set[tuple[str, Any]]:
    """What it decided on, whichever version of that."""
    about: set[tuple[str, Any]] = set()
    for subject in decision.subjects:
        ref = getattr(subject, "deliverable", None)
        target = (ref.kind, ref.project) if ref is not None else subject
        about.add((type(subject).__name__ if ref is None else "deliverable", target))
    return about


def due_of_deliverables(state: PartnershipState) -> Iterator[Due]:
    """Deliverables that the process asks for by a day, small changes open to objection, and ends of what is in force."""
    for deliverable in state.process.deliverables.values():
        yield from _due_by_process(state, deliverable)
    for version in state.deliverables.versions.values():
        subject = named(version.ref)
        if version.objection_through is not None and version.on_its_way and version.submission is not None:
            yield Due(
                on=version.objection_through,
                kind="objection_window",
                subject=subject,
                project=version.ref.project,
                fact=version.submission,
            )
        if version.valid_through is not None and version.until is None and version.in_force_fact is not None:
            yield Due(
                on=version.valid_through,
                kind="in_force_ends",
                subject=subject,
                project=version.ref.project,
                fact=version.in_force_fact,
            )


def _due_by_process(state: PartnershipState, deliverable: Deliverable) -> Iterator[Due]:
    entered = state.course.first_entered(deliverable.phase)
    if deliverable.due_days is None or entered is None:
        return
    day = after(entered.entered, deliverable.due_days)
    projects: list[str | None] = [None]
    if deliverable.per_project:
        projects = [item.ref for item in state.projects.by_ref.values() if item.goes_on]
    for project in projects:
        if not _was_adopted(state, deliverable.kind, project):
            subject = " ".join(part for part in (deliverable.kind, project) if part is not None)
            yield Due(on=day, kind="deliverable_due", subject=subject, project=project, fact=entered.fact)


def _was_adopted(state: PartnershipState, kind: str, project: str | None) -> bool:
    versions = state.deliverables.of(kind, project)
    return any(version.is_adopted for version in versions)


def due_of_means(state: PartnershipState) -> Iterator[Due]:
    """Commitments of those who are still there whose months are over, and contributions whose period is."""
    contributions, present = state.contributions, state.parties.present()
    for promise in contributions.commitments.values():
        standing = promise.ended_on is None and promise.organisation in present
        if promise.months is not None and promise.declared_on is not None and standing:
            yield Due(
                on=months_after(promise.declared_on, promise.months),
                kind="commitment_ends",
                subject=promise.ref,
                organisation=promise.organisation,
                fact=promise.fact,
            )
    for item in contributions.by_ref.values():
        if item.fixed and item.period is not None:
            yield Due(
                on=item.period.end,
                kind="contribution_ends",
                subject=item.ref,
                organisation=item.organisation,
                fact=item.fact,
            )


def due_of_evaluations(evaluations: Evaluations) -> Iterator[Due]:
    """Evaluations planned, and the improvements that the last one asked for."""
    concluded = [item for item in evaluations.by_ref.values() if item.concluded_on is not None]
    latest = max(concluded, key=lambda item: item.concluded_on or "", default=None)
    for item in evaluations.by_ref.values():
        if item.planned_on is not None and item.concluded_on is None:
            yield Due(on=item.planned_on, kind="evaluation_planned", subject=item.ref, fact=item.fact)
    if latest is not None:
        for number, point in enumerate(latest.improvements, 1):
            if point.due_on is not None:
                yield Due(
                    on=point.due_on,
                    kind="improvement_due",
                    subject=f"{latest.ref} {number}",
                    organisation=point.organisation,
                    fact=latest.concluding_fact or latest.fact,
                )


def due_of_actions(projects: Projects) -> Iterator[Due]:
    """Actions that run and have a day."""
    for action in projects.running_actions():
        if action.due_on is not None:
            yield Due(
                on=action.due_on,
                kind="action_due",
                subject=action.ref,
                organisation=action.organisation,
                project=action.project,
                fact=action.fact,
            )
