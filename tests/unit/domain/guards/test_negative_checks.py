"""The example with one fact less: the guard, the party, since when and the next step, at the advance that fact carried."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.domain.guards.example import Line, refusals_of_advance

INTENT = {"kind": "intentieverklaring", "version": "1.0"}
AGREEMENT = {"kind": "afsprakennota", "version": "2.0"}
SHEET = {"kind": "projectfiche", "project": "PF1", "version": "1.0"}

WITHOUT: list[tuple[str, str, dict[str, Any], str, tuple[str, str | None, str, str]]] = [
    ("2021-11-15", "StakeholdersMapped", {},
     "G0.3", ("stakeholders_not_mapped", None, "2021-09-06", "StakeholdersMapped")),
    ("2022-03-24", "DialogueHeld", {"form": "bilateral", "present": ["LIN", "extern-1"]},
     "G1.2", ("no_conversation", "LIN", "2021-10-25", "DialogueHeld")),
    ("2022-03-24", "ReadinessDeclared", {"organisation": "BAK"},
     "G1.3", ("readiness_not_declared", "BAK", "2021-09-06", "ReadinessDeclared")),
    ("2022-09-15", "OwnAmbitionShared", {"organisation": "WON"},
     "G2.1", ("own_ambition_not_shared", "WON", "2022-06-16", "OwnAmbitionShared")),
    ("2022-09-15", "AmbitionEndorsed", {"organisation": "HOG", "ambitionVersion": 1},
     "G2.2", ("not_endorsed", "HOG", "2022-06-23", "AmbitionEndorsed")),
    ("2022-09-15", "DeliverableSigned", {"organisation": "BRO", "deliverable": INTENT},
     "G2.3", ("not_signed", "BRO", "2022-09-08", "DeliverableSigned")),
    ("2022-09-15", "DeliverableInForce", {"deliverable": INTENT},
     "G2.3", ("not_in_force", None, "2022-09-08", "DeliverableInForce")),
    ("2023-01-26", "InterestShared", {"organisation": "JON"},
     "G2.1", ("interest_not_shared", "JON", "2023-01-12", "InterestShared")),
    ("2023-06-15", "CommitmentDeclared", {"organisation": "JON"},
     "G3.3", ("commitment_not_declared", "JON", "2023-04-13", "CommitmentDeclared")),
    ("2023-06-15", "CommitmentRecognised", {"organisation": "BAK"},
     "G3.3", ("commitment_not_recognised", "BAK", "2023-04-20", "CommitmentRecognised")),
    ("2023-06-15", "ContributionFixed", {"organisation": "WRK"},
     "G3.3", ("contribution_not_fixed", "WRK", "2021-10-25", "ContributionFixed")),
    ("2023-06-15", "AddedValueConfirmed", {"organisation": "HOG"},
     "G3.3", ("added_value_not_confirmed", "HOG", "2021-10-25", "AddedValueConfirmed")),
    ("2023-09-28", "RoleAccepted", {"assignment": "R-13"},
     "G4.2", ("role_not_accepted", "WRK", "2023-09-07", "RoleAccepted")),
    ("2023-09-28", "EvaluationPlanned", {},
     "G4.3", ("no_evaluation_planned", None, "2023-06-15", "EvaluationPlanned")),
    ("2025-01-30", "AmbitionEndorsed", {"organisation": "BRZ", "ambitionVersion": 2},
     "G3.6", ("not_endorsed", "BRZ", "2025-01-01", "AmbitionEndorsed")),
    ("2025-01-30", "DeliverableSigned", {"organisation": "SOC", "deliverable": AGREEMENT},
     "G3.1", ("not_signed", "SOC", "2025-01-23", "DeliverableSigned")),
    ("2025-03-20", "DeliverableReaffirmed", {"deliverable": SHEET},
     "G4.4", ("reopened_not_settled", None, "2024-11-07", "DeliverableReaffirmed")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "fact", "having", "guard", "lacking"),
    [pytest.param(*row, id=f"{row[1]} {row[4][1] or row[3]} {row[0]}") for row in WITHOUT],
)
def test_without_it_the_advance_is_refused(
    on: str, fact: str, having: dict[str, Any], guard: str, lacking: tuple[str, str | None, str, str]
) -> None:
    def change(told: Line) -> Line | None:
        meant = told["fact"] == fact and all(told["data"].get(name) == value for name, value in having.items())
        return None if meant else told

    faults = refusals_of_advance(on, change)

    assert [(fault.code, fault.data["guard"]) for fault in faults] == [("guard", guard)]
    assert [
        (item["reason"], item.get("organisation"), item["since"], item["next"]["fact"])
        for item in faults[0].data["missing"]
    ] == [lacking]


def test_signals_that_are_not_acknowledged_refuse_the_advance_too() -> None:
    def change(told: Line) -> Line | None:
        if told["fact"] == "PhaseAdvanced" and told["occurredAt"] == "2022-09-15":
            return {**told, "data": {name: value for name, value in told["data"].items() if name != "acknowledged"}}
        return told

    faults = refusals_of_advance("2022-09-15", change)

    assert [(fault.data["guard"], fault.data["kind"]) for fault in faults] == [("G2.8", "signal"), ("G2.9", "signal")]


def test_a_mandate_whose_limit_is_below_the_pledge_refuses_the_advance() -> None:
    def change(told: Line) -> Line | None:
        if told["fact"] == "MandateGranted" and told["data"]["mandate"] == "M-WRK-2":
            return {**told, "data": {**told["data"], "limit": {"minor": 2_699_999, "currency": "EUR"}}}
        return told

    faults = refusals_of_advance("2023-06-15", change)

    assert [(fault.data["guard"], fault.data["organisation"]) for fault in faults] == [("G3.2", "WRK")]
    assert [item["reason"] for item in faults[0].data["missing"]] == ["limit_too_low"]
