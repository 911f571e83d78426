"""The state of a partnership: its course, and what its parties hold, share, bring and run."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.course.state import Course
from partnerflow.domain.parties.records import Party
from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.schemas.state.agreement import ambition, decisions, deliverables, mandates
from partnerflow_api.schemas.state.parts import money, period, present


def partnership(state: PartnershipState) -> dict[str, Any]:
    """Everything that is true of it, by subject."""
    course = state.course
    return present(
        name=course.name,
        workingName=course.working_name,
        region=course.region,
        initiator=course.initiator,
        foundedOn=course.founded_on,
        process=f"{state.process.name}.v{state.process.version}",
        profile=course.profile,
        phase=course.phase,
        round=course.round,
        ordinal=course.ordinal,
        status=course.status,
        course=_course(course),
        parties=[_party(party) for _, party in sorted(state.parties.by_organisation.items())],
        counting=list(state.parties.counting()),
        roles=_roles(state),
        bodies=_bodies(state),
        mandates=mandates(state.mandates),
        ambition=ambition(state),
        deliverables=deliverables(state.deliverables),
        decisions=decisions(state.decisions),
        contributions=_contributions(state),
        commitments=_commitments(state),
        projects=[
            present(project=item.ref, title=item.title, status=item.status, since=item.since)
            for item in state.projects.by_ref.values()
        ],
        actions=[
            present(
                action=item.ref,
                project=item.project,
                organisation=item.organisation,
                status=item.status,
                dueOn=item.due_on,
            )
            for item in state.projects.actions.values()
        ],
        evaluations=[
            present(
                evaluation=item.ref,
                kind=item.kind,
                plannedOn=item.planned_on,
                concludedOn=item.concluded_on,
                conclusion=item.conclusion,
            )
            for item in state.evaluations.by_ref.values()
        ],
    )


def _course(course: Course) -> dict[str, Any]:
    ended = course.ended
    return present(
        stays=[
            present(phase=stay.phase, round=stay.round, entered=stay.entered, left=stay.left, fact=stay.fact)
            for stay in course.stays
        ],
        returns=[
            present(
                **{"return": item.ref, "from": item.source, "to": item.target},
                on=item.on,
                reasons=list(item.reasons),
                returnScope=item.scope,
                decision=item.decision,
                targetOn=item.target_on,
                closedOn=item.closed_on,
                how=item.how,
                fact=item.fact,
            )
            for item in course.returns.values()
        ],
        openReturn=course.open_return,
        pauses=[
            present(
                since=item.since,
                until=item.until,
                reasonCode=item.reason,
                expectedResumeOn=item.expected_resume_on,
                fact=item.fact,
            )
            for item in course.pauses
        ],
        waivers=[
            present(
                waiver=item.ref,
                guard=item.guard,
                organisation=item.organisation,
                decision=item.decision,
                on=item.on,
                validThrough=item.valid_through,
                resolvedOn=item.resolved_on,
                how=item.how,
            )
            for item in course.waivers.values()
        ],
        renewals=[
            present(
                renewal=item.ref,
                termNumber=item.term,
                openedOn=item.opened_on,
                proposedPeriod=period(item.proposed),
                outcomes=dict(item.outcomes),
                renewedOn=item.renewed_on,
                period=period(item.period),
            )
            for item in course.renewals.values()
        ],
        ended=present(kind=ended.kind, on=ended.on, endingReasons=list(ended.reasons), fact=ended.fact)
        if ended
        else None,
    )


def _party(party: Party) -> dict[str, Any]:
    notice = party.notice
    return present(
        organisation=party.organisation,
        status=party.status,
        category=party.category,
        counts=party.counts,
        since=party.since,
        readiness=party.readiness,
        joinBy=party.join_by,
        withdrawal=present(notifiedOn=notice.on, effectiveOn=notice.effective_on, fact=notice.fact) if notice else None,
        successor=party.successor,
    )


def _roles(state: PartnershipState) -> list[dict[str, Any]]:
    return [
        present(
            assignment=item.ref,
            role=item.role,
            organisation=item.organisation,
            external=item.external,
            person=item.person,
            project=item.project,
            body=item.body,
            since=item.since,
            acceptedOn=item.accepted_on,
        )
        for item in state.people.assignments.values()
        if item.holds
    ]


def _bodies(state: PartnershipState) -> list[dict[str, Any]]:
    return [
        present(
            body=item.key,
            name=item.name,
            members=sorted(item.members),
            method=item.method,
            since=item.since,
            delegated=sorted(item.delegated),
            dissolvedOn=item.dissolved_on,
        )
        for item in state.people.bodies.values()
    ]


def _contributions(state: PartnershipState) -> list[dict[str, Any]]:
    return [
        present(
            contribution=item.ref,
            organisation=item.organisation,
            kind=item.kind,
            offeredOn=item.offered_on,
            fixedOn=item.fixed_on,
            amount=money(item.amount),
            endedOn=item.ended_on,
        )
        for item in state.contributions.by_ref.values()
    ]


def _commitments(state: PartnershipState) -> list[dict[str, Any]]:
    return [
        present(
            commitment=item.ref,
            organisation=item.organisation,
            requestedOn=item.requested_on,
            declaredOn=item.declared_on,
            recognisedOn=item.recognised_on,
            endedOn=item.ended_on,
            how=item.how,
        )
        for item in state.contributions.commitments.values()
    ]
