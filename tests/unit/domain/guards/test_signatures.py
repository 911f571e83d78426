"""Signatures and the mandates behind them."""

from __future__ import annotations

import pytest

from tests.unit.domain.guards.story import TODAY, Change, altered, followed_by, found, missing, without
from tests.unit.domain.guards.telling import Line, adopted, line, submitted

INTENT = {"kind": "intentieverklaring", "version": "1.0"}


def unmandated(story: list[Line]) -> list[Line]:
    """BBB signed the intent and named no mandate."""
    return [
        {**item, "data": {key: value for key, value in item["data"].items() if key != "mandate"}}
        if item["fact"] == "DeliverableSigned" and item["by"] == "BBB" and item["data"]["deliverable"] == INTENT
        else item
        for item in story
    ]


def ratified(mandate: str, deliverable: Line = INTENT) -> Line:
    return line("SignatureRatified", TODAY, "BBB", deliverable=deliverable, organisation="BBB", mandate=mandate)


def another_mandate(**differently: object) -> Line:
    terms: Line = {"organ": "raad", "instrument": "decision", "reference": "R-2", "scope": ["sign_intent"]}
    terms |= {"capacities": ["director"], "jointSignatories": 1, "validFrom": "2024-06-01", **differently}
    return line("MandateGranted", "2024-06-01", "BBB", mandate="M-BBB-2", organisation="BBB", **terms)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(unmandated, "no_mandate", id="none was named"),
        pytest.param(
            altered("MandateGranted", {"organisation": "BBB"}, validThrough="2024-02-09"),
            "mandate_expired",
            id="it ran out the day before",
        ),
        pytest.param(
            altered("MandateGranted", {"organisation": "BBB"}, validFrom="2024-02-11"),
            "mandate_not_yet_valid",
            id="it began the day after",
        ),
        pytest.param(
            followed_by(line("MandateRevoked", "2024-02-10", "BBB", mandate="M-BBB-1")),
            "mandate_revoked",
            id="it was revoked that very day",
        ),
        pytest.param(
            altered("MandateGranted", {"organisation": "BBB"}, jointSignatories=2),
            "joint_rule_not_met",
            id="two had to sign",
        ),
        pytest.param(
            altered("MandateGranted", {"organisation": "BBB"}, capacities=["mayor"]),
            "joint_rule_not_met",
            id="another capacity had to sign",
        ),
        pytest.param(
            altered("DeliverableSigned", {"organisation": "BBB"}, mandate="M-AAA-1"),
            "mandate_of_another",
            id="it was the mandate of another",
        ),
    ],
)
def test_a_signature_does_not_rest_on_its_mandate_when(change: Change, reason: str) -> None:
    finding = found("G2.4", change)

    assert missing(finding) == [(reason, "BBB")]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(altered("MandateGranted", {"organisation": "BBB"}, validThrough="2024-02-10"), id="its last day"),
        pytest.param(
            followed_by(line("MandateExpired", "2024-02-10", "BBB", mandate="M-BBB-1")), id="the day it expired"
        ),
        pytest.param(
            followed_by(line("MandateRevoked", "2024-02-11", "BBB", mandate="M-BBB-1")),
            id="the day before its revocation",
        ),
    ],
)
def test_a_mandate_carries_a_signature_on(change: Change) -> None:
    assert found("G2.4", change).outcome == "met"


def test_everything_wrong_with_a_signature_is_told_at_once() -> None:
    finding = found(
        "G2.4", altered("MandateGranted", {"organisation": "BBB"}, validThrough="2024-02-01", scope=["explore"])
    )

    assert missing(finding) == [("mandate_expired", "BBB"), ("out_of_scope", "BBB")]


def test_a_ratified_signature_counts_and_the_ratification_is_part_of_the_evidence() -> None:
    before = found("G2.4", unmandated)

    after = found("G2.4", unmandated, followed_by(another_mandate(), ratified("M-BBB-2")))

    assert after.outcome == "met"
    assert len(after.facts) == len(before.facts) + 1


