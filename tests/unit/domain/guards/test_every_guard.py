"""Every guard of the shipped definition is met in the whole story, and refuses when something is taken out of it."""

from __future__ import annotations

import pytest

from tests.unit.domain.guards.story import TODAY, Change, altered, followed_by, found, grants_of, missing, without
from tests.unit.domain.guards.telling import PROCESS, line, returned, sections

UNRESOLVED_OBJECTION = followed_by(
    line("ProposalTabled", TODAY, proposal="P-80", subjects=[{"type": "other", "text": "Iets."}], text="Iets.",
         sha256="0" * 64, method="consent", entitled=["AAA", "BBB"], silence="blocks", deadline=TODAY),
    line("ObjectionRaised", TODAY, "BBB", objection="B-01", proposal="P-80", round=1, organisation="BBB",
         paramount=True, grounds="Schaadt.", touches=["risk"]),
)  # fmt: skip
FINANCES_LEFT_OUT = altered(
    "DeliverableSubmitted",
    {"deliverable": {"kind": "afsprakennota", "version": "1.0"}},
    sections={name: value for name, value in sections("afsprakennota").items() if name != "finances"},
)
PRIVACY_LEFT_OUT = altered(
    "DeliverableSubmitted",
    {"dataRelevant": True},
    sections={name: value for name, value in sections("projectfiche").items() if name != "data_and_privacy"},
)
AMENDING_LEFT_BLANK = altered(
    "DeliverableSubmitted",
    {"deliverable": {"kind": "afsprakennota", "version": "1.0"}},
    sections={**sections("afsprakennota"), "amending": {"text": " "}},
)
NO_GRANT: Change = lambda lines: []  # noqa: E731

