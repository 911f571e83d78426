"""Who counts for a guard when people come and go, and which projects it looks at."""

from __future__ import annotations

from tests.unit.domain.guards.story import TODAY, altered, followed_by, found, grants_of, missing, without
from tests.unit.domain.guards.telling import Line, adopted, line, role, submitted

SUCCESSION = line("PartnerSucceeded", TODAY, "CCC", predecessor="BBB", successor="CCC")
GONE = line("PartnerWithdrew", TODAY, organisation="BBB", settlement=[])
SECOND_PROJECT = line("ProjectDefined", TODAY, project="PF2", title="Tuin")


def second_sheet(*executing: str) -> list[Line]:
    return [
        SECOND_PROJECT,
        submitted("projectfiche", TODAY, project="PF2", executingPartners=list(executing)),
        adopted("projectfiche", TODAY, "D-04", project="PF2"),
    ]


def test_an_organisation_that_accepted_and_left_again_leaves_the_initiator_alone() -> None:
    left = line("PartyLeft", TODAY, "BBB", organisation="BBB")

    finding = found("G0.2", followed_by(left))

    assert [(item.reason, item.subject) for item in finding.missing] == [("too_few_accepted", "1")]


def test_the_legal_successor_of_who_accepted_is_at_the_table_in_its_place() -> None:
    assert found("G0.2", followed_by(SUCCESSION)).outcome == "met"


def test_an_observer_need_not_be_ready() -> None:
    steps_back = line(
        "LateJoinAgreed", TODAY, organisation="BBB", joinBy="2024-12-31", proviso="Later.", reopensStartnota=False
    )

    assert found("G1.3", without("ReadinessDeclared", organisation="BBB"), followed_by(steps_back)).outcome == "met"


def test_a_newcomer_has_to_endorse_as_everybody_did() -> None:
    admitted = line("PartnerAdmitted", TODAY, organisation="CCC", category="partner", basis="decision", decision="D-01")

    assert missing(found("G3.6", followed_by(admitted))) == [("not_endorsed", "CCC")]


def test_a_party_that_left_holds_no_role_even_before_the_role_is_ended() -> None:
    assert missing(found("G4.2", followed_by(GONE))) == [("role_not_filled", None)]


def test_an_external_may_lead_the_process_and_has_to_accept_it() -> None:
    external: Line = {"assignment": "R-09", "role": "network_coordinator", "external": "extern-1"}
    engaged = line("ExternalEngaged", TODAY, external="extern-1", capacity="process_facilitator")
    instead = (
        without("RoleAccepted", assignment="R-01"),
        altered("RoleAssigned", {"assignment": "R-01"}, role="secretary"),
    )
    assigned = followed_by(engaged, line("RoleAssigned", TODAY, **external))

    assert found("G0.4", *instead, assigned).outcome == "met"
    assert [item.who for item in found("G4.2", *instead, assigned).missing] == [("extern-1",)]


def test_each_project_that_goes_on_needs_a_lead() -> None:
    finding = found("G4.2", followed_by(SECOND_PROJECT))

    assert [(item.reason, item.project) for item in finding.missing] == [("role_not_filled", "PF2")]


def test_a_project_that_has_ended_needs_no_lead_any_more() -> None:
    stopped = line("ProjectStopped", TODAY, project="PF2", reason="Niet haalbaar.")

    assert found("G4.2", followed_by(SECOND_PROJECT, stopped)).outcome == "met"


def test_a_lead_partner_is_needed_only_while_a_grant_runs() -> None:
    no_lead_partner = altered("RoleAssigned", {"role": "lead_partner"}, role="secretary")
    settled = grants_of(
        lambda lines: [*lines, line("GrantSettled", TODAY, "FON", settled={"minor": 1, "currency": "EUR"})]
    )

    assert missing(found("G4.2", no_lead_partner)) == [("role_not_filled", None)]
    assert found("G4.2", no_lead_partner, grants=settled).outcome == "met"


def test_every_sheet_adopted_needs_the_consent_of_who_carries_it_out() -> None:
    finding = found(
        "G4.1", without("PositionTaken", proposal="P-04", organisation="AAA"), followed_by(*second_sheet("AAA"))
    )

    assert [(item.organisation, item.project) for item in finding.missing] == [("AAA", "PF1"), ("AAA", "PF2")]


def test_accepting_a_role_in_the_project_is_agreeing_to_carry_it_out() -> None:
    silent = without("PositionTaken", proposal="P-04", organisation="AAA")

    assert found("G4.1", silent, followed_by(*role("09", "action_lead", TODAY, "AAA", project="PF1"))).outcome == "met"
    assert found("G4.1", silent, followed_by(*role("09", "action_lead", TODAY, "AAA"))).outcome == "unmet"


def test_an_objector_did_not_agree_to_carry_it_out() -> None:
    objects = altered("PositionTaken", {"proposal": "P-04", "organisation": "AAA"}, position="object")

    assert missing(found("G4.1", objects)) == [("executing_partner_not_agreed", "AAA")]


def test_who_left_has_nothing_to_agree_to_any_more() -> None:
    silent = without("PositionTaken", proposal="P-04", organisation="BBB")
    roleless = altered("RoleAssigned", {"role": "project_lead"}, organisation="AAA")

    assert found("G4.1", silent, roleless, followed_by(GONE)).outcome == "met"


def test_a_legal_successor_stands_by_what_was_agreed_before() -> None:
    roleless = altered("RoleAssigned", {"role": "project_lead"}, organisation="AAA")

    assert found("G4.1", roleless, followed_by(SUCCESSION)).outcome == "met"


def test_two_mergers_that_lead_back_to_the_first_do_not_confuse_the_guards() -> None:
    back = line("PartnerSucceeded", TODAY, "BBB", predecessor="CCC", successor="BBB")

    assert found("G3.1", followed_by(SUCCESSION, back)).outcome == "met"


def test_a_refused_grant_is_not_awarded() -> None:
    refused = grants_of(lambda lines: [*lines, line("GrantRejected", TODAY, "FON", reason="Ingetrokken.")])
    silent = altered("DeliverableSubmitted", {"deliverable": {"kind": "afsprakennota", "version": "1.0"}}, sections={})

    assert ("no_grant_awarded", None) in missing(found("G3.8", silent, grants=refused))


def test_a_rejected_proposal_leaves_its_objection_behind() -> None:
    proposal: Line = {"proposal": "P-80", "text": "Iets.", "sha256": "0" * 64, "method": "consent", "silence": "blocks"}
    tabled = line("ProposalTabled", TODAY, **proposal, subjects=[{"type": "other", "text": "Iets."}],
                  entitled=["AAA", "BBB"], deadline=TODAY)  # fmt: skip
    raised = line("ObjectionRaised", TODAY, "BBB", objection="B-01", proposal="P-80", round=1, organisation="BBB",
                  paramount=True, grounds="Schaadt.", touches=["risk"])  # fmt: skip
    rejected = line(
        "DecisionTaken", TODAY, decision="D-80", proposal="P-80", round=1, outcome="rejected", effectiveFrom=TODAY
    )

    assert found("G3.5", followed_by(tabled, raised)).outcome == "unmet"
    assert found("G3.5", followed_by(tabled, raised, rejected)).outcome == "met"
