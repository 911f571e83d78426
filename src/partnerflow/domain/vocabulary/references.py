"""References: what one fact calls another, and organisations, persons and documents by. Local to a stream unless said otherwise."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.kinds import Integer, Reference

OrganisationRef = Annotated[
    str, Reference(name="ref_organisation", to="organisation", maximum=80, pattern=r"^[A-Z][A-Z0-9]{1,7}$")
]
ExternalRef = Annotated[str, Reference(name="ref_external", to="external", maximum=80, pattern=r"^extern-[0-9]{1,3}$")]
ActorRef = Annotated[
    str, Reference(name="ref_actor", to="actor", maximum=80, pattern=r"^([A-Z][A-Z0-9]{1,7}|extern-[0-9]{1,3})$")
]
PartnershipRef = Annotated[
    str, Reference(name="ref_partnership", to="partnership", maximum=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
]
GrantRef = Annotated[str, Reference(name="ref_grant", to="grant", maximum=80, pattern=r"^GR-[A-Z0-9]{1,12}$")]
FactRef = Annotated[
    str, Reference(name="ref_fact", to="fact", maximum=80, pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,70}-[0-9]{4,6}$")
]
PersonRef = Annotated[str, Reference(name="ref_person", to="person", maximum=80, pattern=r"^p-[0-9]{3,5}$")]
MandateRef = Annotated[
    str, Reference(name="ref_mandate", to="mandate", maximum=80, pattern=r"^M-[A-Z][A-Z0-9]{1,7}-[0-9]{1,3}$")
]
ProposalRef = Annotated[str, Reference(name="ref_proposal", to="proposal", maximum=80, pattern=r"^P-[0-9]{2,4}$")]
DecisionRef = Annotated[str, Reference(name="ref_decision", to="decision", maximum=80, pattern=r"^D-[0-9]{2,4}$")]
ObjectionRef = Annotated[str, Reference(name="ref_objection", to="objection", maximum=80, pattern=r"^B-[0-9]{2,4}$")]
WaiverRef = Annotated[str, Reference(name="ref_waiver", to="waiver", maximum=80, pattern=r"^W-[0-9]{2,4}$")]
ReturnRef = Annotated[str, Reference(name="ref_return", to="return", maximum=80, pattern=r"^RT-[0-9]{2,4}$")]
RenewalRef = Annotated[str, Reference(name="ref_renewal", to="renewal", maximum=80, pattern=r"^RN-[0-9]{2,4}$")]
AssignmentRef = Annotated[str, Reference(name="ref_assignment", to="assignment", maximum=80, pattern=r"^R-[0-9]{2,4}$")]
BodyRef = Annotated[str, Reference(name="ref_body", to="body", maximum=80, pattern=r"^[a-z][a-z0-9-]{1,39}$")]
ProjectRef = Annotated[str, Reference(name="ref_project", to="project", maximum=80, pattern=r"^PF[0-9]{1,3}$")]
ActionRef = Annotated[str, Reference(name="ref_action", to="action", maximum=80, pattern=r"^A-[0-9]{2,4}$")]
TermRef = Annotated[str, Reference(name="ref_term", to="term", maximum=80, pattern=r"^BG-[0-9]{2,4}$")]
CommitmentRef = Annotated[
    str, Reference(name="ref_commitment", to="commitment", maximum=80, pattern=r"^EN-[A-Z][A-Z0-9]{1,7}-[0-9]{1,3}$")
]
ContributionRef = Annotated[
    str,
    Reference(name="ref_contribution", to="contribution", maximum=80, pattern=r"^CT-[A-Z][A-Z0-9]{1,7}-[0-9]{1,3}$"),
]
EvaluationRef = Annotated[str, Reference(name="ref_evaluation", to="evaluation", maximum=80, pattern=r"^E[0-9]{1,3}$")]
TrancheRef = Annotated[str, Reference(name="ref_tranche", to="tranche", maximum=80, pattern=r"^T[0-9]{1,2}$")]
MilestoneRef = Annotated[str, Reference(name="ref_milestone", to="milestone", maximum=80, pattern=r"^M[0-9]{1,2}$")]
ConditionRef = Annotated[str, Reference(name="ref_condition", to="condition", maximum=80, pattern=r"^C[0-9]{1,2}$")]
ReportRef = Annotated[str, Reference(name="ref_report", to="report", maximum=80, pattern=r"^PR[0-9]{1,3}$")]
ReviewRef = Annotated[str, Reference(name="ref_review", to="review", maximum=80, pattern=r"^RV-[0-9]{2,4}$")]
PackRef = Annotated[str, Reference(name="ref_pack", to="pack", maximum=80, pattern=r"^EP-[0-9]{1,3}$")]
ChangeRef = Annotated[str, Reference(name="ref_change", to="change", maximum=80, pattern=r"^CN-[0-9]{1,3}$")]
AppealRef = Annotated[str, Reference(name="ref_appeal", to="appeal", maximum=80, pattern=r"^AP-[0-9]{1,3}$")]
AccessRef = Annotated[str, Reference(name="ref_access", to="access", maximum=80, pattern=r"^AC-[0-9]{2,4}$")]
NewAccess = Annotated[str, Reference(to="access", role="defines", maximum=80, pattern=r"^AC-[0-9]{2,4}$")]
NewAction = Annotated[str, Reference(to="action", role="defines", maximum=80, pattern=r"^A-[0-9]{2,4}$")]
NewAppeal = Annotated[str, Reference(to="appeal", role="defines", maximum=80, pattern=r"^AP-[0-9]{1,3}$")]
NewAssignment = Annotated[str, Reference(to="assignment", role="defines", maximum=80, pattern=r"^R-[0-9]{2,4}$")]
NewBody = Annotated[str, Reference(to="body", role="defines", maximum=80, pattern=r"^[a-z][a-z0-9-]{1,39}$")]
NewChange = Annotated[str, Reference(to="change", role="defines", maximum=80, pattern=r"^CN-[0-9]{1,3}$")]
NewCommitment = Annotated[
    str, Reference(to="commitment", role="defines", maximum=80, pattern=r"^EN-[A-Z][A-Z0-9]{1,7}-[0-9]{1,3}$")
]
NewCondition = Annotated[str, Reference(to="condition", role="defines", maximum=80, pattern=r"^C[0-9]{1,2}$")]
NewContribution = Annotated[
    str, Reference(to="contribution", role="defines", maximum=80, pattern=r"^CT-[A-Z][A-Z0-9]{1,7}-[0-9]{1,3}$")
]
NamedContribution = Annotated[
    str, Reference(to="contribution", role="names", maximum=80, pattern=r"^CT-[A-Z][A-Z0-9]{1,7}-[0-9]{1,3}$")
]
NewDecision = Annotated[str, Reference(to="decision", role="defines", maximum=80, pattern=r"^D-[0-9]{2,4}$")]
NewEvaluation = Annotated[str, Reference(to="evaluation", role="defines", maximum=80, pattern=r"^E[0-9]{1,3}$")]
NamedEvaluation = Annotated[str, Reference(to="evaluation", role="names", maximum=80, pattern=r"^E[0-9]{1,3}$")]
NewExternal = Annotated[str, Reference(to="external", role="defines", maximum=80, pattern=r"^extern-[0-9]{1,3}$")]
NewMandate = Annotated[
    str, Reference(to="mandate", role="defines", maximum=80, pattern=r"^M-[A-Z][A-Z0-9]{1,7}-[0-9]{1,3}$")
]
NewMilestone = Annotated[str, Reference(to="milestone", role="defines", maximum=80, pattern=r"^M[0-9]{1,2}$")]
NewObjection = Annotated[str, Reference(to="objection", role="defines", maximum=80, pattern=r"^B-[0-9]{2,4}$")]
NewPack = Annotated[str, Reference(to="pack", role="defines", maximum=80, pattern=r"^EP-[0-9]{1,3}$")]
NewPerson = Annotated[str, Reference(to="person", role="defines", maximum=80, pattern=r"^p-[0-9]{3,5}$")]
NewProject = Annotated[str, Reference(to="project", role="defines", maximum=80, pattern=r"^PF[0-9]{1,3}$")]
NewProposal = Annotated[str, Reference(to="proposal", role="defines", maximum=80, pattern=r"^P-[0-9]{2,4}$")]
NewRenewal = Annotated[str, Reference(to="renewal", role="defines", maximum=80, pattern=r"^RN-[0-9]{2,4}$")]
NewReport = Annotated[str, Reference(to="report", role="defines", maximum=80, pattern=r"^PR[0-9]{1,3}$")]
NewReturn = Annotated[str, Reference(to="return", role="defines", maximum=80, pattern=r"^RT-[0-9]{2,4}$")]
NewReview = Annotated[str, Reference(to="review", role="defines", maximum=80, pattern=r"^RV-[0-9]{2,4}$")]
NamedTerm = Annotated[str, Reference(to="term", role="names", maximum=80, pattern=r"^BG-[0-9]{2,4}$")]
NewTranche = Annotated[str, Reference(to="tranche", role="defines", maximum=80, pattern=r"^T[0-9]{1,2}$")]
NewWaiver = Annotated[str, Reference(to="waiver", role="defines", maximum=80, pattern=r"^W-[0-9]{2,4}$")]
AmbitionRef = Annotated[int, Integer(name="ambitionVersion", minimum=1, maximum=99, to="ambition")]
NewAmbition = Annotated[int, Integer(name="ambitionVersion", minimum=1, maximum=99, to="ambition", role="defines")]
AmbitionNumber = Annotated[int, Integer(name="ambitionVersion", minimum=1, maximum=99)]