REFUSALS: list[tuple[str, str, Change, list[tuple[str, str | None]]]] = [
    ("G0.1", "the reason is blank", altered("PartnershipInitiated", reason=" "), [("reason_not_stated", None)]),
    ("G0.1", "the issue is blank", altered("PartnershipInitiated", issue="\n"), [("issue_not_stated", None)]),
    ("G0.2", "no analysis was submitted",
     without("DeliverableSubmitted", deliverable={"kind": "stakeholderanalyse", "version": "1.0"}),
     [("not_submitted", None)]),
    ("G0.2", "nobody else accepted", without("InvitationAccepted"), [("too_few_accepted", None)]),
    ("G0.3", "no missing voice was named", altered("StakeholdersMapped", missingVoices=[]),
     [("no_missing_voice_named", None)]),
    ("G0.3", "the field was not mapped", without("StakeholdersMapped"), [("stakeholders_not_mapped", None)]),
    ("G0.4", "nobody leads the process", altered("RoleAssigned", {"role": "process_facilitator"}, role="secretary"),
     [("role_not_filled", None)]),
    ("G0.5", "the solution passes for the issue",
     altered("PartnershipInitiated", initiatorSolution={"text": "Een loket.", "labelledAsImage": False}),
     [("solution_not_labelled", "AAA")]),
    ("G1.1", "the starting note was not adopted",
     without("DeliverableAdopted", deliverable={"kind": "startnota", "version": "1.0"}), [("not_adopted", None)]),
    ("G1.2", "a partner was never spoken with", altered("DialogueHeld", present=["AAA"]),
     [("no_conversation", "BBB")]),
    ("G1.2", "they only met in plenary", altered("DialogueHeld", form="plenary"),
     [("no_conversation", "AAA"), ("no_conversation", "BBB")]),
    ("G1.3", "a partner did not declare itself", without("ReadinessDeclared", organisation="BBB"),
     [("readiness_not_declared", "BBB")]),
    ("G1.3", "a partner last said to deliberate",
     followed_by(line("ReadinessDeclared", TODAY, "BBB", organisation="BBB", readiness="deliberating")),
     [("not_ready", "BBB")]),
    ("G1.4", "nobody decided to go on", without("DecisionTaken", decision="D-01"), [("not_decided", None)]),
    ("G1.4", "a majority decided to go on", altered("ProposalTabled", {"proposal": "P-01"}, method="majority"),
     [("decided_by_other_method", None)]),
    ("G1.4", "a partner had no say", altered("ProposalTabled", {"proposal": "P-01"}, entitled=["AAA"]),
     [("not_entitled", "BBB")]),
    ("G1.5", "there are no process agreements", without("ProcessAgreementsSet"), [("no_process_agreements", None)]),
    ("G1.5", "no method was agreed for sharing",
     altered("ProcessAgreementsSet", methods=[{"phase": "agreeing", "method": "consent"}]),
     [("no_method_agreed", None)]),
    ("G1.6", "a partner has no representative",
     altered("RoleAssigned", {"role": "representative", "organisation": "BBB"}, role="secretary"),
     [("role_not_filled", "BBB")]),
    ("G1.7", "a mandate does not reach exploring",
     altered("MandateGranted", {"organisation": "BBB"}, scope=["negotiate"]), [("no_mandate", "BBB")]),
    ("G2.1", "a partner keeps its interest from some",
     altered("InterestShared", {"organisation": "BBB"}, audience="some_parties"), [("interest_not_shared", "BBB")]),
    ("G2.1", "a partner keeps its own ambition to itself", without("OwnAmbitionShared", organisation="AAA"),
     [("own_ambition_not_shared", "AAA")]),
    ("G2.2", "no ambition was drafted",
     lambda story: without("AmbitionEndorsed")(without("SharedAmbitionDrafted")(story)), [("no_ambition", None)]),
    ("G2.2", "a partner did not answer", without("AmbitionEndorsed", organisation="BBB"), [("not_endorsed", "BBB")]),
    ("G2.2", "a partner will not act on it", altered("AmbitionEndorsed", {"organisation": "BBB"}, act=False),
     [("partial", "BBB")]),
    ("G2.2", "a partner has a blocking reservation",
     altered("AmbitionEndorsed", {"organisation": "BBB"}, reservation={"text": "Tenzij.", "blocking": True}),
     [("blocking_reservation", "BBB")]),
    ("G2.3", "a partner did not sign",
     without("DeliverableSigned", organisation="BBB", deliverable={"kind": "intentieverklaring", "version": "1.0"}),
     [("not_signed", "BBB")]),
    ("G2.3", "it is not in force",
     without("DeliverableInForce", deliverable={"kind": "intentieverklaring", "version": "1.0"}),
     [("not_in_force", None)]),
    ("G2.4", "a mandate does not reach signing the intent",
     altered("MandateGranted", {"organisation": "BBB"}, scope=["explore"]), [("out_of_scope", "BBB")]),
    ("G2.5", "a partner did not ask its constituency", without("ConstituencyConsulted", organisation="BBB"),
     [("constituency_not_consulted", "BBB")]),
    ("G2.6", "a paramount objection is open", UNRESOLVED_OBJECTION, [("open_paramount_objection", "BBB")]),
    ("G2.7", "a word is still disputed", without("SharedTermAgreed"), [("disputed_term", None)]),
    ("G2.8", "a partner offers nothing",
     lambda story: without("ContributionFixed", organisation="BBB")(
         without("ContributionOffered", organisation="BBB")(story)),
     [("no_contribution_offered", "BBB")]),
    ("G2.9", "a mandate to negotiate has run out",
     altered("MandateGranted", {"organisation": "BBB"}, validThrough="2024-06-29"), [("no_mandate", "BBB")]),
    ("G3.1", "a partner did not sign",
     without("DeliverableSigned", organisation="AAA", deliverable={"kind": "afsprakennota", "version": "1.0"}),
     [("not_signed", "AAA")]),
    ("G3.2", "a partner pledged more than its mandate allows",
     altered("ContributionFixed", {"organisation": "BBB"}, amount={"minor": 100_001, "currency": "EUR"}),
     [("limit_too_low", "BBB")]),
    ("G3.3", "no commitment was asked of a partner",
     lambda story: [item for item in story if not (item["fact"].startswith("Commitment") and item["by"] == "BBB")],
     [("commitment_not_asked", "BBB")]),
    ("G3.3", "a commitment was asked only",
     lambda story: without("CommitmentRecognised", organisation="BBB")(
         without("CommitmentDeclared", organisation="BBB")(story)),
     [("commitment_not_declared", "BBB")]),
    ("G3.3", "a commitment was not recognised", without("CommitmentRecognised", organisation="BBB"),
     [("commitment_not_recognised", "BBB")]),
    ("G3.3", "a contribution was only offered", without("ContributionFixed", organisation="BBB"),
     [("contribution_not_fixed", "BBB")]),
    ("G3.3", "a partner gains nothing that it names", without("AddedValueConfirmed", organisation="BBB"),
     [("added_value_not_confirmed", "BBB")]),
    ("G3.4", "the section on evaluation names no date",
     altered("DeliverableSubmitted", {"deliverable": {"kind": "afsprakennota", "version": "1.0"}},
             sections=sections("afsprakennota")),
     [("section_not_dated", None)]),
    ("G3.4", "a section has no visible text and none names a date", AMENDING_LEFT_BLANK,
     [("section_empty", None), ("section_not_dated", None)]),
    ("G3.5", "a paramount objection is open", UNRESOLVED_OBJECTION, [("open_paramount_objection", "BBB")]),
    ("G3.6", "a partner took its endorsement back",
     followed_by(line("EndorsementWithdrawn", TODAY, "BBB", organisation="BBB", ambitionVersion=1, effect="from_now",
                      reason="Gewijzigd.")),
     [("withdrawn", "BBB")]),
    ("G3.7", "no archetype was chosen", without("ArchetypeChosen"), [("no_archetype", None)]),
    ("G4.1", "no sheet was adopted", without("DeliverableAdopted", decision="D-04"), [("not_adopted", None)]),
    ("G4.1", "an executing partner neither agreed nor took a role",
     without("PositionTaken", proposal="P-04", organisation="AAA"), [("executing_partner_not_agreed", "AAA")]),
    ("G4.2", "a project has no lead", altered("RoleAssigned", {"role": "project_lead"}, role="project_co_lead"),
     [("role_not_filled", None)]),
    ("G4.2", "the lead partner did not accept", without("RoleAccepted", assignment="R-05"),
     [("role_not_accepted", "AAA")]),
    ("G4.3", "the evaluation planned is past", altered("EvaluationPlanned", plannedOn="2024-06-29"),
     [("no_evaluation_planned", None)]),
    ("G4.4", "a return left two deliverables open", followed_by(*returned(TODAY, "agreeing")),
     [("reopened_not_settled", None), ("reopened_not_settled", None)]),
    ("G4.6", "data matter and privacy is not settled", PRIVACY_LEFT_OUT, [("section_empty", None)]),
]  # fmt: skip


