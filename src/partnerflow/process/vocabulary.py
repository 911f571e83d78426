"""The words a definition may use, and how a check says which parameters it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from partnerflow.process.definition import AmbitionFate, FateKind, GuardKind, MoveKind, Need

ParameterType = Literal[
    "deliverable", "section", "sections", "phase", "role", "roles", "scope", "subject", "methods", "forms",
    "readiness", "kinds", "integer", "boolean",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSignature:
    """What one guard check takes. `needs`: what the deliverable it names must be for it ever to be met."""

    name: str
    parameters: Mapping[str, ParameterType] = field(default_factory=dict)
    needs: Literal["signed", "in_force", "per_project"] | None = None


NEEDS: tuple[Need, ...] = get_args(Need)
GUARD_KINDS: tuple[GuardKind, ...] = get_args(GuardKind)
NOT_APPLICABLE = "none"
FATES: tuple[FateKind, ...] = get_args(FateKind)
AMBITION_FATES: tuple[AmbitionFate, ...] = get_args(AmbitionFate)
MOVES: tuple[MoveKind, ...] = get_args(MoveKind)
ANY_EARLIER = "any_earlier"

ROLES = (
    "initiator", "process_facilitator", "network_coordinator", "lead_partner", "steering_chair", "project_lead",
    "project_co_lead", "action_lead", "representative", "deputy_representative", "monitoring", "secretary",
    "evaluator", "mediator", "spokesperson",
)  # fmt: skip
SCOPES = ("explore", "negotiate", "sign_intent", "sign_agreement", "sign_project", "decide", "withdraw")
METHODS = ("acknowledgement", "advice", "role_decision", "consent", "consensus", "unanimity", "majority")
DIALOGUE_FORMS = (
    "bilateral", "interest_talk", "small_group", "plenary", "negotiation", "working_session", "mediation", "panel",
    "network_day",
)  # fmt: skip
READINESS = ("unknown", "exploring", "deliberating", "willing", "committed", "dropped_out")
CONTRIBUTION_KINDS = ("finance", "expertise", "facilities", "network", "people", "data", "lived_experience")
DECISION_SUBJECTS = (
    "adopt_deliverable", "reaffirm_deliverable", "withdraw_deliverable", "reaffirm_ambition", "process_agreements",
    "advance_phase", "return_phase", "admit_partner", "exclude_partner", "waive_guard", "pause", "renew",
    "end_partnership", "delegate", "plan_evaluation", "assign_role", "hand_over_project", "adjust_contribution",
    "other",
)  # fmt: skip

WORDS: Mapping[ParameterType, tuple[str, ...]] = {
    "role": ROLES,
    "roles": ROLES,
    "scope": SCOPES,
    "subject": DECISION_SUBJECTS,
    "methods": METHODS,
    "forms": DIALOGUE_FORMS,
    "readiness": READINESS,
    "kinds": CONTRIBUTION_KINDS,
}
LISTS: frozenset[ParameterType] = frozenset({"sections", "roles", "methods", "forms", "readiness", "kinds"})
