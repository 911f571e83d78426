"""What parties agree on and sign: mandates, the shared ambition, deliverables and decisions."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.decisions.state import Decisions
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.deliverables.state import Deliverables
from partnerflow.domain.mandates.state import Mandates
from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.schemas.state.parts import deliverable, money, present, subject


def mandates(state: Mandates) -> list[dict[str, Any]]:
    """Each mandate presented, as the organ last put it."""
    return [
        present(
            mandate=mandate.ref,
            organisation=mandate.organisation,
            organ=mandate.organ,
            scope=list(mandate.terms[-1].scope),
            limit=money(mandate.terms[-1].limit),
            validFrom=mandate.valid_from,
            validThrough=mandate.terms[-1].valid_through,
            revokedOn=mandate.revoked_on,
            expiredOn=mandate.expired_on,
        )
        for mandate in state.by_ref.values()
    ]


def ambition(state: PartnershipState) -> dict[str, Any] | None:
    """The versions of the shared ambition, how each counting partner stands to the latest, and which is everybody's."""
    own = state.ambition
    counting = state.parties.counting()
    latest = own.latest
    if latest is None:
        return None
    return present(
        latest=latest.version,
        shared=own.shared_by(counting),
        underReview=latest.under_review,
        versions=[
            {"ambitionVersion": draft.version, "on": draft.on, "fact": draft.fact} for draft in own.drafts.values()
        ],
        readings={code: own.reading(latest.version, code) for code in counting},
        archetype=own.archetype,
    )


def deliverables(state: Deliverables) -> list[dict[str, Any]]:
    """Every version there is, with how far it came."""
    return [_version(item) for item in state.versions.values()]


def _version(item: DeliverableVersion) -> dict[str, Any]:
    review = item.review
    return present(
        deliverable=deliverable(item.ref),
        draftedOn=item.drafted_on,
        submittedOn=item.submitted_on,
        adoptedOn=item.adopted_on,
        decision=item.decision,
        signatures=[
            present(organisation=each.organisation, on=each.on, mandate=each.mandate, fact=each.fact)
            for each in item.signatures.values()
        ],
        inForceOn=item.in_force_on,
        validThrough=item.valid_through,
        until=item.until,
        supersededBy=item.superseded_by,
        withdrawnOn=item.withdrawn_on,
        amends=item.amends,
        objectionThrough=item.objection_through,
        takenOver=item.taken_over or None,
        sectionsFilled=sorted(item.sections.filled) if item.sections else None,
        review=present(on=review.on, fate=review.fate, byReturn=review.by_return, fact=review.fact) if review else None,
    )


def decisions(state: Decisions) -> dict[str, Any]:
    """Decisions taken, proposals that are open, and objections that stand."""
    agreements = state.agreements
    return present(
        taken=[
            present(
                decision=item.ref,
                proposal=item.proposal,
                round=item.round,
                subjects=[subject(each) for each in item.subjects],
                method=item.method,
                outcome=item.outcome,
                on=item.on,
                effectiveFrom=item.effective_from,
                reviewOn=item.review_on,
                fact=item.fact,
            )
            for item in state.by_ref.values()
        ],
        open=[
            present(
                proposal=item.ref,
                round=item.round,
                subjects=[subject(each) for each in item.subjects],
                method=item.method,
                entitled=list(item.entitled),
                positions={code: given.position for code, given in item.positions.items()},
                decider=item.decider,
                body=item.body,
                silence=item.silence,
                deadline=item.deadline,
                tabledOn=item.tabled_on,
                fact=item.fact,
            )
            for item in state.proposals.values()
            if item.open
        ],
        objections=[
            present(
                objection=item.ref,
                proposal=item.proposal,
                round=item.round,
                organisation=item.organisation,
                paramount=item.paramount,
                raisedOn=item.raised_on,
            )
            for item in state.objections.values()
            if item.status == "open"
        ],
        agreements=present(
            methods=dict(agreements.methods), silence=agreements.silence, on=agreements.on, fact=agreements.fact
        )
        if agreements
        else None,
    )
