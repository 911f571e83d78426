"""Who speaks in a grant, what comes after what, and what it may cost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.table import KEY, Table, euro, reasons

PERIOD = {"start": "2020-02-01", "end": "2021-01-31"}
APPLICATION: dict[str, Any] = {"partnership": KEY, "funder": "FON", "leadPartner": "AAA", "amount": euro(1_000_000)}


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.fixture
def awarded(table: Table) -> Table:
    table.award()
    assert not table.of_grant("TranchePlanned", "FON", tranche="T1", amount=euro(600_000))
    return table


def test_the_lead_partner_applies_and_the_funder_that_was_asked_awards(table: Table) -> None:
    assert reasons(table.of_grant("GrantApplied", "BBB", **APPLICATION)) == [("authority", "not_the_lead_partner")]
    assert table.of_grant("GrantApplied", "AAA", **APPLICATION) == []

    award = {**APPLICATION, "period": PERIOD}
    assert reasons(table.of_grant("GrantAwarded", "AAA", **award)) == [("authority", "not_the_funder")]
    assert reasons(table.of_grant("GrantAwarded", "DDD", **{**award, "funder": "DDD"})) == [
        ("authority", "not_the_funder")
    ]
    dollars = euro(1_000_000, "USD")
    assert reasons(table.of_grant("GrantAwarded", "FON", **{**award, "amount": dollars})) == [
        ("grant", "other_currency")
    ]
    assert table.of_grant("GrantAwarded", "FON", **award) == []
    assert reasons(table.of_grant("GrantAwarded", "FON", **award)) == [("sequence", "founded_twice")]


def test_a_grant_is_rejected_by_its_funder_before_it_is_awarded(table: Table) -> None:
    table.of_grant("GrantApplied", "AAA", **APPLICATION)

    assert reasons(table.of_grant("GrantRejected", "AAA", reason="Te laat.")) == [("authority", "not_the_funder")]
    assert table.of_grant("GrantRejected", "FON", reason="Te laat.") == []
    assert reasons(table.of_grant("GrantRejected", "FON", reason="Te laat.")) == [("sequence", "grant_already_decided")]


def test_nothing_is_planned_or_settled_before_the_award(table: Table) -> None:
    table.of_grant("GrantApplied", "AAA", **APPLICATION)

    planned = table.of_grant("TranchePlanned", "FON", tranche="T1", amount=euro(1))
    settled = table.of_grant("GrantSettled", "FON", settled=euro(1))

    assert reasons(planned) == [("sequence", "grant_not_awarded")]
    assert reasons(settled) == [("sequence", "grant_not_awarded")]


FUNDER: list[tuple[str, dict[str, Any]]] = [
    ("GrantRuleSet", {"rule": "minimum_partners", "number": 3}),
    ("ConditionImposed", {"condition": "C1", "text": "Toon het aan."}),
    ("FunderReviewed", {"review": "RV-01", "outcome": "approved"}),
    ("TranchePaid", {"tranche": "T1", "amount": euro(1)}),
    ("TrancheWithheld", {"tranche": "T1"}),
    ("TrancheLapsed", {"tranche": "T1"}),
    ("GrantSettled", {"settled": euro(1)}),
]
LEAD: list[tuple[str, dict[str, Any]]] = [
    ("ProgressReportSubmitted", {"report": "PR1", "period": PERIOD, "indicators": []}),
    ("ChangeNotified", {"change": "CN-1", "changeType": "budget", "substantial": False}),
]


@pytest.mark.parametrize(("fact", "data"), FUNDER, ids=lambda item: item if isinstance(item, str) else "")
def test_what_the_funder_does_comes_from_the_funder(awarded: Table, fact: str, data: dict[str, Any]) -> None:
    assert reasons(awarded.of_grant(fact, "AAA", **data)) == [("authority", "not_the_funder")]
    assert awarded.of_grant(fact, "FON", **data) == []


@pytest.mark.parametrize(("fact", "data"), LEAD, ids=lambda item: item if isinstance(item, str) else "")
def test_what_the_lead_partner_does_comes_from_it_or_its_legal_successor(
    awarded: Table, fact: str, data: dict[str, Any]
) -> None:
    assert reasons(awarded.of_grant(fact, "FON", **data)) == [("authority", "not_the_lead_partner")]
    assert reasons(awarded.of_grant(fact, "DDD", **data)) == [("authority", "not_the_lead_partner")]

    awarded.told(
        "OrganisationSucceeded", "AAA", {"successor": "DDD", "kind": "merger"}, stream="organisation", key="AAA"
    )

    assert awarded.of_grant(fact, "DDD", **data) == []


def test_both_sides_may_tell_what_they_settled_between_them_and_nobody_else(awarded: Table) -> None:
    assert awarded.of_grant("MilestoneDefined", "FON", milestone="M1", text="Getekend.", tranche="T1") == []
    assert awarded.of_grant("GrantAgreementSigned", "AAA", leadPartner="AAA") == []
    assert reasons(awarded.of_grant("GrantAgreementSigned", "BBB", leadPartner="AAA")) == [
        ("authority", "not_of_this_grant")
    ]
    assert reasons(awarded.of_grant("GrantAgreementSigned", "FON", leadPartner="BBB")) == [
        ("authority", "not_the_lead_partner")
    ]


def test_no_more_is_planned_than_was_awarded(awarded: Table) -> None:
    assert reasons(awarded.of_grant("TranchePlanned", "FON", tranche="T2", amount=euro(400_001))) == [
        ("grant", "more_than_awarded")
    ]
    assert awarded.of_grant("TranchePlanned", "FON", tranche="T2", amount=euro(400_000)) == []


def test_what_lapsed_may_be_planned_again(awarded: Table) -> None:
    awarded.of_grant("TrancheLapsed", "FON", tranche="T1")

    assert awarded.of_grant("TranchePlanned", "FON", tranche="T2", amount=euro(1_000_000)) == []


def test_a_tranche_is_paid_once_in_the_currency_of_the_grant_and_within_the_plan(awarded: Table) -> None:
    def pay(amount: dict[str, Any]) -> list[tuple[str, str]]:
        return reasons(awarded.of_grant("TranchePaid", "FON", tranche="T1", amount=amount))

    assert pay(euro(600_001)) == [("grant", "more_than_planned")]
    assert pay(euro(1, "USD")) == [("grant", "other_currency")]
    assert pay(euro(600_000)) == []
    assert pay(euro(600_000)) == [("grant", "tranche_already_paid")]


@pytest.mark.parametrize("fact", ["TrancheWithheld", "TrancheLapsed"])
def test_a_tranche_that_was_paid_is_neither_withheld_nor_lapsed(awarded: Table, fact: str) -> None:
    awarded.of_grant("TranchePaid", "FON", tranche="T1", amount=euro(1))

    assert reasons(awarded.of_grant(fact, "FON", tranche="T1")) == [("grant", "tranche_already_paid")]


def test_a_tranche_that_lapsed_is_not_paid(awarded: Table) -> None:
    awarded.of_grant("TrancheLapsed", "FON", tranche="T1")

    faults = awarded.of_grant("TranchePaid", "FON", tranche="T1", amount=euro(1))

    assert reasons(faults) == [("grant", "tranche_lapsed")]


def test_a_tranche_that_was_withheld_is_paid_later(awarded: Table) -> None:
    awarded.of_grant("TrancheWithheld", "FON", tranche="T1")

    assert awarded.of_grant("TranchePaid", "FON", tranche="T1", amount=euro(1)) == []


def test_a_grant_is_settled_once_for_no_more_than_was_awarded(awarded: Table) -> None:
    assert reasons(awarded.of_grant("GrantSettled", "FON", settled=euro(1_000_001))) == [("grant", "more_than_awarded")]
    assert reasons(awarded.of_grant("GrantSettled", "FON", settled=euro(1), recovered=euro(1, "USD"))) == [
        ("grant", "other_currency")
    ]
    assert awarded.of_grant("GrantSettled", "FON", settled=euro(900_000), recovered=euro(1)) == []
    assert reasons(awarded.of_grant("GrantSettled", "FON", settled=euro(1))) == [("sequence", "grant_already_settled")]


def test_a_condition_is_met_once(awarded: Table) -> None:
    awarded.of_grant("ConditionImposed", "FON", condition="C1", text="Toon het aan.")
    proof = [{"stream": "partnership", "key": KEY, "fact": f"{KEY}-0001"}]

    assert awarded.of_grant("ConditionMet", "FON", condition="C1", provenBy=proof) == []
    assert reasons(awarded.of_grant("ConditionMet", "FON", condition="C1", provenBy=proof)) == [
        ("sequence", "condition_already_met")
    ]


def test_a_change_and_an_appeal_are_answered_once(awarded: Table) -> None:
    awarded.of_grant("ChangeNotified", "AAA", change="CN-1", changeType="budget", substantial=False)
    awarded.of_grant("FunderReviewed", "FON", review="RV-01", outcome="rejected")
    awarded.of_grant("AppealFiled", "AAA", appeal="AP-1", review="RV-01", grounds="Onjuiste cijfers.")

    assert awarded.of_grant("ChangeDecided", "FON", change="CN-1", outcome="noted") == []
    assert awarded.of_grant("AppealDecided", "FON", appeal="AP-1", outcome="upheld") == []
    assert reasons(awarded.of_grant("ChangeDecided", "FON", change="CN-1", outcome="rejected")) == [
        ("sequence", "change_already_decided")
    ]
    assert reasons(awarded.of_grant("AppealDecided", "FON", appeal="AP-1", outcome="dismissed")) == [
        ("sequence", "appeal_already_decided")
    ]
