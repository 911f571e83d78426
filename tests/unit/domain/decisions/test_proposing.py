"""What may be put to the partners, and to whom."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.table import Table, proposal, reasons

OTHER = {"type": "other", "text": "Iets."}


@pytest.fixture
def table() -> Table:
    return Table()


def test_a_proposal_to_all_counting_partners_is_accepted(table: Table) -> None:
    assert table.table() == []


def test_a_proposal_whose_text_is_not_the_frozen_text_is_refused(table: Table) -> None:
    faults = table.table(sha256="0" * 64)

    assert reasons(faults) == [("hash", "text_differs_from_hash")]


@pytest.mark.parametrize(
    "entitled", [["AAA", "BBB"], ["AAA", "BBB", "CCC", "DDD"]], ids=["one missing", "one too many"]
)
def test_a_proposal_to_others_than_the_counting_partners_is_refused(table: Table, entitled: list[str]) -> None:
    faults = table.table(entitled=entitled)

    assert reasons(faults) == [("not_entitled", "entitled")]


def test_a_partner_that_suspended_its_part_is_not_entitled(table: Table) -> None:
    table.say("PartySuspended", "CCC")

    faults = table.table(entitled=["AAA", "BBB", "CCC"])

    assert reasons(faults) == [("not_entitled", "entitled")]
    assert table.table(entitled=["AAA", "BBB"]) == []


def exclude(ground: str, organisation: str = "CCC") -> dict[str, Any]:
    return {"entitled": ["AAA", "BBB"], "excluded": [{"organisation": organisation, "reasonCode": ground}]}


def test_a_partner_is_left_out_for_its_own_withdrawal_only_after_notice(table: Table) -> None:
    assert reasons(table.table(**exclude("own_withdrawal"))) == [("not_entitled", "exclusion_without_ground")]

    table.say("WithdrawalNotified", "CCC", effectiveOn="2020-06-30", reason="Anders.")

    assert table.table(**exclude("own_withdrawal")) == []


def test_a_partner_is_left_out_for_its_own_exclusion_only_when_that_is_the_subject(table: Table) -> None:
    out = {"type": "exclude_partner", "organisation": "CCC"}

    assert reasons(table.table(**exclude("own_exclusion"))) == [("not_entitled", "exclusion_without_ground")]
    assert table.table(out, **exclude("own_exclusion")) == []


def test_a_candidate_is_left_out_of_its_own_admission(table: Table) -> None:
    candidate = {"excluded": [{"organisation": "DDD", "reasonCode": "own_admission"}]}

    assert reasons(table.table(**candidate)) == [("not_entitled", "exclusion_without_ground")]
    assert table.table({"type": "admit_partner", "organisation": "DDD"}, **candidate) == []


def test_a_funder_at_the_table_is_left_out_of_its_own_review(table: Table) -> None:
    assert table.table(**exclude("funder_own_review")) == []


def test_a_deadline_that_has_passed_when_the_round_begins_is_refused(table: Table) -> None:
    assert reasons(table.table(deadline="2020-02-02")) == [("decision", "deadline_before_round")]
    assert table.table(deadline="2020-02-03") == []


def test_advice_needs_somebody_who_decides_and_that_party_need_not_be_asked(table: Table) -> None:
    assert reasons(table.table(method="advice", entitled=["BBB", "CCC"])) == [
        ("decision", "no_decider"),
        ("not_entitled", "entitled"),
    ]
    assert reasons(table.table(method="advice", decider="DDD")) == [("membership", "not_a_party")]
    assert table.table(method="advice", decider="AAA", entitled=["BBB", "CCC"]) == []


def test_a_proposal_to_adopt_names_the_text_that_was_submitted(table: Table) -> None:
    adoption = table.submit("2.0")

    assert reasons(table.table({**adoption, "sha256": "0" * 64})) == [("hash", "another_text_proposed")]
    assert table.table(adoption) == []


def with_core_group(table: Table) -> None:
    members = {"body": "kerngroep", "name": "Kerngroep", "domain": "Dagelijkse gang", "members": ["AAA", "BBB"]}
    table.told("BodyEstablished", "AAA", {**members, "method": "consent"})


def test_a_body_decides_only_what_all_partners_delegated_to_it_and_until_that_day(table: Table) -> None:
    with_core_group(table)
    small = {"body": "kerngroep", "entitled": ["AAA", "BBB"]}

    assert reasons(table.table(OTHER, ref="P-02", **small)) == [("decision", "not_delegated")]

    decision = table.decide({"type": "delegate", "body": "kerngroep", "delegated": ["other", "adopt_projectfiche"]})
    table.told(
        "DecisionDelegated",
        "AAA",
        {
            "body": "kerngroep",
            "delegated": ["other", "adopt_projectfiche"],
            "decision": decision,
            "validThrough": "2020-03-31",
        },
    )

    assert reasons(table.table({"type": "return_phase", "to": "agreeing"}, ref="P-02", **small)) == [
        ("decision", "not_delegated")
    ]
    assert table.table(OTHER, ref="P-02", **small) == []
    table.answer("P-02", AAA="consent", BBB="consent")
    table.day = "2020-04-01"
    assert reasons(table.conclude("P-02")) == [("decision", "not_delegated")]


def test_those_entitled_in_a_body_are_its_members(table: Table) -> None:
    with_core_group(table)
    decision = table.decide({"type": "delegate", "body": "kerngroep", "delegated": ["other"]})
    table.told("DecisionDelegated", "AAA", {"body": "kerngroep", "delegated": ["other"], "decision": decision})

    faults = table.table(OTHER, ref="P-02", body="kerngroep")

    assert reasons(faults) == [("not_entitled", "entitled")]


def amendment(round_: int = 2, **terms: Any) -> dict[str, Any]:
    data = proposal(text="Wij besluiten iets anders.", **terms)
    return {key: value for key, value in {**data, "round": round_}.items() if key not in ("method", "silence")}


def test_a_changed_text_is_the_next_round_and_asks_everybody_anew(table: Table) -> None:
    table.table()
    table.answer("P-01", AAA="consent", BBB="consent", CCC="consent")

    assert reasons(table.tell("ProposalAmended", "AAA", amendment(3))) == [("sequence", "round_out_of_turn")]
    assert table.tell("ProposalAmended", "AAA", amendment(2)) == []

    assert reasons(table.conclude("P-01", round_=2)) == [("decision", "not_everyone_answered")]


def test_a_closed_proposal_is_not_amended_but_a_deferred_one_comes_back(table: Table) -> None:
    table.decide(OTHER)
    assert reasons(table.tell("ProposalAmended", "AAA", amendment())) == [("sequence", "proposal_closed")]

    table.table(ref="P-02")
    table.conclude("P-02", outcome="deferred")

    assert table.tell("ProposalAmended", "AAA", amendment(ref="P-02")) == []


def test_a_proposal_leaves_the_table_once_and_its_objections_stay_unresolved(table: Table) -> None:
    table.table()
    grounds = {"grounds": "Schaadt ons.", "touches": ["risk"], "paramount": False}
    table.say("ObjectionRaised", "CCC", objection="B-01", proposal="P-01", round=1, **grounds)
    away = {"proposal": "P-01", "reason": "Niet meer nodig."}

    assert table.tell("ProposalWithdrawn", "AAA", away) == []

    assert table.state.decisions.objections["B-01"].status == "unresolved"
    assert reasons(table.tell("ProposalWithdrawn", "AAA", away)) == [("sequence", "proposal_closed")]


def test_process_agreements_rest_on_a_decision_about_them(table: Table) -> None:
    how = {"agreements": ["Open."], "methods": [{"phase": "sharing", "method": "consent"}], "silence": "blocks"}
    other = table.decide(OTHER)
    right = table.decide({"type": "process_agreements"}, ref="P-02")

    assert reasons(table.tell("ProcessAgreementsSet", "AAA", {**how, "decision": other})) == [
        ("decision", "no_decision_for_this")
    ]
    assert table.tell("ProcessAgreementsSet", "AAA", {**how, "decision": right}) == []
