"""Who may say what about a proposal, and when."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.errors import Fault
from tests.support.table import Table, reasons


@pytest.fixture
def table() -> Table:
    table = Table()
    table.table()
    return table


def position(
    table: Table, organisation: str = "CCC", word: str = "consent", ref: str = "P-01", round_: int = 1
) -> list[Fault]:
    return table.say("PositionTaken", organisation, proposal=ref, round=round_, position=word)


def objection(
    table: Table, organisation: str = "CCC", ref: str = "P-01", round_: int = 1, name: str = "B-01"
) -> list[Fault]:
    told: dict[str, Any] = {"paramount": True, "grounds": "Schaadt ons.", "touches": ["risk"]}
    return table.say("ObjectionRaised", organisation, objection=name, proposal=ref, round=round_, **told)


def test_an_entitled_party_takes_a_position_and_may_change_it(table: Table) -> None:
    assert position(table, word="object") == []
    assert position(table, word="consent") == []

    assert table.state.decisions.proposals["P-01"].positions["CCC"].position == "consent"


def test_an_observer_has_no_say(table: Table) -> None:
    table.told("PartyAssociated", "AAA", {"organisation": "DDD", "category": "observer"})

    assert reasons(position(table, "DDD")) == [("not_entitled", "position")]
    assert reasons(objection(table, "DDD")) == [("not_entitled", "objection")]


def test_who_left_takes_no_position_any_more(table: Table) -> None:
    table.say("WithdrawalNotified", "CCC", effectiveOn="2020-02-28", reason="Anders.")
    table.day = "2020-02-28"
    table.told("PartnerWithdrew", "AAA", {"organisation": "CCC", "settlement": []})

    assert reasons(position(table)) == [("membership", "not_a_party")]


@pytest.mark.parametrize(("method", "word"), [("consent", "agree"), ("consensus", "consent"), ("majority", "object")])
def test_a_position_belongs_to_the_method(table: Table, method: str, word: str) -> None:
    table.table(ref="P-02", method=method)

    assert reasons(position(table, word=word, ref="P-02")) == [("decision", "position_not_of_this_method")]


def test_a_position_belongs_to_the_present_round(table: Table) -> None:
    assert reasons(position(table, round_=2)) == [("sequence", "round_out_of_turn")]


def test_nobody_takes_a_position_on_a_closed_proposal(table: Table) -> None:
    table.told("ProposalWithdrawn", "AAA", {"proposal": "P-01", "reason": "Niet meer nodig."})

    assert reasons(position(table)) == [("sequence", "proposal_closed")]
    assert reasons(objection(table)) == [("sequence", "proposal_closed")]


def test_advice_is_given_at_the_table_where_advice_is_asked(table: Table) -> None:
    table.table(ref="P-02", method="advice", decider="AAA", entitled=["BBB", "CCC"])
    table.told("PartyAssociated", "AAA", {"organisation": "DDD", "category": "observer"})

    assert table.say("AdviceGiven", "BBB", proposal="P-02", advice="Doen.") == []
    assert table.say("AdviceGiven", "DDD", proposal="P-02", advice="Doen.") == []
    assert reasons(table.say("AdviceGiven", "FON", proposal="P-02", advice="Doen.")) == [("membership", "not_a_party")]
    assert reasons(table.say("AdviceGiven", "BBB", proposal="P-01", advice="Doen.")) == [
        ("decision", "no_advice_asked")
    ]


def test_objections_belong_to_consent(table: Table) -> None:
    table.table(ref="P-02", method="consensus")

    assert reasons(objection(table, ref="P-02")) == [("decision", "no_objections_in_this_method")]
    assert objection(table) == []


def integrated(table: Table, confirmed_by: str = "CCC", ref: str = "P-01") -> list[Fault]:
    data = {"objection": "B-01", "proposal": ref, "confirmedBy": confirmed_by, "textChange": "Aangepast."}
    return table.tell("ObjectionIntegrated", "AAA", data)


def test_only_the_raiser_confirms_that_an_objection_is_integrated_and_only_once(table: Table) -> None:
    objection(table)

    assert reasons(integrated(table, "BBB")) == [("authority", "not_the_raiser")]
    assert integrated(table) == []
    assert reasons(integrated(table)) == [("sequence", "objection_closed")]


def test_an_objection_belongs_to_its_own_proposal(table: Table) -> None:
    objection(table)
    table.table(ref="P-02")

    assert reasons(integrated(table, ref="P-02")) == [("unknown_reference", "objection")]


def test_only_the_raiser_takes_an_objection_back(table: Table) -> None:
    objection(table)
    data = {"objection": "B-01", "proposal": "P-01", "becomes": "concern"}

    assert reasons(table.tell("ObjectionWithdrawn", "AAA", data)) == [("authority", "not_the_raiser")]
    assert table.tell("ObjectionWithdrawn", "CCC", data) == []
    assert reasons(table.tell("ObjectionWithdrawn", "CCC", data)) == [("sequence", "objection_closed")]


def test_the_legal_successor_speaks_for_the_seat_it_took(table: Table) -> None:
    table.day = "2020-02-10"
    table.told("OrganisationSucceeded", "CCC", {"successor": "DDD", "kind": "merger"}, stream="organisation", key="CCC")
    table.told("PartnerSucceeded", "AAA", {"predecessor": "CCC", "successor": "DDD"})
    table.answer("P-01", AAA="consent", BBB="consent")

    assert reasons(table.conclude("P-01")) == [("decision", "not_everyone_answered")]
    assert position(table, "DDD") == []
    assert table.conclude("P-01") == []