@pytest.mark.parametrize(
    "differently",
    [
        pytest.param({"scope": ["explore"]}, id="reaches too short"),
        pytest.param({"validThrough": "2024-06-29"}, id="has run out"),
    ],
)
def test_a_ratification_cures_nothing_when_its_own_mandate(differently: Line) -> None:
    finding = found("G2.4", unmandated, followed_by(another_mandate(**differently), ratified("M-BBB-2")))

    assert missing(finding) == [("no_mandate", "BBB")]


def test_without_signatures_there_is_nothing_for_the_mandates_to_carry() -> None:
    assert found("G2.4", without("DeliverableSigned")).outcome == "not_applicable"


def test_the_signatures_judged_are_those_under_the_version_adopted_last() -> None:
    newer = followed_by(
        submitted("intentieverklaring", TODAY, "2.0"), adopted("intentieverklaring", TODAY, "D-02", "2.0")
    )

    assert found("G2.4", unmandated, newer).outcome == "not_applicable"
    assert missing(found("G2.3", newer)) == [("not_signed", "AAA"), ("not_signed", "BBB"), ("not_in_force", None)]


def test_a_mandate_without_a_limit_has_no_ceiling() -> None:
    def unlimited(story: list[Line]) -> list[Line]:
        return [
            {**item, "data": {key: value for key, value in item["data"].items() if key != "limit"}} for item in story
        ]

    assert (
        found("G3.2", unlimited, altered("ContributionFixed", amount={"minor": 10**9, "currency": "EUR"})).outcome
        == "met"
    )


def test_the_pledge_is_what_is_fixed_on_the_day_and_not_what_was_replaced() -> None:
    means: Line = {"kind": "people", "description": "Meer.", "cofinancing": False, "replaces": "CT-BBB-1"}
    amount = {"minor": 100_000, "currency": "EUR"}
    more = line("ContributionFixed", TODAY, "BBB", contribution="CT-BBB-2", organisation="BBB", **means, amount=amount)

    assert found("G3.2", followed_by(more)).outcome == "met"


def test_a_small_change_keeps_the_signatures_and_what_cured_them() -> None:
    amended = line(
        "DeliverableAmended", TODAY, deliverable={"kind": "intentieverklaring", "version": "1.1"}, amends="1.0",
        changes={"open_points": {"text": "Niets."}}, sha256="0" * 64, objectionThrough=TODAY,
    )  # fmt: skip
    applies = line("DeliverableInForce", TODAY, deliverable={"kind": "intentieverklaring", "version": "1.1"})

    changes = (unmandated, followed_by(another_mandate(), ratified("M-BBB-2"), amended, applies))

    assert (found("G2.3", *changes).outcome, found("G2.4", *changes).outcome) == ("met", "met")


def test_a_legal_successor_is_bound_by_the_signature_but_brings_its_own_endorsement_and_mandate() -> None:
    succession = followed_by(line("PartnerSucceeded", TODAY, "CCC", predecessor="BBB", successor="CCC"))

    assert found("G3.1", succession).outcome == "met"
    assert found("G3.2", succession).outcome == "met"
    assert missing(found("G3.6", succession)) == [("not_endorsed", "CCC")]
    assert missing(found("G2.9", succession)) == [("no_mandate", "CCC")]


def test_in_the_light_profile_agreeing_to_the_adoption_is_signing() -> None:
    unsigned = without("DeliverableSigned")

    assert found("G2.3", unsigned, profile="light").outcome == "met"
    assert missing(found("G2.3", unsigned, profile="standard")) == [("not_signed", "AAA"), ("not_signed", "BBB")]


def test_in_the_light_profile_who_took_no_position_still_has_to_sign() -> None:
    silent = without("PositionTaken", proposal="P-02", organisation="BBB")

    assert missing(found("G2.3", without("DeliverableSigned"), silent, profile="light")) == [("not_signed", "BBB")]


def test_in_the_light_profile_limits_do_not_count_and_mandates_are_signals() -> None:
    pledged_more = altered("ContributionFixed", {"organisation": "BBB"}, amount={"minor": 100_001, "currency": "EUR"})

    assert found("G3.2", pledged_more, profile="light").outcome == "met"
    assert found("G2.4", unmandated, profile="light").kind == "signal"
