"""Whose promises and means they are, and what comes after what."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.errors import Fault
from tests.support.table import Table, euro, reasons


@pytest.fixture
def table() -> Table:
    table = Table()
    table.told("CommitmentRequested", "AAA", {"commitment": "EN-BBB-1", "organisation": "BBB", "text": "Een dag."})
    return table


def declare(table: Table, organisation: str = "BBB") -> list[Fault]:
    return table.say("CommitmentDeclared", organisation, commitment="EN-BBB-1", text="Een dag.")


def recognise(table: Table, *by: str) -> list[Fault]:
    data = {"commitment": "EN-BBB-1", "organisation": "BBB", "recognisedBy": list(by)}
    return table.tell("CommitmentRecognised", "AAA", data)


def fix(table: Table, ref: str, organisation: str, **more: Any) -> list[Fault]:
    what = {"kind": "finance", "description": "geld", "amount": euro(100), "cofinancing": True}
    return table.tell(
        "ContributionFixed", organisation, {"contribution": ref, "organisation": organisation, **what, **more}
    )


def deliver(table: Table, ref: str, organisation: str) -> list[Fault]:
    period = {"start": "2020-01-06", "end": "2020-02-03"}
    return table.tell(
        "ContributionDelivered", "AAA", {"contribution": ref, "organisation": organisation, "period": period}
    )


def test_a_commitment_is_asked_of_a_party(table: Table) -> None:
    data = {"commitment": "EN-DDD-1", "organisation": "DDD", "text": "Een dag."}

    assert reasons(table.tell("CommitmentRequested", "AAA", data)) == [("membership", "not_a_party")]


def test_a_commitment_is_declared_by_the_party_it_was_asked_of(table: Table) -> None:
    assert reasons(declare(table, "CCC")) == [("authority", "commitment_of_another_organisation")]
    assert declare(table) == []


def test_a_commitment_is_recognised_by_others_at_the_table(table: Table) -> None:
    declare(table)

    assert reasons(recognise(table, "BBB")) == [("authority", "recognises_itself")]
    assert reasons(recognise(table, "AAA", "DDD")) == [("membership", "not_a_party")]
    assert recognise(table, "AAA", "BBB", "CCC") == []


def test_recognising_what_was_never_declared_is_recorded_for_the_guard_to_judge(table: Table) -> None:
    assert recognise(table, "AAA") == []

    assert not table.state.contributions.commitments["EN-BBB-1"].recognised


def test_nothing_happens_to_a_commitment_that_ended(table: Table) -> None:
    ended = {"commitment": "EN-BBB-1", "organisation": "BBB", "how": "kept"}
    assert table.tell("CommitmentEnded", "AAA", ended) == []

    assert reasons(declare(table)) == [("sequence", "commitment_ended")]
    assert reasons(table.tell("CommitmentEnded", "AAA", ended)) == [("sequence", "commitment_ended")]


def test_a_contribution_stays_with_the_party_that_offered_it(table: Table) -> None:
    table.say("ContributionOffered", "BBB", contribution="CT-BBB-1", kind="finance", description="geld")

    assert reasons(fix(table, "CT-BBB-1", "CCC")) == [("authority", "contribution_of_another_organisation")]
    assert fix(table, "CT-BBB-1", "BBB") == []


def test_a_contribution_is_fixed_for_a_party(table: Table) -> None:
    assert reasons(fix(table, "CT-DDD-1", "DDD")) == [("membership", "not_a_party")]


def test_a_contribution_takes_the_place_of_an_earlier_one_once(table: Table) -> None:
    fix(table, "CT-BBB-1", "BBB")

    assert reasons(fix(table, "CT-BBB-1", "BBB", replaces="CT-BBB-1")) == [("sequence", "replaces_itself")]
    assert fix(table, "CT-BBB-2", "BBB", replaces="CT-BBB-1") == []
    assert reasons(fix(table, "CT-BBB-3", "BBB", replaces="CT-BBB-1")) == [("sequence", "contribution_ended")]


def test_another_party_takes_over_what_one_that_left_would_bring(table: Table) -> None:
    fix(table, "CT-CCC-1", "CCC")
    table.told("PartnerWithdrew", "CCC", {"organisation": "CCC", "settlement": []})

    assert fix(table, "CT-BBB-1", "BBB", replaces="CT-CCC-1") == []


def test_what_was_only_offered_may_be_delivered_by_the_one_that_offered_it(table: Table) -> None:
    table.say("ContributionOffered", "BBB", contribution="CT-BBB-1", kind="finance", description="geld")

    assert reasons(deliver(table, "CT-BBB-1", "CCC")) == [("authority", "contribution_of_another_organisation")]
    assert deliver(table, "CT-BBB-1", "BBB") == []


def test_what_was_not_fixed_is_not_adjusted(table: Table) -> None:
    table.say("ContributionOffered", "BBB", contribution="CT-BBB-1", kind="finance", description="geld")
    change = {"contribution": "CT-BBB-1", "organisation": "BBB", "amount": euro(50), "reason": "Minder."}

    assert reasons(table.tell("ContributionAdjusted", "AAA", change)) == [("sequence", "contribution_not_fixed")]
    fix(table, "CT-BBB-1", "BBB")
    assert table.tell("ContributionAdjusted", "AAA", change) == []


def test_the_legal_successor_delivers_what_its_predecessor_promised(table: Table) -> None:
    fix(table, "CT-BBB-1", "BBB")
    table.told("OrganisationSucceeded", "BBB", {"successor": "DDD", "kind": "merger"}, stream="organisation", key="BBB")
    table.told("PartnerSucceeded", "AAA", {"predecessor": "BBB", "successor": "DDD"})

    assert deliver(table, "CT-BBB-1", "DDD") == []
    assert deliver(table, "CT-BBB-1", "BBB") == []


def test_a_contribution_is_adjusted_while_it_runs_and_a_decision_is_about_it(table: Table) -> None:
    fix(table, "CT-BBB-1", "BBB")
    fix(table, "CT-CCC-1", "CCC")
    decision = table.decide({"type": "adjust_contribution", "contribution": "CT-CCC-1"})
    change = {"contribution": "CT-BBB-1", "organisation": "BBB", "amount": euro(50), "reason": "Minder."}

    assert table.tell("ContributionAdjusted", "AAA", change) == []
    assert reasons(table.tell("ContributionAdjusted", "AAA", {**change, "decision": decision})) == [
        ("decision", "no_decision_for_this")
    ]
    fix(table, "CT-BBB-2", "BBB", replaces="CT-BBB-1")
    assert reasons(table.tell("ContributionAdjusted", "AAA", change)) == [("sequence", "contribution_ended")]
