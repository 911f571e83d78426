"""Who should be able to do what, written down from docs/spec/access.md and by hand: nothing here reads the policy of the app."""

from __future__ import annotations

import re

SEE, PERSONS, READERS, SHARE = "see", "persons", "readers", "share"
TELL, ATTACH, ERASURES, ERASE = "tell", "attach", "erasures", "erase"
REGISTER, FOUND, ORGANISATION, IMPORT = "register", "found", "organisation", "import"
PORTFOLIO, FEED, SIGN, MANAGE = "portfolio", "feed", "sign", "manage"
CATALOGUE, LEDGER, SELF, OPEN = "catalogue", "ledger", "self", "open"
OF_ANYBODY = frozenset({CATALOGUE, LEDGER, SELF})

OF_WORKSPACE = frozenset({FOUND, ORGANISATION, IMPORT, PORTFOLIO, FEED, SIGN, MANAGE})
VOICE = frozenset({SEE, READERS, TELL, ATTACH})
MAY: dict[str, frozenset[str]] = {
    "coordinator": VOICE
    | {PERSONS, SHARE, ERASURES, ERASE, REGISTER, FOUND, ORGANISATION, IMPORT, PORTFOLIO, FEED, SIGN},
    "representative": VOICE,
    "signatory": VOICE,
    "lead": VOICE,
    "lead_partner": VOICE | {SHARE, REGISTER},
    "funder": frozenset({SEE, READERS, TELL}),
    "evaluator": frozenset({SEE, TELL}),
    "observer": frozenset({SEE}),
    "auditor": frozenset({SEE, READERS, REGISTER, PORTFOLIO, FEED}),
    "data_protection_officer": frozenset({SEE, PERSONS, READERS, ERASURES, ERASE}),
    "operator": frozenset({MANAGE, SIGN}),
    "tail": frozenset({FEED}),
}

INTERESTS, CONFIDENTIAL, NOTES, CONFLICTS, NAMES = (
    "interests",
    "confidential_interests",
    "session_notes",
    "conflicts",
    "persons",
)
EVERY_KIND = frozenset({INTERESTS, CONFIDENTIAL, NOTES, CONFLICTS, NAMES})
SEES: dict[str, frozenset[str]] = {
    "coordinator": EVERY_KIND,
    "representative": frozenset({INTERESTS, NOTES, CONFLICTS, NAMES}),
    "signatory": frozenset({INTERESTS, CONFLICTS, NAMES}),
    "lead": frozenset({INTERESTS, NOTES, NAMES}),
    "lead_partner": frozenset({INTERESTS, NOTES, NAMES}),
    "funder": frozenset({NAMES}),
    "evaluator": frozenset({INTERESTS, NOTES}),
    "observer": frozenset({NOTES}),
    "auditor": frozenset({INTERESTS, NAMES}),
    "data_protection_officer": EVERY_KIND,
    "operator": frozenset(),
    "tail": frozenset(),
}
VOICES = frozenset({"representative", "signatory", "lead_partner"})
"""Who makes the statements of an organisation sees what that organisation told in confidence."""

CONFINED = {
    "InterestShared": INTERESTS,
    "OwnAmbitionShared": INTERESTS,
    "DialogueHeld": NOTES,
    "LearningMomentHeld": NOTES,
    "PositionTaken": CONFLICTS,
    "ObjectionRaised": CONFLICTS,
    "ObjectionWithdrawn": CONFLICTS,
    "DefaultNoticeGiven": CONFLICTS,
    "PersonRegistered": NAMES,
}

OWN_VOICE = frozenset(
    [
        "ReadinessDeclared",
        "AmbitionEndorsed",
        "EndorsementWithdrawn",
        "PositionTaken",
        "ObjectionRaised",
        "ObjectionWithdrawn",
        "DeliverableSigned",
        "SignatureRatified",
        "CommitmentDeclared",
        "AddedValueConfirmed",
        "PartnerRecommitted",
        "RoleAccepted",
        "HandoverAccepted",
    ]
)
TELLS: dict[str, frozenset[str]] = {
    "representative": OWN_VOICE
    | frozenset(
        [
            "MandateGranted",
            "MandateAmended",
            "MandateRevoked",
            "MandateExpired",
            "ConstituencyConsulted",
            "InvitationAccepted",
            "InvitationDeclined",
            "PartyAssociated",
            "CategoryChanged",
            "PartySuspended",
            "PartyReinstated",
            "WithdrawalNotified",
            "PartnerWithdrew",
            "PartyLeft",
            "PartnerSucceeded",
            "PersonRegistered",
            "OwnAmbitionShared",
            "InterestShared",
            "TermDisputed",
            "ArchetypeViewStated",
            "CommitmentEnded",
            "ContributionOffered",
            "ContributionFixed",
            "ContributionDelivered",
            "AdviceGiven",
            "DecisionTaken",
            "ReturnRequested",
            "DialogueHeld",
            "LearningMomentHeld",
            "SuccessRecorded",
        ]
    ),
    "signatory": frozenset({"DeliverableSigned", "SignatureRatified"}),
    "lead": frozenset(
        [
            "ProjectStarted",
            "ProjectSuspended",
            "ProjectResumed",
            "ProjectCompleted",
            "ProjectStopped",
            "ActionStarted",
            "ActionCompleted",
            "ActionDropped",
            "DeliverableDrafted",
            "DeliverableSubmitted",
        ]
    ),
    "lead_partner": frozenset(
        [
            "GrantApplied",
            "GrantAgreementSigned",
            "MilestoneDefined",
            "TranchePlanned",
            "ProgressReportSubmitted",
            "ChangeNotified",
            "EvidencePackIssued",
            "AppealFiled",
        ]
    ),
    "funder": frozenset(
        [
            "GrantAwarded",
            "GrantRejected",
            "GrantRuleSet",
            "TranchePlanned",
            "MilestoneDefined",
            "GrantAgreementSigned",
            "ConditionImposed",
            "ConditionMet",
            "FunderReviewed",
            "ChangeDecided",
            "TranchePaid",
            "TrancheWithheld",
            "TrancheLapsed",
            "AppealDecided",
            "GrantSettled",
        ]
    ),
    "evaluator": frozenset({"EvaluationPlanned", "EvaluationConcluded"}),
}
GRANT_FACTS = TELLS["lead_partner"] | TELLS["funder"]
ABOUT_FACTS = frozenset({"RecordCorrected", "RecordRetracted"})
"""Whoever may tell the fact that they touch tells these: a role says nothing of them."""
ERASING = frozenset({"PersonErased", "DisclosureErased"})


