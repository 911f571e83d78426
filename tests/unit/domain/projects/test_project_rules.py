"""What follows on what in the life of a project, and how it goes on elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.errors import Fault
from tests.support.table import Table, reasons

EXTRA: dict[str, dict[str, Any]] = {
    "ProjectSuspended": {"reason": "Geen mensen."},
    "ProjectCompleted": {"result": "Gelukt."},
    "ProjectStopped": {"reason": "Niet haalbaar."},
}


@pytest.fixture
def table() -> Table:
    table = Table()
    table.told("ProjectDefined", "AAA", {"project": "PF1", "title": "Eerste stap"})
    return table


def turn(table: Table, fact: str) -> list[Fault]:
    return table.tell(fact, "AAA", {"project": "PF1", **EXTRA.get(fact, {})})


def act(table: Table, action: str) -> list[Fault]:
    return table.tell(
        "ActionStarted", "AAA", {"action": action, "project": "PF1", "organisation": "AAA", "title": "actie"}
    )


@pytest.mark.parametrize(
    "course",
    [
        ["ProjectStarted", "ProjectSuspended", "ProjectResumed", "ProjectCompleted"],
        ["ProjectStarted", "ProjectSuspended", "ProjectStopped"],
        ["ProjectStopped"],
        ["ProjectSuspended", "ProjectStarted"],
    ],
)
def test_a_project_runs_its_course(table: Table, course: list[str]) -> None:
    assert [turn(table, fact) for fact in course] == [[]] * len(course)


@pytest.mark.parametrize(
    "course",
    [
        ["ProjectStarted", "ProjectStarted"],
        ["ProjectStarted", "ProjectResumed"],
        ["ProjectStarted", "ProjectSuspended", "ProjectStarted"],
        ["ProjectStarted", "ProjectSuspended", "ProjectSuspended"],
        ["ProjectStarted", "ProjectCompleted", "ProjectStopped"],
        ["ProjectStopped", "ProjectStarted"],
    ],
)
def test_a_project_does_not_leave_its_course(table: Table, course: list[str]) -> None:
    *accepted, refused = course
    assert [turn(table, fact) for fact in accepted] == [[]] * len(accepted)

    assert reasons(turn(table, refused)) == [("sequence", "project_status")]


def test_a_project_that_is_over_starts_no_actions(table: Table) -> None:
    assert act(table, "A-01") == []

    turn(table, "ProjectStopped")

    assert reasons(act(table, "A-02")) == [("sequence", "project_status")]


@pytest.mark.parametrize(("fact", "extra"), [("ActionCompleted", "result"), ("ActionDropped", "reason")])
def test_an_action_ends_once(table: Table, fact: str, extra: str) -> None:
    act(table, "A-01")

    assert table.tell(fact, "AAA", {"action": "A-01", extra: "Zo is het."}) == []
    assert reasons(table.tell(fact, "AAA", {"action": "A-01", extra: "Zo is het."})) == [("sequence", "action_closed")]


def hand_over(table: Table, decision: str, receiver: str = "DDD") -> list[Fault]:
    data = {
        "project": "PF1",
        "receiver": receiver,
        "decision": decision,
        "handover": ["Alles."],
        "ownershipSettled": True,
    }
    return table.tell("ProjectHandedOver", "AAA", data)


@pytest.mark.parametrize("accepted", [{"project": "PF1"}, {}], ids=["the project", "the whole"])
def test_a_project_is_handed_over_by_decision_to_one_that_accepts_it(table: Table, accepted: dict[str, str]) -> None:
    subject = {"type": "hand_over_project", "project": "PF1"}
    other = table.decide({**subject, "receiver": "FON"})
    decision = table.decide({**subject, "receiver": "DDD"}, ref="P-02")
    assert reasons(hand_over(table, decision)) == [("sequence", "handover_not_accepted")]

    assert table.say("HandoverAccepted", "DDD", **accepted) == []

    assert reasons(hand_over(table, other)) == [("decision", "no_decision_for_this")]
    assert hand_over(table, decision) == []
    assert reasons(turn(table, "ProjectCompleted")) == [("sequence", "project_status")]
