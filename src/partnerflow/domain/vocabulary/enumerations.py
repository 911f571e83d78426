"""The words that facts choose from. Phases, deliverable kinds, return reasons and profiles come from the process definition."""

from __future__ import annotations

from typing import Annotated, Literal

from partnerflow.domain.vocabulary.kinds import Defined
from partnerflow.domain.vocabulary.structs import Named

StreamKind = Annotated[Literal["organisation", "partnership", "grant"], Named("stream")]
PhaseKey = Annotated[str, Defined(name="phase", part="phases")]
DeliverableKind = Annotated[str, Defined(name="deliverableKind", part="deliverables")]
LegalForm = Annotated[
    Literal[
        "municipality",
        "province",
        "public_body",
        "nonprofit_association",
        "foundation",
        "cooperative",
        "private_company",
        "public_limited_company",
        "housing_company",
        "educational_institution",
        "federation",
        "other",
    ],
    Named("legalForm"),
]
Sector = Annotated[Literal["government", "civil_society", "business", "knowledge"], Named("sector")]
Country = Annotated[Literal["BE", "NL", "LU", "DE", "FR"], Named("country")]
IdentifierScheme = Annotated[Literal["kbo", "ovo", "kvk", "rsin", "oin", "other"], Named("identifierScheme")]
SuccessionKind = Annotated[Literal["merger", "absorption", "split", "transfer"], Named("successionKind")]
DissolutionReason = Annotated[Literal["bankruptcy", "voluntary", "other"], Named("dissolutionReason")]
ProfileKey = Annotated[str, Defined(name="profile", part="profiles")]
ExternalCapacity = Annotated[
    Literal["process_facilitator", "mediator", "evaluator", "auditor", "adviser"], Named("externalCapacity")
]
ReturnReason = Annotated[str, Defined(name="returnReason", part="return_reasons")]
ReturnScope = Annotated[Literal["everything", "ambition", "agreement", "project"], Named("returnScope")]
FateKind = Annotated[
    Literal["unchanged", "reopened_in_force", "running_duties_only", "suspended", "wind_down", "withdrawn"],
    Named("fateKind"),
]
AmbitionFate = Annotated[Literal["unchanged", "reopened"], Named("ambitionFate")]
PauseReason = Annotated[
    Literal["awaiting_funder", "elections", "capacity", "conflict", "force_majeure"], Named("pauseReason")
]
WaiverResolution = Annotated[Literal["fulfilled", "ratified", "expired", "withdrawn"], Named("waiverResolution")]
RenewalTrigger = Annotated[Literal["evaluation", "term_end", "partner_request"], Named("renewalTrigger")]
Recommitment = Annotated[
    Literal["continue", "increase", "decrease", "become_associated", "stop"], Named("recommitment")
]
EndingKind = Annotated[
    Literal["completed", "handed_over", "dissolved", "merged_into", "split", "abandoned"], Named("endingKind")
]
EndingReason = Annotated[
    Literal[
        "ambition_reached",
        "handed_over",
        "not_viable",
        "changed_strategy",
        "no_shared_ambition",
        "no_support",
        "mandate",
        "money",
        "conflict",
        "silent",
        "merged",
    ],
    Named("endingReason"),
]
LightCategory = Annotated[Literal["associated", "observer", "supporter"], Named("lightCategory")]
Category = Annotated[Literal["core", "partner", "associated", "observer", "supporter"], Named("category")]
Readiness = Annotated[
    Literal["unknown", "exploring", "deliberating", "willing", "committed", "dropped_out"], Named("readiness")
]
AdmissionBasis = Annotated[Literal["decision", "taken_over"], Named("admissionBasis")]
ErasureReason = Annotated[Literal["request", "retention_end", "error"], Named("erasureReason")]
ErasureGround = Annotated[
    Literal[
        "no_longer_needed",
        "consent_withdrawn",
        "objection",
        "unlawful",
        "legal_obligation",
        "child",
        "retention_end",
        "error",
    ],
    Named("erasureGround"),
]
"""The first six are the letters a to f of Art. 17(1) of the GDPR, in their order."""
RoleKind = Annotated[
    Literal[
        "initiator",
        "process_facilitator",
        "network_coordinator",
        "lead_partner",
        "steering_chair",
        "project_lead",
        "project_co_lead",
        "action_lead",
        "representative",
        "deputy_representative",
        "monitoring",
        "secretary",
        "evaluator",
        "mediator",
        "spokesperson",
    ],
    Named("role"),
]
RoleEndReason = Annotated[Literal["handed_over", "left", "term_ended", "removed", "other"], Named("roleEndReason")]
Method = Annotated[
    Literal["acknowledgement", "advice", "role_decision", "consent", "consensus", "unanimity", "majority"],
    Named("method"),
]
Instrument = Annotated[Literal["decision", "delegation", "special_proxy", "statutes"], Named("instrument")]
MandateScope = Annotated[
    Literal["explore", "negotiate", "sign_intent", "sign_agreement", "sign_project", "decide", "withdraw"],
    Named("scope"),
]
Capacity = Annotated[
    Literal[
        "council_chair",
        "general_director",
        "mayor",
        "alderman",
        "board_chair",
        "board_member",
        "director",
        "manager",
        "coordinator",
        "secretary",
        "other",
    ],
    Named("capacity"),
]
Support = Annotated[Literal["narrow", "moderate", "broad", "unknown"], Named("support")]
Audience = Annotated[Literal["all_parties", "some_parties"], Named("audience")]
InterestLevel = Annotated[Literal["organisation", "collective"], Named("interestLevel")]
Stance = Annotated[Literal["given", "deliberating", "declined"], Named("stance")]
WithdrawalEffect = Annotated[Literal["from_now", "from_start"], Named("withdrawalEffect")]
ValueKind = Annotated[Literal["expected", "realised"], Named("valueKind")]
CommitmentEnd = Annotated[Literal["kept", "not_kept", "cancelled"], Named("commitmentEnd")]
ContributionKind = Annotated[
    Literal["finance", "expertise", "facilities", "network", "people", "data", "lived_experience"],
    Named("contributionKind"),
]
Unit = Annotated[
    Literal["housing_unit", "job_place", "training_place", "hour", "fte", "room", "volunteer", "vehicle", "other"],
    Named("unit"),
]
Per = Annotated[Literal["total", "year"], Named("per")]
Archetype = Annotated[Literal["transactional", "functional", "exploratory", "entrepreneurial"], Named("archetype")]
Silence = Annotated[Literal["blocks", "consents_after_deadline"], Named("silence")]
Bindingness = Annotated[Literal["none", "moral", "best_efforts", "result"], Named("bindingness")]
SignatureMethod = Annotated[
    Literal["handwritten", "simple_electronic", "advanced_electronic", "qualified_electronic", "confirmed_in_minutes"],
    Named("signatureMethod"),
]
ExclusionReason = Annotated[
    Literal["own_withdrawal", "own_exclusion", "own_admission", "conflict_of_interest", "funder_own_review"],
    Named("exclusionReason"),
]
PositionKind = Annotated[
    Literal["consent", "consent_with_concern", "object", "agree", "disagree", "abstain", "no_answer"], Named("position")
]
Channel = Annotated[Literal["meeting", "written", "mail", "call"], Named("channel")]
ObjectionTouches = Annotated[
    Literal["shared_ambition", "own_added_value", "regulation", "risk"], Named("objectionTouches")
]
ObjectionBecomes = Annotated[Literal["concern", "nothing"], Named("objectionBecomes")]
OutcomeKind = Annotated[Literal["adopted", "rejected", "deferred"], Named("outcome")]
DialogueForm = Annotated[
    Literal[
        "bilateral",
        "interest_talk",
        "small_group",
        "plenary",
        "negotiation",
        "working_session",
        "mediation",
        "panel",
        "network_day",
    ],
    Named("dialogueForm"),
]
Track = Annotated[Literal["content", "interaction"], Named("track")]
AudienceOutside = Annotated[Literal["internal", "funder", "press", "public"], Named("audienceOutside")]
EvaluationKind = Annotated[Literal["annual", "midterm", "theme", "final"], Named("evaluationKind")]
ScanCondition = Annotated[Literal["ambition", "interests", "relation", "organisation", "process"], Named("condition5")]
EvaluationConclusion = Annotated[
    Literal["adjust", "return", "renew", "hand_over", "end", "continue"], Named("evaluationConclusion")
]
GrantRule = Annotated[Literal["minimum_partners", "minimum_sectors", "change_notice_days"], Named("grantRule")]
ReviewOutcome = Annotated[
    Literal["approved", "approved_with_conditions", "information_requested", "withheld", "rejected"],
    Named("reviewOutcome"),
]
ChangeType = Annotated[
    Literal[
        "partner_withdrawal",
        "partner_accession",
        "partner_succession",
        "partner_exclusion",
        "phase_return",
        "budget",
        "plan",
        "lead_partner",
        "pause",
        "other",
    ],
    Named("changeType"),
]
ChangeOutcome = Annotated[Literal["approved", "rejected", "noted"], Named("changeOutcome")]
AppealOutcome = Annotated[Literal["upheld", "dismissed", "withdrawn"], Named("appealOutcome")]
DelegableSubject = Annotated[
    Literal[
        "adopt_projectfiche",
        "adopt_evaluatiebeleid",
        "adopt_procesmanagementplan",
        "reaffirm_projectfiche",
        "plan_evaluation",
        "assign_role",
        "hand_over_project",
        "other",
    ],
    Named("delegableSubject"),
]
FoundingProfile = Annotated[str, Defined(part="profiles", only="start")]
TakeoverProfile = Annotated[str, Defined(part="profiles", only="takeover")]
GuardId = Annotated[str, Defined(name="guard", part="guards")]
AccessRole = Annotated[
    Literal[
        "coordinator",
        "representative",
        "signatory",
        "lead",
        "lead_partner",
        "funder",
        "evaluator",
        "observer",
        "auditor",
        "data_protection_officer",
    ],
    Named("accessRole"),
]
Confined = Annotated[
    Literal["interests", "confidential_interests", "session_notes", "conflicts", "persons"], Named("confined")
]
"""Kinds of text that not every role sees; which role sees which is policy (docs/spec/access.md)."""
