"""What a decision is about: the acts that only a decision makes possible."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.enumerations import (
    DelegableSubject,
    EndingKind,
    GuardId,
    PauseReason,
    PhaseKey,
    RoleKind,
)
from partnerflow.domain.vocabulary.kinds import Integer, Items
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.domain.vocabulary.references import AmbitionRef, BodyRef, ContributionRef, OrganisationRef, ProjectRef
from partnerflow.domain.vocabulary.structs import Declared, OneOf
from partnerflow.domain.vocabulary.values import Day, Prose, TextHash


class AdoptDeliverable(Declared, tag_field="type", tag="adopt_deliverable"):
    """Adopt one version, perhaps by the hash of its text."""

    deliverable: DeliverableRef
    sha256: TextHash | None = None


class ReaffirmDeliverable(Declared, tag_field="type", tag="reaffirm_deliverable"):
    """Let a reopened version stand."""

    deliverable: DeliverableRef


class WithdrawDeliverable(Declared, tag_field="type", tag="withdraw_deliverable"):
    """Let a version no longer apply."""

    deliverable: DeliverableRef


class ReaffirmAmbition(Declared, tag_field="type", tag="reaffirm_ambition"):
    """Let a reopened ambition stand."""

    ambition_version: AmbitionRef


class ProcessAgreements(Declared, tag_field="type", tag="process_agreements"):
    """Settle how the partners work."""


class AdvancePhase(Declared, tag_field="type", tag="advance_phase"):
    """Go on to a phase."""

    to: PhaseKey


class ReturnPhase(Declared, tag_field="type", tag="return_phase"):
    """Go back to a phase."""

    to: PhaseKey


class AdmitPartner(Declared, tag_field="type", tag="admit_partner"):
    """Admit an organisation as partner."""

    organisation: OrganisationRef


class ExcludePartner(Declared, tag_field="type", tag="exclude_partner"):
    """Put a partner out."""

    organisation: OrganisationRef


class WaiveGuard(Declared, tag_field="type", tag="waive_guard"):
    """Pass a guard knowingly."""

    guard: GuardId
    organisation: OrganisationRef | None = None


class Pause(Declared, tag_field="type", tag="pause"):
    """Stop the clock."""

    reason_code: PauseReason


class Renew(Declared, tag_field="type", tag="renew"):
    """Begin a next term."""

    term_number: Annotated[int, Integer(minimum=2, maximum=99)]


class EndPartnership(Declared, tag_field="type", tag="end_partnership"):
    """End the partnership."""

    kind: EndingKind


class Delegate(Declared, tag_field="type", tag="delegate"):
    """Let a body decide on named subjects."""

    body: BodyRef
    delegated: Annotated[tuple[DelegableSubject, ...], Items(minimum=1, unique=True)]


class PlanEvaluation(Declared, tag_field="type", tag="plan_evaluation"):
    """Set the day of an evaluation."""

    planned_on: Day


class AssignRole(Declared, tag_field="type", tag="assign_role"):
    """Give a role."""

    role: RoleKind
    organisation: OrganisationRef
    project: ProjectRef | None = None


class HandOverProject(Declared, tag_field="type", tag="hand_over_project"):
    """Let a project go on elsewhere."""

    project: ProjectRef
    receiver: OrganisationRef


class AdjustContribution(Declared, tag_field="type", tag="adjust_contribution"):
    """Change a contribution."""

    contribution: ContributionRef


class Other(Declared, tag_field="type", tag="other"):
    """Anything else, in words."""

    text: Prose


Subjects = (
    AdoptDeliverable,
    ReaffirmDeliverable,
    WithdrawDeliverable,
    ReaffirmAmbition,
    ProcessAgreements,
    AdvancePhase,
    ReturnPhase,
    AdmitPartner,
    ExcludePartner,
    WaiveGuard,
    Pause,
    Renew,
    EndPartnership,
    Delegate,
    PlanEvaluation,
    AssignRole,
    HandOverProject,
    AdjustContribution,
    Other,
)
Subject = Annotated[
    AdoptDeliverable
    | ReaffirmDeliverable
    | WithdrawDeliverable
    | ReaffirmAmbition
    | ProcessAgreements
    | AdvancePhase
    | ReturnPhase
    | AdmitPartner
    | ExcludePartner
    | WaiveGuard
    | Pause
    | Renew
    | EndPartnership
    | Delegate
    | PlanEvaluation
    | AssignRole
    | HandOverProject
    | AdjustContribution
    | Other,
    OneOf(name="subject", structs=Subjects),
]
