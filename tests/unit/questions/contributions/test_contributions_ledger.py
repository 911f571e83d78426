"""The ledger: what a contribution became, and who holds it."""

from __future__ import annotations

import pytest

from partnerflow.errors import MalformedError
from tests.unit.questions.contributions.means import Means


def test_terms_change_with_every_adjustment_and_each_is_told() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", quantity=12, unit="hour", minor=90_000)
    story.adjusts("CT-AAA-1", "2020-03-02", quantity=10.5)
    story.adjusts("CT-AAA-1", "2020-04-06", minor=80_000)

    (row,) = story.ask("contributions_ledger").answer

    assert (row["quantity"], row["minor"], row["currency"]) == (10.5, 80_000, "EUR")
    assert row["adjusted"] == [
        {"on": "2020-03-02", "from": {"quantity": 12, "minor": 90_000}, "to": {"quantity": 10.5, "minor": 90_000}},
        {"on": "2020-04-06", "from": {"quantity": 10.5, "minor": 90_000}, "to": {"quantity": 10.5, "minor": 80_000}},
    ]


def test_what_is_offered_has_no_terms_yet() -> None:
    story = Means.imported()
    story.offers("CT-AAA-1", "2020-02-03")

    (row,) = story.ask("contributions_ledger").answer

    assert (row["offeredOn"], row["fixedOn"], row["minor"], row["cofinancing"]) == ("2020-02-03", None, None, None)
    assert row["description"] == "een bod"


def test_a_legal_successor_holds_a_contribution_until_its_own_takes_its_place() -> None:
    story = Means.imported()
    story.fixes("CT-CCC-1", "2020-02-03")
    story.succeeds("2020-03-02", "CCC", "DDD")
    story.fixes("CT-DDD-1", "2020-04-06", replaces="CT-CCC-1")

    (held,) = story.ask("contributions_ledger", as_of="2020-04-05").answer
    old, new = story.ask("contributions_ledger").answer

    assert (held["organisation"], held["pledgedBy"], held["endedOn"]) == ("DDD", "CCC", None)
    assert (old["endedOn"], old["replacedBy"], new["replaces"]) == ("2020-04-06", "CT-DDD-1", "CT-CCC-1")


def test_who_leaves_brings_nothing_more_from_that_day() -> None:
    story = Means.imported()
    story.fixes("CT-CCC-1", "2020-02-03")
    story.leaves("CCC", "2020-06-01")

    (before,) = story.ask("contributions_ledger", as_of="2020-05-31").answer
    (after,) = story.ask("contributions_ledger").answer

    assert (before["endedOn"], after["endedOn"]) == (None, "2020-06-01")


def test_who_was_put_out_or_left_before_signing_brings_nothing_more_either() -> None:
    story = Means.imported()
    story.fixes("CT-BBB-1", "2020-02-03")
    story.offers("CT-CCC-1", "2020-02-03")
    story.tells("PartyLeft", "2020-03-02", by="CCC", organisation="CCC")
    notice = {"organisation": "BBB", "grounds": "Levert niet.", "repairBy": "2020-04-06"}
    story.tells("DefaultNoticeGiven", "2020-03-02", data=notice)
    decision = story.decides("2020-05-04", {"type": "exclude_partner", "organisation": "BBB"}, without=("BBB",))
    story.tells("PartnerExcluded", "2020-05-04", organisation="BBB", decision=decision, settlement=["Niets."])

    answer = story.ask("contributions_ledger").answer

    assert [(row["contribution"], row["endedOn"]) for row in answer] == [
        ("CT-BBB-1", "2020-05-04"),
        ("CT-CCC-1", "2020-03-02"),
    ]


def test_what_was_replaced_after_its_party_left_ended_when_it_left() -> None:
    story = Means.imported()
    story.fixes("CT-CCC-1", "2020-02-03")
    story.leaves("CCC", "2020-06-01")
    story.fixes("CT-AAA-1", "2020-07-06", replaces="CT-CCC-1")

    taken_over = story.ask("contributions_ledger").answer[1]

    assert (taken_over["endedOn"], taken_over["replacedBy"]) == ("2020-06-01", "CT-AAA-1")


def test_a_period_leaves_out_what_did_not_run_and_what_was_told_of_other_periods() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", period=("2020-02-03", "2020-12-31"))
    story.fixes("CT-BBB-1", "2020-02-03", period=("2021-01-01", "2022-12-31"))
    story.delivers("CT-BBB-1", "2022-01-03", ("2021-01-01", "2021-12-31"), minor=100)
    story.delivers("CT-BBB-1", "2022-07-04", ("2021-07-01", "2022-06-30"), minor=200)

    (row,) = story.ask("contributions_ledger", {"start": "2021-01-01", "end": "2021-12-31"}).answer

    assert row["contribution"] == "CT-BBB-1"
    assert [item["amount"]["minor"] for item in row["delivered"]] == [100]


@pytest.mark.parametrize("name", ["contributions_ledger", "delivered", "contribution_totals"])
def test_a_period_that_ends_before_it_begins_is_refused(name: str) -> None:
    with pytest.raises(MalformedError) as refused:
        Means.imported().ask(name, {"start": "2021-01-01", "end": "2020-12-31"})

    assert [fault.pointer for fault in refused.value.faults] == ["/end"]
