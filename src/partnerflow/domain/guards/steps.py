"""The one next step for each thing that a guard can lack: the fact that mends it, and what leads to that fact."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import msgspec

from partnerflow.domain.ambition import facts as ambition
from partnerflow.domain.contributions import facts as contributions
from partnerflow.domain.course import facts as course
from partnerflow.domain.decisions import facts as decisions
from partnerflow.domain.deliverables import facts as deliverables
from partnerflow.domain.evaluations import facts as evaluations
from partnerflow.domain.grants import facts as grants
from partnerflow.domain.guards.outcome import Missing, Step
from partnerflow.domain.interaction import facts as interaction
from partnerflow.domain.mandates import facts as mandates
from partnerflow.domain.parties import facts as parties
from partnerflow.domain.people import facts as people
from partnerflow.domain.record.facts import RecordCorrected
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.domain.vocabulary.structs import kind_of

MENDED_BY: Mapping[str, type[Payload]] = MappingProxyType(
    {
        "nobody_counts": parties.PartyInvited,
        "initiator_not_stated": people.RoleAssigned,
        "issue_not_stated": RecordCorrected,
        "reason_not_stated": RecordCorrected,
        "solution_not_labelled": RecordCorrected,
        "stakeholders_not_mapped": course.StakeholdersMapped,
        "no_missing_voice_named": course.StakeholdersMapped,
        "too_few_accepted": parties.InvitationAccepted,
        "no_conversation": interaction.DialogueHeld,
        "readiness_not_declared": parties.ReadinessDeclared,
        "not_ready": parties.ReadinessDeclared,
        "role_not_filled": people.RoleAssigned,
        "role_not_accepted": people.RoleAccepted,
        "no_mandate": mandates.MandateGranted,
        "mandate_of_another": mandates.SignatureRatified,
        "mandate_not_yet_valid": mandates.SignatureRatified,
        "mandate_expired": mandates.SignatureRatified,
        "mandate_revoked": mandates.SignatureRatified,
        "out_of_scope": mandates.SignatureRatified,
        "limit_too_low": mandates.SignatureRatified,
        "joint_rule_not_met": mandates.SignatureRatified,
        "constituency_not_consulted": mandates.ConstituencyConsulted,
        "no_ambition": ambition.SharedAmbitionDrafted,
        "ambition_reopened": ambition.AmbitionReaffirmed,
        "not_endorsed": ambition.AmbitionEndorsed,
        "partial": ambition.AmbitionEndorsed,
        "deliberating": ambition.AmbitionEndorsed,
        "declined": ambition.AmbitionEndorsed,
        "withdrawn": ambition.AmbitionEndorsed,
        "blocking_reservation": ambition.AmbitionEndorsed,
        "interest_not_shared": ambition.InterestShared,
        "own_ambition_not_shared": ambition.OwnAmbitionShared,
        "disputed_term": ambition.SharedTermAgreed,
        "no_archetype": ambition.ArchetypeChosen,
        "no_contribution_offered": contributions.ContributionOffered,
        "contribution_not_fixed": contributions.ContributionFixed,
        "no_such_contribution_fixed": contributions.ContributionFixed,
        "commitment_not_asked": contributions.CommitmentRequested,
        "commitment_not_declared": contributions.CommitmentDeclared,
        "commitment_not_recognised": contributions.CommitmentRecognised,
        "added_value_not_confirmed": contributions.AddedValueConfirmed,
        "not_submitted": deliverables.DeliverableSubmitted,
        "section_empty": deliverables.DeliverableSubmitted,
        "section_not_dated": deliverables.DeliverableSubmitted,
        "not_adopted": deliverables.DeliverableAdopted,
        "not_signed": deliverables.DeliverableSigned,
        "not_in_force": deliverables.DeliverableInForce,
        "suspended": deliverables.DeliverableReaffirmed,
        "reopened_not_settled": deliverables.DeliverableReaffirmed,
        "not_decided": decisions.DecisionTaken,
        "decided_by_other_method": decisions.DecisionTaken,
        "not_entitled": decisions.DecisionTaken,
        "no_process_agreements": decisions.ProcessAgreementsSet,
        "no_method_agreed": decisions.ProcessAgreementsSet,
        "open_paramount_objection": decisions.ObjectionIntegrated,
        "executing_partner_not_agreed": people.RoleAccepted,
        "no_evaluation_planned": evaluations.EvaluationPlanned,
        "no_grant_awarded": grants.GrantAwarded,
        "no_tranche_paid": grants.TranchePaid,
        "milestone_not_approved": grants.FunderReviewed,
    }
)
"""The fact that mends it, by reason."""


def lacking(
    reason: str,
    who: tuple[str, ...],
    *,
    since: str | None,
    organisation: str | None = None,
    project: str | None = None,
    subject: str | None = None,
    step: Step | None = None,
    **known: Any,
) -> Missing:
    """Something that a guard lacks, with its next step.

    Args:
        reason: a key of `MENDED_BY`.
        who: the codes or roles that can mend it.
        since: the day from which it is lacking.
        organisation, project, subject: whom or what it concerns.
        step: what comes first, where the fact that mends it cannot be recorded yet.
        known: what that fact would hold, by attribute; `organisation` and `project` are known already.
    """
    if step is None:
        mending = MENDED_BY[reason]
        concerned = {"organisation": organisation, "project": project}
        own = {name: value for name, value in concerned.items() if name in _names(mending)}
        step = towards(mending, **{**own, **known})
    return Missing(
        reason=reason, organisation=organisation, project=project, subject=subject, who=who, since=since, next=step
    )


def towards(payload: type[Payload], *, settles: bool = True, key: str | None = None, **known: Any) -> Step:
    """The step of recording a fact of this type, with what is known of it, by attribute; None stands for unknown."""
    names = _names(payload)
    data = {names[name]: msgspec.to_builtins(value) for name, value in known.items() if value is not None}
    return Step(fact=payload.__name__, data=data, settles=settles, key=key)


@cache
def _names(payload: type[Payload]) -> Mapping[str, str]:
    """The names of a fact's members on the wire, by attribute."""
    return {member.attribute: member.wire for member in kind_of(payload).members}
