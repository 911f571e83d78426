"""The guards in the example partnership: its advances, what blocked it one evening, what one fact less would do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from partnerflow.domain.course.facts import PhaseAdvanced
from partnerflow.domain.fact import Fact
from partnerflow.domain.guards.evaluation import findings
from partnerflow.domain.history import History
from partnerflow.domain.partnership import PartnershipState
from partnerflow.errors import Fault
from tests.unit.domain.guards.example import KEY, Line, example, refusals_of_advance

SIX = ("BAK", "BRO", "HOG", "LIN", "WON", "WRK")
SEVEN = ("BAK", "BRO", "HOG", "JON", "LIN", "WON", "WRK")
AFTER_THE_MERGER = ("BAK", "BRZ", "HOG", "JON", "LIN", "SOC", "WON")


def advances(history: History) -> Iterator[Fact[PhaseAdvanced]]:
    return (fact for fact in history.facts if isinstance(fact.data, PhaseAdvanced))


def told_of(faults: list[Fault]) -> list[tuple[str, str, str, list[tuple[str, str | None]]]]:
    return [
        (
            fault.code,
            fault.reason,
            fault.data["guard"],
            [(item["reason"], item.get("organisation")) for item in fault.data["missing"]],
        )
        for fault in faults
    ]


def test_each_advance_came_about_with_these_partners_counting_and_these_guards_not_simply_met() -> None:
    told = [
        (
            fact.occurred_on,
            fact.evidence.counting if fact.evidence else (),
            {
                item.guard: item.outcome
                for item in (fact.evidence.guards if fact.evidence else ())
                if item.outcome != "met"
            },
        )
        for fact in advances(example().history("partnership", KEY))
    ]

    assert told == [
        ("2021-11-15", SIX, {}),
        ("2022-03-24", ("BAK", "BRO", "HOG", "LIN", "WRK"), {"G1.2": "waived"}),
        ("2022-09-15", SIX, {"G2.8": "acknowledged", "G2.9": "acknowledged"}),
        ("2023-01-26", SEVEN, {"G2.9": "acknowledged"}),
        ("2023-06-15", SEVEN, {}),
        ("2023-09-28", SEVEN, {}),
        ("2025-01-30", AFTER_THE_MERGER, {"G3.2": "waived"}),
        ("2025-03-20", AFTER_THE_MERGER, {}),
    ]


@pytest.mark.parametrize(
    ("on", "guard", "party", "waiver"), [("2022-03-24", "G1.2", "WRK", "W-01"), ("2025-01-30", "G3.2", "BRZ", "W-02")]
)
def test_a_waiver_covered_one_party_of_one_guard(on: str, guard: str, party: str, waiver: str) -> None:
    facts = example().history("partnership", KEY).facts
    place = next(place for place, fact in enumerate(facts) if fact.type == "PhaseAdvanced" and fact.occurred_on == on)
    state = History("partnership", example().process, facts[:place]).on(on)
    assert isinstance(state, PartnershipState)

    covered = {item.guard: item.waived for item in findings(state, on, example().work.grants(KEY, on)) if item.waived}

    assert {name: [(item.organisation, item.waiver) for item in used] for name, used in covered.items()} == {
        guard: [(party, waiver)]
    }


@pytest.mark.parametrize(
    ("on", "guard", "first", "last"), [("2023-01-26", "G2.2", 167, 173), ("2025-01-30", "G3.2", 408, 414)]
)
def test_the_evidence_of_a_guard_is_the_statements_that_carry_it(on: str, guard: str, first: int, last: int) -> None:
    advance = next(fact for fact in advances(example().history("partnership", KEY)) if fact.occurred_on == on)
    assert advance.evidence is not None

    carried = next(item.facts for item in advance.evidence.guards if item.guard == guard)

    assert carried == tuple(f"{KEY}-{number:04}" for number in range(first, last + 1))


def test_on_an_evening_in_january_one_signature_and_one_mandate_blocked_the_way() -> None:
    day = "2025-01-28"
    state = example().history("partnership", KEY).at(as_of=day, as_known_at=day)
    assert isinstance(state, PartnershipState)

    unmet = [item for item in findings(state, day, example().work.grants(KEY, day)) if item.outcome != "met"]

    assert [(item.guard, [(lack.reason, lack.organisation) for lack in item.missing]) for item in unmet] == [
        ("G3.1", [("not_signed", "WON"), ("not_in_force", None), ("reopened_not_settled", None)]),
        ("G3.2", [("no_mandate", "BRZ")]),
    ]


def test_without_its_waiver_the_missing_mandate_of_one_partner_refuses_the_advance() -> None:
    def change(told: Line) -> Line | None:
        return None if told["data"].get("waiver") == "W-02" else told

    assert told_of(refusals_of_advance("2025-01-30", change)) == [
        ("guard", "guards_unmet", "G3.2", [("no_mandate", "BRZ")])
    ]


def test_a_signature_under_an_expired_mandate_for_the_intent_refuses_the_advance() -> None:
    def change(told: Line) -> Line | None:
        version = {"kind": "afsprakennota", "version": "2.0"}
        if told["fact"] == "DeliverableSigned" and told["by"] == "WON" and told["data"]["deliverable"] == version:
            return {**told, "data": {**told["data"], "mandate": "M-WON-1"}}
        return told

    assert told_of(refusals_of_advance("2025-01-30", change)) == [
        ("guard", "guards_unmet", "G3.2", [("mandate_expired", "WON"), ("out_of_scope", "WON")])
    ]


def test_an_objection_that_was_never_integrated_refuses_the_advance_and_not_the_decision_of_the_next_round() -> None:
    def change(told: Line) -> Line | None:
        return None if told["fact"] == "ObjectionIntegrated" else told

    assert told_of(refusals_of_advance("2023-06-15", change)) == [
        ("guard", "guards_unmet", "G3.5", [("open_paramount_objection", "WON")])
    ]


def test_without_going_back_to_the_constituencies_nobody_goes_on() -> None:
    def change(told: Line) -> Line | None:
        return None if told["fact"] == "ConstituencyConsulted" else told

    assert told_of(refusals_of_advance("2022-09-15", change)) == [
        ("guard", "guards_unmet", "G2.5", [("constituency_not_consulted", code) for code in SIX])
    ]
