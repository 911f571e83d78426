"""The outcome of a round follows from its method and positions."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from tests.support.table import Table, reasons

ALL = ("AAA", "BBB", "CCC")
TWO_THIRDS = {"numerator": 2, "denominator": 3}


@pytest.fixture
def table() -> Table:
    return Table()


def object_to(table: Table, round_: int = 1, *, paramount: bool = True) -> None:
    table.answer("P-01", round_, CCC="object")
    argued: dict[str, Any] = {"paramount": paramount, "grounds": "Schaadt ons.", "touches": ["risk"]}
    assert not table.say("ObjectionRaised", "CCC", objection="B-01", proposal="P-01", round=round_, **argued)


def test_consent_is_reached_when_everyone_answered_and_nobody_objects(table: Table) -> None:
    table.table()
    table.answer("P-01", AAA="consent", BBB="consent_with_concern")
    assert reasons(table.conclude("P-01")) == [("decision", "not_everyone_answered")]

    table.answer("P-01", CCC="consent")

    assert table.conclude("P-01") == []


def test_saying_no_without_an_argued_objection_is_no_answer(table: Table) -> None:
    table.table()
    table.answer("P-01", AAA="consent", BBB="consent", CCC="object")

    faults = table.conclude("P-01")

    assert reasons(faults) == [("decision", "not_everyone_answered")]
    assert faults[0].data["who"] == ["CCC"]


def test_an_open_paramount_objection_blocks_its_own_round(table: Table) -> None:
    table.table()
    table.answer("P-01", AAA="consent", BBB="consent")
    object_to(table)
    assert reasons(table.conclude("P-01")) == [("decision", "open_paramount_objection")]

    data = {"objection": "B-01", "proposal": "P-01", "confirmedBy": "CCC", "textChange": "Aangepast."}
    table.told("ObjectionIntegrated", "AAA", data)

    assert table.conclude("P-01") == []


def test_an_objection_that_is_not_paramount_is_an_answer(table: Table) -> None:
    table.table()
    table.answer("P-01", AAA="consent", BBB="consent")
    object_to(table, paramount=False)

    assert table.conclude("P-01") == []


def test_an_objection_of_an_earlier_round_does_not_block_this_one_but_stays_open(table: Table) -> None:
    table.table()
    object_to(table)
    text = {"text": "Anders.", "sha256": sha256(b"Anders.").hexdigest()}
    subjects = [{"type": "other", "text": "Iets."}]
    amended = {"proposal": "P-01", "round": 2, "subjects": subjects, "entitled": list(ALL), "deadline": "2020-12-31"}
    table.told("ProposalAmended", "AAA", {**amended, **text})
    table.answer("P-01", 2, AAA="consent", BBB="consent", CCC="consent")

    assert table.conclude("P-01", round_=2) == []

    assert [item.ref for item in table.state.decisions.open_paramount()] == ["B-01"]


@pytest.mark.parametrize(("method", "yes"), [("consent", "consent"), ("consensus", "agree")])
def test_silence_is_consent_only_where_agreed_and_only_after_the_deadline(table: Table, method: str, yes: str) -> None:
    table.table(method=method, silence="consents_after_deadline", deadline="2020-02-10")
    table.table(ref="P-02", method=method, silence="blocks", deadline="2020-02-10")
    for ref in ("P-01", "P-02"):
        table.answer(ref, AAA=yes, BBB=yes)

    table.day = "2020-02-10"
    assert reasons(table.conclude("P-01")) == [("decision", "not_everyone_answered")]

    table.day = "2020-02-11"
    assert table.conclude("P-01") == []
    assert reasons(table.conclude("P-02")) == [("decision", "not_everyone_answered")]


@pytest.mark.parametrize("method", ["consensus", "unanimity"])
@pytest.mark.parametrize("word", ["disagree", "abstain"])
def test_consensus_and_unanimity_need_everybody_to_agree(table: Table, method: str, word: str) -> None:
    table.table(method=method)
    table.answer("P-01", AAA="agree", BBB="agree", CCC=word)
    assert reasons(table.conclude("P-01")) == [("decision", "not_everyone_agrees")]

    table.answer("P-01", CCC="agree")

    assert table.conclude("P-01") == []


def test_a_majority_needs_its_quorum(table: Table) -> None:
    table.table(method="majority", quorum=TWO_THIRDS)
    table.answer("P-01", AAA="agree", BBB="no_answer")
    assert reasons(table.conclude("P-01")) == [("decision", "no_quorum")]

    table.answer("P-01", BBB="abstain")

    assert table.conclude("P-01") == []


def test_half_of_the_votes_is_no_majority(table: Table) -> None:
    table.table(method="majority")
    table.answer("P-01", AAA="agree", BBB="disagree", CCC="abstain")
    assert reasons(table.conclude("P-01")) == [("decision", "no_majority")]

    table.answer("P-01", CCC="agree")

    assert table.conclude("P-01") == []


def test_an_agreed_share_must_be_passed_not_reached(table: Table) -> None:
    table.table(method="majority", majority=TWO_THIRDS)
    table.answer("P-01", AAA="agree", BBB="agree", CCC="disagree")

    assert reasons(table.conclude("P-01")) == [("decision", "no_majority")]


def test_after_advice_the_decider_decides(table: Table) -> None:
    table.table(method="advice", decider="AAA", entitled=["BBB", "CCC"], deadline="2020-02-10")
    table.say("AdviceGiven", "BBB", proposal="P-01", advice="Doen.")

    assert reasons(table.conclude("P-01", by="BBB")) == [
        ("authority", "not_the_decider"),
        ("decision", "advice_missing"),
    ]
    table.say("AdviceGiven", "CCC", proposal="P-01", advice="Niet doen.")
    assert table.conclude("P-01") == []


def test_the_decider_need_not_wait_for_advice_after_the_deadline(table: Table) -> None:
    table.table(method="advice", decider="AAA", entitled=["BBB", "CCC"], deadline="2020-02-10")

    table.day = "2020-02-10"
    assert reasons(table.conclude("P-01")) == [("decision", "advice_missing")]

    table.day = "2020-02-11"
    assert table.conclude("P-01") == []


@pytest.mark.parametrize("method", ["role_decision", "acknowledgement"])
@pytest.mark.parametrize("outcome", ["adopted", "rejected"])
def test_who_decides_alone_needs_no_answers(table: Table, method: str, outcome: str) -> None:
    table.table(method=method, decider="BBB")

    assert reasons(table.conclude("P-01", by="AAA", outcome=outcome)) == [("authority", "not_the_decider")]
    assert table.conclude("P-01", by="BBB", outcome=outcome) == []


def test_who_left_by_the_day_of_decision_need_not_answer(table: Table) -> None:
    table.table()
    table.answer("P-01", AAA="consent", BBB="consent")
    table.say("WithdrawalNotified", "CCC", effectiveOn="2020-02-28", reason="Anders.")
    assert reasons(table.conclude("P-01")) == [("decision", "not_everyone_answered")]

    table.day = "2020-02-28"
    table.told("PartnerWithdrew", "AAA", {"organisation": "CCC", "settlement": []})

    assert table.conclude("P-01") == []


def test_a_round_that_is_carried_is_not_rejected(table: Table) -> None:
    table.table()
    table.answer("P-01", **dict.fromkeys(ALL, "consent"))

    assert reasons(table.conclude("P-01", outcome="rejected")) == [("decision", "rejected_though_carried")]


def test_a_rejected_proposal_leaves_its_objections_unresolved(table: Table) -> None:
    table.table()
    table.answer("P-01", AAA="consent", BBB="consent")
    object_to(table)

    assert table.conclude("P-01", outcome="rejected") == []

    assert table.state.decisions.objections["B-01"].status == "unresolved"


def test_a_round_is_decided_once_and_in_turn(table: Table) -> None:
    table.table()
    table.answer("P-01", **dict.fromkeys(ALL, "consent"))

    assert reasons(table.conclude("P-01", round_=2)) == [("sequence", "round_out_of_turn")]
    assert table.conclude("P-01") == []
    again = {"decision": "D-02", "proposal": "P-01", "round": 1, "outcome": "rejected", "effectiveFrom": table.day}
    assert reasons(table.tell("DecisionTaken", "AAA", again)) == [("sequence", "proposal_closed")]


def test_a_decision_may_be_deferred_whatever_was_said(table: Table) -> None:
    table.table()

    assert table.conclude("P-01", outcome="deferred") == []