@pytest.mark.parametrize("guard", PROCESS.guards)
def test_each_guard_is_met_in_the_whole_story(guard: str) -> None:
    finding = found(guard)

    assert (finding.outcome, finding.missing) == ("met", ())


@pytest.mark.parametrize(
    ("guard", "change", "lacking"),
    [
        pytest.param(guard, change, lacking, id=f"{guard} refuses when {why}")
        for guard, why, change, lacking in REFUSALS
    ],
)
def test_a_guard_refuses(guard: str, change: Change, lacking: list[tuple[str, str | None]]) -> None:
    finding = found(guard, change)

    assert finding.outcome == "unmet"
    assert missing(finding) == lacking


def test_funding_refuses_while_no_grant_is_awarded_and_the_agreement_says_nothing_about_it() -> None:
    finding = found("G3.8", FINANCES_LEFT_OUT, grants=grants_of(NO_GRANT))

    assert missing(finding) == [("no_grant_awarded", None), ("section_empty", None)]


def test_funding_is_met_by_the_agreement_alone() -> None:
    finding = found("G3.8", grants=grants_of(NO_GRANT))

    assert finding.outcome == "met"


def test_means_are_missing_while_nothing_is_paid_and_no_money_or_people_are_fixed() -> None:
    finding = found("G4.5", altered("ContributionFixed", kind="network"), grants=grants_of(without("TranchePaid")))

    assert missing(finding) == [("no_tranche_paid", None), ("no_such_contribution_fixed", None)]


@pytest.mark.parametrize("outcome", ["approved_with_conditions", "withheld"])
def test_a_milestone_that_is_not_simply_approved_is_no_go_ahead(outcome: str) -> None:
    finding = found("G4.7", grants=grants_of(altered("FunderReviewed", outcome=outcome)))

    assert [(item.reason, item.subject, item.who) for item in finding.missing] == [
        ("milestone_not_approved", "GR-1 M1", ("FON",))
    ]


def test_every_guard_of_the_definition_is_refused_somewhere_in_this_file() -> None:
    refused = {guard for guard, *_ in REFUSALS} | {"G3.8", "G4.5", "G4.7"}

    assert refused == set(PROCESS.guards)
