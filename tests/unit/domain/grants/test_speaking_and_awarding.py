"""Who may speak when the lead changes hands, and what may still be awarded or told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.table import KEY, Table, euro, reasons

PERIOD = {"start": "2020-02-01", "end": "2021-01-31"}
BACKWARD = {"start": "2021-01-31", "end": "2020-02-01"}
APPLICATION: dict[str, Any] = {"partnership": KEY, "funder": "FON", "leadPartner": "AAA", "amount": euro(1_000_000)}
REPORT: dict[str, Any] = {"report": "PR1", "period": PERIOD, "indicators": []}


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.mark.parametrize(("outcome", "speaks"), [("approved", True), ("noted", True), ("rejected", False)])
def test_another_lead_partner_speaks_once_the_funder_knows_of_it(table: Table, outcome: str, speaks: bool) -> None:
    table.award()
    change = {"change": "CN-1", "changeType": "lead_partner", "organisation": "BBB", "substantial": True}
    assert table.of_grant("ChangeNotified", "AAA", **change) == []

    before = table.of_grant("ProgressReportSubmitted", "BBB", **REPORT)
    assert table.of_grant("ChangeDecided", "FON", change="CN-1", outcome=outcome) == []
    after = table.of_grant("ProgressReportSubmitted", "BBB", **REPORT)
    signed = table.of_grant("GrantAgreementSigned", "BBB", leadPartner="BBB")

    assert reasons(before) == [("authority", "not_the_lead_partner")]
    assert (after == [], signed == []) == (speaks, speaks)


@pytest.mark.parametrize(("outcome", "expected"), [("upheld", []), ("dismissed", [("sequence", "founded_twice")])])
def test_what_was_rejected_is_awarded_only_after_an_appeal_that_was_upheld(
    table: Table, outcome: str, expected: list[tuple[str, str]]
) -> None:
    assert table.of_grant("GrantApplied", "AAA", **APPLICATION) == []
    assert table.of_grant("FunderReviewed", "FON", review="RV-01", outcome="rejected") == []
    assert table.of_grant("GrantRejected", "FON", reason="Te laat.") == []
    assert table.of_grant("AppealFiled", "AAA", appeal="AP-1", review="RV-01", grounds="Op tijd.") == []
    assert table.of_grant("AppealDecided", "FON", appeal="AP-1", outcome=outcome) == []

    assert reasons(table.of_grant("GrantAwarded", "FON", **APPLICATION, period=PERIOD)) == expected


def test_the_periods_of_an_award_and_of_a_report_run_forward(table: Table) -> None:
    assert reasons(table.of_grant("GrantAwarded", "FON", **APPLICATION, period=BACKWARD)) == [
        ("time", "ends_before_it_begins")
    ]
    table.award()

    assert reasons(table.of_grant("ProgressReportSubmitted", "AAA", **{**REPORT, "period": BACKWARD})) == [
        ("time", "ends_before_it_begins")
    ]
    assert table.of_grant("ProgressReportSubmitted", "AAA", **REPORT) == []


def test_a_pack_is_issued_by_the_lead_partner_up_to_a_fact_that_exists(table: Table) -> None:
    table.award()
    known, unknown = (
        {"date": "2020-02-03", "fact": {"stream": "partnership", "key": KEY, "fact": f"{KEY}-{number}"}}
        for number in ("0001", "9999")
    )

    assert reasons(table.of_grant("EvidencePackIssued", "FON", pack="EP-1", upTo=known)) == [
        ("authority", "not_the_lead_partner")
    ]
    assert reasons(table.of_grant("EvidencePackIssued", "AAA", pack="EP-1", upTo=unknown)) == [
        ("unknown_reference", "fact")
    ]
    assert table.of_grant("EvidencePackIssued", "AAA", pack="EP-1", upTo=known) == []


def test_money_moves_on_after_the_end_of_the_partnership(table: Table) -> None:
    table.award()
    assert table.of_grant("TranchePlanned", "FON", tranche="T1", amount=euro(1)) == []
    table.told("PartnershipEnded", "AAA", {"kind": "abandoned", "endingReasons": ["silent"]})

    assert table.of_grant("TranchePaid", "FON", tranche="T1", amount=euro(1)) == []
    assert table.of_grant("GrantSettled", "FON", settled=euro(1)) == []