def tells(role: str, fact: str) -> bool:
    """Whether a role is one that tells facts of this type at all."""
    if fact in ERASING:
        return ERASE in MAY[role]
    if fact in ABOUT_FACTS:
        return True
    if role == "coordinator":
        return fact not in OWN_VOICE and fact not in GRANT_FACTS
    return fact in TELLS.get(role, frozenset())


_ABILITIES: tuple[tuple[str, dict[str, str], str], ...] = (
    (r"(GET|POST) /(partnerships|grants)/K/(tell|moves)/K", {}, TELL),
    (r"(GET|POST) /organisations/(new|K/tell/K)", {}, ORGANISATION),
    (r"(GET|POST) /partnerships/new", {}, FOUND),
    (r"(GET|POST) /partnerships/K/(embeds|share)", {}, SHARE),
    (r"POST /partnerships/K/reviews/.*|GET /begin", {}, SEE),
    (r"POST /begin/example", {}, IMPORT),
    (r"GET /organisations(\.csv|\.xlsx|/K)?", {}, REGISTER),
    (r"GET /portfolio.*", {}, PORTFOLIO),
    (r"(GET|POST) /people", {}, MANAGE),
    (r"GET /v1/(partnerships|grants|organisations)/K/.*", {
        r".*/persons/K/(export|mentions)": PERSONS,
        r".*/(access|accesses|readers)": READERS,
        r".*/links": SHARE,
        r".*/(erasures|attachments)|.*/erasures/K": ERASURES,
    }, SEE),
    (r"GET /partnerships/K/access", {}, READERS),
    (r"GET (/|(/v1)?/(partnerships|grants)/.*|/partnerships\..*|/v1/partnerships|/v1/organisations/K)", {}, SEE),
    (r"POST /v1/partnerships/K/(links)|DELETE /v1/partnerships/K/links/K", {}, SHARE),
    (r"POST /v1/partnerships/K/attachments", {}, ATTACH),
    (r"(POST|DELETE) /v1/partnerships/K/(erasures|attachments)(/K)?", {}, ERASE),
    (r"POST /v1/(partnerships/K/.*|grants|grants/K/.*)", {}, TELL),
    (r"POST /v1/organisations(/.*)?", {}, ORGANISATION),
    (r"GET /v1/organisations", {}, REGISTER),
    (r"POST /v1/partnerships", {}, FOUND),
    (r"POST /v1/imports", {}, IMPORT),
    (r"GET /v1/portfolio/.*", {}, PORTFOLIO),
    (r"GET /v1/events", {}, FEED),
    (r"POST /v1/log/checkpoint", {}, SIGN),
    (r"[A-Z]+ /v1/(keys|accounts)(/.*)?", {}, MANAGE),
    (r"GET /v1/log.*", {}, LEDGER),
    (r"GET /v1/(facts|processes).*", {}, CATALOGUE),
    (r"[A-Z]+ /v1/sessions.*|[A-Z]+ /me.*", {}, SELF),
    (r"GET /(scheme|theme\.css|embed/.*)", {}, OPEN),
    (r"[A-Z]+ (/v1|/docs.*|/health.*|/share|/sign.*|/partnerships|/static.*|/verify.*|/v1/links/redeem|/v1/openapi.*)",
     {}, OPEN),
)  # fmt: skip


def ability(method: str, rule: str) -> str | None:
    """What it should take to ask this; None for what nobody wrote down."""
    place = f"{method} {re.sub('<[^>]+>', 'K', rule)}"
    if rule == "/partnerships":
        return OPEN
    for pattern, exceptions, otherwise in _ABILITIES:
        if re.fullmatch(pattern, place):
            return next((able for other, able in exceptions.items() if re.fullmatch(other, place)), otherwise)
    return None
