"""Several gates in one call: all of them, each with its own evidence, or none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.admission import open_app
from tests.support.dossier import Dossier, in_process
from tests.support.second_passage import BY, DAY, EXECUTING, KEY, SIGNALS, back_to_sharing, complete
from tests.support.service import a_service

FORWARD: dict[str, Any] = {"move": "advance", "through": EXECUTING, "data": {"acknowledged": SIGNALS}}
GATES = [("sharing", "agreeing"), ("agreeing", "shaping"), ("shaping", "executing")]


@pytest.fixture
def dossier() -> Iterator[Dossier]:
    """The example, back in sharing, where everything still holds."""
    with a_service(example=True, today=DAY) as service:
        dossier = in_process(open_app(service).test_client(), KEY, by=BY, on=DAY)
        complete(dossier)
        assert dossier.moves(**back_to_sharing(dossier)).status == 201
        yield dossier


def test_a_second_passage_where_all_still_holds_takes_one_call(dossier: Dossier) -> None:
    made = dossier.moves(**FORWARD)

    facts = made.json["facts"]
    assert (made.status, [(fact["data"]["from"], fact["data"]["to"]) for fact in facts]) == (201, GATES)
    assert [fact["evidence"]["guards"][0]["guard"] for fact in facts] == ["G2.1", "G3.1", "G4.1"]
    assert [[item["guard"] for item in fact["data"].get("acknowledged", [])] for fact in facts] == [["G2.9"], [], []]
    assert dossier.state["phase"] == EXECUTING


def test_the_next_moves_tell_how_far_one_could_go(dossier: Dossier) -> None:
    advance = dossier.reads("next-moves")["moves"][0]

    assert [(gate["from"], gate["to"]) for gate in advance["reach"]] == GATES
    assert advance["reach"][0]["toAcknowledge"] == ["G2.9"]
    assert "stoppedBy" not in advance


def test_the_next_moves_name_the_gate_that_would_stop_it(dossier: Dossier) -> None:
    _puts_off_the_evaluation(dossier)

    advance = dossier.reads("next-moves")["moves"][0]

    assert [(gate["from"], gate["to"]) for gate in advance["reach"]] == GATES[:2]
    assert (advance["stoppedBy"]["from"], advance["stoppedBy"]["unmet"]) == ("shaping", ["G4.3"])


def test_a_dry_run_shows_gate_by_gate_what_holds(dossier: Dossier) -> None:
    _puts_off_the_evaluation(dossier)

    shown = dossier.previews(**FORWARD)

    gates = shown["consequences"]["gates"]
    assert [(gate["closes"]["phase"], gate["stay"]["phase"]) for gate in gates] == GATES
    assert [item["guard"] for gate in gates for item in gate["guards"] if not item["holds"]] == ["G4.3"]
    assert (shown["possible"], shown["stopsAt"]) == (False, "shaping")
    assert [(error["guard"], error["gate"]["from"]) for error in shown["errors"]] == [("G4.3", "shaping")]


def test_one_gate_that_does_not_hold_refuses_the_whole_and_is_named(dossier: Dossier) -> None:
    _puts_off_the_evaluation(dossier)
    before = dossier.version

    refused = dossier.moves(**FORWARD)

    (error,) = refused.json["errors"]
    assert (refused.status, error["guard"], error["gate"]) == (409, "G4.3", {"from": "shaping", "to": "executing"})
    assert (dossier.reads()["version"], dossier.state["phase"]) == (before, "sharing")


def test_a_signal_that_nobody_saw_stops_it_at_its_gate(dossier: Dossier) -> None:
    refused = dossier.moves(move="advance", through=EXECUTING)

    assert [(error["guard"], error["gate"]["from"]) for error in refused.json["errors"]] == [("G2.9", "sharing")]


def test_a_signal_of_a_gate_that_is_not_on_the_way_is_not_passed_over_in_silence(dossier: Dossier) -> None:
    stray = [*SIGNALS, {"guard": "G1.7", "reason": "Ook gezien."}]

    refused = dossier.moves(move="advance", through=EXECUTING, data={"acknowledged": stray})

    (error,) = refused.json["errors"]
    assert (error["reason"], error["pointer"]) == ("not_on_the_way", "/data/acknowledged/1/guard")


def test_at_the_end_of_the_course_there_is_nothing_to_go_on_to(dossier: Dossier) -> None:
    assert dossier.moves(**FORWARD).status == 201

    once, far = dossier.moves(move="advance"), dossier.moves(move="advance", through=EXECUTING)

    assert (once.status, once.json["errors"][0]["reason"]) == (409, "no_such_move_here")
    assert (far.status, far.json["errors"][0]["reason"]) == (409, "not_ahead")


@pytest.mark.parametrize("through", ["sharing", "exploring"])
def test_one_goes_on_to_a_phase_that_lies_ahead(dossier: Dossier, through: str) -> None:
    refused = dossier.moves(move="advance", through=through)

    assert [(error["reason"], error["pointer"]) for error in refused.json["errors"]] == [("not_ahead", "/through")]


def test_the_same_request_twice_passes_the_gates_once(dossier: Dossier) -> None:
    seen = dossier.version

    first, again = (dossier.moves({"Idempotency-Key": "once"}, **FORWARD, expectedVersion=seen) for _ in range(2))

    assert (again.headers.get("Idempotency-Replayed"), again.json) == ("true", first.json)
    assert dossier.reads()["version"] == seen + len(GATES)


def test_a_retry_that_named_no_version_gets_back_just_what_it_recorded(dossier: Dossier) -> None:
    sent = {"Idempotency-Key": "any", "If-Match": "*"}

    first, again = (dossier.moves(sent, **FORWARD, expectedVersion=None) for _ in range(2))

    assert (again.headers.get("Idempotency-Replayed"), again.json) == ("true", first.json)


def test_the_gates_are_passed_as_they_were_shown(dossier: Dossier) -> None:
    shown = dossier.previews(**FORWARD)["previewHash"]
    _puts_off_the_evaluation(dossier)

    refused = dossier.moves(**FORWARD, previewHash=shown)

    differences = refused.json["errors"][0]["differences"]
    assert "No evaluation is planned" in " ".join(item["detail"] for item in differences)
    assert {tuple(step.get("item") for step in item["path"] if "item" in step)[:2] for item in differences} == {
        ("shaping", "G4.3")
    }


def test_what_was_learned_goes_with_the_gate_that_closes_the_return(dossier: Dossier) -> None:
    learned = {"seeNow": "Wij zien het.", "doNow": "Wij doen het.", "doBetter": "Het kan beter."}

    made = dossier.moves(**FORWARD, learned=learned)

    assert [fact["fact"] for fact in made.json["facts"]] == ["PhaseAdvanced", "LearningMomentHeld"] + [
        "PhaseAdvanced"
    ] * 2
    assert made.json["facts"][1]["data"] == learned
    assert made.json["proposed"] == []


def _puts_off_the_evaluation(dossier: Dossier) -> None:
    """Take the planned evaluation back, so that the last gate does not hold."""
    (planned,) = dossier.reads("history?fact=EvaluationPlanned&order=desc&pageSize=1")["items"]
    dossier.tells("retractions", data={"retracts": planned["id"], "reason": "Toch niet gepland."})
