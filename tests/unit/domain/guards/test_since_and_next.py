"""What is missing tells since when, and the one next step with what is known of it already."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.guards.outcome import Missing, Step
from partnerflow.messages import LANGUAGES, Language, catalogue, render
from tests.unit.domain.guards.refusals import FINANCES_LEFT_OUT, NO_GRANT, REFUSALS, UNRESOLVED_OBJECTION
from tests.unit.domain.guards.story import TODAY, Change, altered, followed_by, found, grants_of, without
from tests.unit.domain.guards.telling import Line, adopted, decided, each, line, returned, submitted

AGREEMENT = {"kind": "afsprakennota", "version": "1.0"}
INTENT = {"kind": "intentieverklaring", "version": "1.0"}
NOTE = {"kind": "startnota", "version": "1.0"}
REAFFIRM = {"type": "reaffirm_deliverable", "deliverable": AGREEMENT}
FICHE = {"kind": "projectfiche", "project": "PF1", "version": "1.0"}
REAFFIRM_FICHE = {"type": "reaffirm_deliverable", "deliverable": FICHE}
OBJECTION = {"objection": "B-91", "proposal": "P-01"}
ADVANCE = {"type": "advance_phase", "to": "sharing"}
NOTHING: dict[str, Any] = {}


def lack(guard: str, *changes: Change, place: int = 0) -> Missing:
    return found(guard, *changes).missing[place]


def both(*changes: Change) -> Change:
    def change(story: list[Line]) -> list[Line]:
        for each_change in changes:
            story = each_change(story)
        return story

    return change


def tabled(number: str, subject: Line) -> Change:
    terms = {"text": "Zo.", "sha256": "0" * 64, "method": "consent", "entitled": ["AAA", "BBB"], "silence": "blocks"}
    return followed_by(
        line("ProposalTabled", TODAY, proposal=f"P-{number}", subjects=[subject], **terms, deadline=TODAY)
    )


@pytest.mark.parametrize(
    ("guard", "change"), [pytest.param(guard, change, id=f"{guard} when {why}") for guard, why, change, _ in REFUSALS]
)
def test_everything_missing_has_a_day_and_a_step_that_can_be_recorded(guard: str, change: Change) -> None:
    for item in found(guard, change).missing:
        assert item.since is not None
        assert "2024-01-01" <= item.since <= TODAY
        assert item.next is not None
        members = {member.wire for member in FACT_TYPES[item.next.fact].kind.members}
        assert set(item.next.data) <= members


UNSIGNED = without("DeliverableSigned", organisation="BBB", deliverable=INTENT)


def registered(organisation: str) -> Change:
    return followed_by(line("PersonRegistered", TODAY, person="p-091", name="Bo", organisation=organisation))


SINCE: list[tuple[str, str, Change, str]] = [
    ("G1.2", "a party joined", altered("DialogueHeld", present=["AAA"]), "2024-01-04"),
    ("G1.7", "its mandate ended", altered("MandateGranted", {"organisation": "BBB"}, validThrough="2024-05-31"),
     "2024-06-01"),
    ("G1.7", "its mandate was revoked",
     followed_by(line("MandateRevoked", "2024-06-03", "BBB", mandate="M-BBB-1")), "2024-06-03"),
    ("G1.4", "the stay was entered", without("DecisionTaken", decision="D-01"), "2024-01-05"),
    ("G2.2", "the version was drafted", without("AmbitionEndorsed", organisation="BBB"), "2024-02-04"),
    ("G2.2", "it answered", altered("AmbitionEndorsed", {"organisation": "BBB"}, own=False), "2024-02-05"),
    ("G2.2", "a return reopened the version",
     followed_by(*returned("2024-05-02", "sharing", ambition="reopened")), "2024-05-02"),
    ("G2.3", "the version was adopted", without("DeliverableSigned", organisation="BBB", deliverable=INTENT),
     "2024-02-09"),
    ("G2.6", "the objection was raised", UNRESOLVED_OBJECTION, TODAY),
    ("G3.2", "it signed", altered("MandateGranted", {"organisation": "BBB"}, scope=["sign_intent"]), "2024-03-09"),
    ("G3.2", "it pledged more", followed_by(line(
        "ContributionAdjusted", "2024-05-05", "BBB", contribution="CT-BBB-1", organisation="BBB", reason="Meer.",
        amount={"minor": 200_000, "currency": "EUR"})), "2024-05-05"),
    ("G3.3", "its commitment was declared", without("CommitmentRecognised", organisation="BBB"), "2024-03-03"),
    ("G4.2", "the last lead laid the role down", followed_by(
        line("RoleEnded", "2024-06-01", "BBB", assignment="R-04", reasonCode="left")), "2024-06-01"),
    ("G4.3", "the last planned day passed", altered("EvaluationPlanned", plannedOn="2024-06-01"), "2024-06-02"),
    ("G4.4", "the partners returned", followed_by(*returned("2024-06-05", "agreeing")), "2024-06-05"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("guard", "change", "since"),
    [pytest.param(guard, change, since, id=f"{guard} since {why}") for guard, why, change, since in SINCE],
)
def test_it_is_missing_since_the_day_on_which(guard: str, change: Change, since: str) -> None:
    assert lack(guard, change).since == since


NEXT: list[tuple[str, str, Change, str, bool, dict[str, Any]]] = [
    ("G2.3", "the partner signs the version under its mandate", both(UNSIGNED, registered("BBB")),
     "DeliverableSigned", True, {"deliverable": INTENT, "organisation": "BBB", "mandate": "M-BBB-1"}),
    ("G2.3", "who signs for the partner is registered", UNSIGNED, "PersonRegistered", False, {"organisation": "BBB"}),
    ("G2.3", "a second signatory is registered where two must sign", both(
        UNSIGNED, registered("BBB"), altered("MandateGranted", {"organisation": "BBB"}, jointSignatories=2)),
     "PersonRegistered", False, {"organisation": "BBB"}),
    ("G2.3", "a mandate to sign is presented", both(
        UNSIGNED, registered("BBB"), altered("MandateGranted", {"organisation": "BBB"}, scope=["explore"])),
     "MandateGranted", False, {"organisation": "BBB", "scope": ["sign_intent"]}),
    ("G2.3", "a mandate is presented where that of signing ran out", both(
        UNSIGNED, registered("BBB"), altered("MandateGranted", {"organisation": "BBB"}, validThrough="2024-06-29")),
     "MandateGranted", False, {"organisation": "BBB", "scope": ["sign_intent"]}),
    ("G3.1", "a mandate is presented that reaches the pledge", both(
        without("DeliverableSigned", organisation="BBB", deliverable=AGREEMENT), registered("BBB"),
        altered("ContributionFixed", {"organisation": "BBB"}, amount={"minor": 100_001, "currency": "EUR"})),
     "MandateGranted", False, {"organisation": "BBB", "scope": ["sign_agreement"]}),
    ("G2.2", "the partner answers the three questions", without("AmbitionEndorsed", organisation="BBB"),
     "AmbitionEndorsed", True, {"ambitionVersion": 1, "organisation": "BBB"}),
    ("G2.2", "another version is drafted for who declined",
     altered("AmbitionEndorsed", {"organisation": "BBB"}, stance="declined"),
     "SharedAmbitionDrafted", False, {"ambitionVersion": 2}),
    ("G3.2", "a mandate that reaches far enough is presented",
     altered("MandateGranted", {"organisation": "BBB"}, scope=["sign_intent"]),
     "MandateGranted", False, {"organisation": "BBB", "scope": ["sign_agreement"]}),
    ("G3.2", "the signature is ratified under a mandate that does", both(
        altered("MandateGranted", {"organisation": "BBB"}, scope=["sign_intent"]),
        followed_by(line("MandateGranted", "2024-06-01", "BBB", mandate="M-BBB-2", organisation="BBB", organ="bestuur",
                         instrument="decision", reference="B-2", scope=["sign_agreement"], capacities=["director"],
                         jointSignatories=1, validFrom="2024-06-01"))),
     "SignatureRatified", True, {"deliverable": AGREEMENT, "organisation": "BBB", "mandate": "M-BBB-2"}),
    ("G1.1", "a version is submitted", without("DeliverableSubmitted", deliverable=NOTE),
     "DeliverableSubmitted", False, {"deliverable": {"kind": "startnota"}}),
    ("G1.1", "its adoption is proposed", without("DeliverableAdopted", deliverable=NOTE),
     "ProposalTabled", False, {"subjects": [{"type": "adopt_deliverable", "deliverable": NOTE}]}),
    ("G4.1", "the decision that was taken is carried out", without("DeliverableAdopted", decision="D-04"),
     "DeliverableAdopted", True,
     {"deliverable": {"kind": "projectfiche", "project": "PF1", "version": "1.0"}, "decision": "D-04"}),
    ("G1.4", "going on is proposed", altered("ProposalTabled", {"proposal": "P-01"}, subjects=[{"type": "process_agreements"}]),
     "ProposalTabled", False, {"subjects": [ADVANCE]}),
    ("G1.4", "the decision is taken once everybody answered", without("DecisionTaken", decision="D-01"),
     "DecisionTaken", True, {"proposal": "P-01", "round": 1}),
    ("G1.4", "who has not answered does",
     both(without("DecisionTaken", decision="D-01"), without("PositionTaken", proposal="P-01", organisation="BBB")),
     "PositionTaken", False, {"proposal": "P-01", "round": 1, "organisation": "BBB"}),
    ("G1.4", "a text that was changed for an objection comes back in a new round", both(
        without("DecisionTaken", decision="D-01"), followed_by(
            line("ObjectionRaised", TODAY, **OBJECTION, round=1, organisation="BBB", paramount=True, grounds="Nee.",
                 touches=["risk"]),
            line("ObjectionIntegrated", TODAY, **OBJECTION, confirmedBy="BBB", textChange="Trager."))),
     "ProposalAmended", False, {"proposal": "P-01", "round": 2}),
    ("G4.4", "it is proposed to let the versions stand, all at once", followed_by(*returned("2024-06-05", "agreeing")),
     "ProposalTabled", False, {"subjects": [REAFFIRM_FICHE, REAFFIRM]}),
    ("G4.4", "it is proposed to let the last one stand", followed_by(
        *returned("2024-06-05", "agreeing"), *decided("91", "2024-06-06", REAFFIRM_FICHE)),
     "ProposalTabled", False, {"subjects": [REAFFIRM]}),
    ("G4.4", "the parties answer what is proposed", both(
        followed_by(*returned("2024-06-05", "agreeing")), tabled("91", REAFFIRM)),
     "PositionTaken", False, {"proposal": "P-91", "round": 1, "organisation": "AAA"}),
    ("G4.4", "what was decided since is carried out", followed_by(
        *returned("2024-06-05", "agreeing"), *decided("91", "2024-06-06", REAFFIRM)),
     "DeliverableReaffirmed", True, {"deliverable": AGREEMENT, "decision": "D-91"}),
    ("G4.4", "a newer version that was adopted comes into force", followed_by(
        *returned("2024-06-05", "agreeing"), submitted("afsprakennota", "2024-06-06", "2.0"),
        adopted("afsprakennota", "2024-06-07", "D-03", "2.0")),
     "DeliverableInForce", True, {"deliverable": {"kind": "afsprakennota", "version": "2.0"}}),
    ("G4.4", "a newer version that was submitted is proposed", followed_by(
        *returned("2024-06-05", "agreeing"), submitted("afsprakennota", "2024-06-06", "2.0")),
     "ProposalTabled", False, {"subjects": [
         {"type": "adopt_deliverable", "deliverable": {"kind": "afsprakennota", "version": "2.0"}}]}),
    ("G2.6", "the raiser confirms", UNRESOLVED_OBJECTION,
     "ObjectionIntegrated", True, {"objection": "B-01", "proposal": "P-80", "confirmedBy": "BBB"}),
    ("G0.2", "who was invited accepts", without("InvitationAccepted"),
     "InvitationAccepted", True, {"organisation": "BBB"}),
    ("G0.2", "somebody is invited", both(without("InvitationAccepted"), without("PartyInvited")),
     "PartyInvited", False, NOTHING),
    ("G4.2", "the holder accepts", without("RoleAccepted", assignment="R-05"),
     "RoleAccepted", True, {"assignment": "R-05"}),
    ("G3.3", "the others recognise the commitment", without("CommitmentRecognised", organisation="BBB"),
     "CommitmentRecognised", True, {"commitment": "EN-BBB-1", "organisation": "BBB"}),
    ("G3.3", "what was offered is fixed", without("ContributionFixed", organisation="BBB"),
     "ContributionFixed", True, {"contribution": "CT-BBB-1", "organisation": "BBB"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("guard", "change", "fact", "settles", "data"),
    [
        pytest.param(guard, change, fact, settles, data, id=f"{guard} until {why}")
        for guard, why, change, fact, settles, data in NEXT
    ],
)
def test_the_next_step_is_that(guard: str, change: Change, fact: str, settles: bool, data: dict[str, Any]) -> None:
    step = lack(guard, change).next

    assert step is not None
    assert (step.fact, step.settles, step.data) == (fact, settles, data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_is_told_in_words_without_a_hole(language: Language) -> None:
    changes = [(guard, change) for guard, _, change, *_ in (*REFUSALS, *NEXT)]

    for item in (lacks for guard, change in changes for lacks in found(guard, change).missing):
        message = render(item.as_fault(), language)
        assert message.remedy
        assert "…" not in message.text + message.remedy
        if item.next is not None and not item.next.settles:
            steps = (f"missing.{item.reason}.{item.next.fact}", f"next.{item.next.fact}")
            assert any(step in catalogue(language) for step in steps), steps


def test_what_is_not_signed_by_all_comes_into_force_by_way_of_the_signature_that_lacks() -> None:
    still_to_come = both(
        without("DeliverableSigned", organisation="BBB", deliverable=INTENT),
        without("DeliverableInForce", deliverable=INTENT),
        registered("BBB"),
    )

    item = lack("G2.3", still_to_come, place=1)

    assert item.reason == "not_in_force"
    assert item.next == Step(
        fact="DeliverableSigned",
        data={"deliverable": INTENT, "organisation": "BBB", "mandate": "M-BBB-1"},
        settles=False,
    )


def test_where_mandates_only_signal_who_has_none_signs_all_the_same() -> None:
    story = both(without("MandateGranted"), without("DeliverableSigned"), without("PositionTaken"), registered("BBB"))

    (step,) = [item.next for item in found("G2.3", story, profile="light").missing if item.organisation == "BBB"]

    assert step == Step(fact="DeliverableSigned", data={"deliverable": INTENT, "organisation": "BBB"})


def test_a_version_that_ran_out_is_missing_since_the_day_after_its_last() -> None:
    item = lack("G2.3", altered("DeliverableInForce", {"deliverable": INTENT}, validThrough="2024-05-31"))

    assert (item.reason, item.since) == ("not_in_force", "2024-06-01")
    assert item.next == Step(
        fact="DeliverableSubmitted", data={"deliverable": {"kind": "intentieverklaring"}}, settles=False
    )


def test_a_step_of_the_funder_names_the_grant() -> None:
    finding = found("G4.7", grants=grants_of(altered("FunderReviewed", outcome="withheld")))

    assert finding.missing[0].as_data() == {
        "reason": "milestone_not_approved",
        "subject": "GR-1 M1",
        "who": ("FON",),
        "since": "2024-04-01",
        "next": {
            "fact": "FunderReviewed",
            "data": {"milestone": "M1", "outcome": "approved"},
            "settles": True,
            "stream": "grant",
            "key": "GR-1",
        },
    }


def test_a_milestone_that_nobody_looked_at_is_missing_since_it_was_defined() -> None:
    finding = found("G4.7", grants=grants_of(without("FunderReviewed")))

    assert finding.missing[0].since == "2024-03-01"


def test_without_any_grant_the_next_step_is_to_apply() -> None:
    step = found("G3.8", FINANCES_LEFT_OUT, grants=grants_of(NO_GRANT)).missing[0].next

    assert step is not None
    assert (step.fact, step.settles) == ("GrantApplied", False)


def test_where_nobody_counts_any_more_it_is_missing_since_the_last_one_went() -> None:
    gone = followed_by(
        *each("WithdrawalNotified", "2024-06-01", effectiveOn="2024-06-10", reason="Anders."),
        *each("PartnerWithdrew", "2024-06-10", settlement=["Niets."]),
    )

    item = lack("G1.2", gone)

    assert (item.reason, item.since) == ("nobody_counts", "2024-06-10")
    assert item.next is not None
    assert item.next.fact == "PartyInvited"
