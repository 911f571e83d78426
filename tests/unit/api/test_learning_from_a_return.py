"""The advance that closes a return asks for what was learned, and is never refused for it."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.support.dossier import Dossier, in_process
from tests.unit.api.conftest import submitted

TODAY = "2026-12-31"
LEARNED = {"seeNow": "Wij zien het.", "doNow": "Wij doen het.", "doBetter": "Het kan beter."}


@pytest.fixture
def dossier(note: FlaskClient) -> Dossier:
    """A note that went on to review, and was called back."""
    submitted(note)
    dossier = in_process(note, "nota", by="LIN", on=TODAY)
    assert dossier.moves(move="advance").status == 201
    assert dossier.moves(**dossier.returns("draft", reasons=["rework"], target_on=TODAY)).status == 201
    return dossier


def test_the_next_moves_and_the_preview_say_what_is_asked(dossier: Dossier) -> None:
    advance = dossier.reads("next-moves")["moves"][0]
    shown = dossier.previews(move="advance")["consequences"]

    assert (advance["closesReturn"], advance["asks"]["learned"]) == ("RT-01", list(LEARNED))
    assert advance["asks"]["detail"]
    assert (shown["closesReturn"], shown["asks"]) == ("RT-01", list(LEARNED))


def test_what_was_learned_is_recorded_behind_the_advance(dossier: Dossier) -> None:
    seen = dossier.version

    made = dossier.moves(move="advance", learned={**LEARNED, "principles": [3]})

    advance, moment = made.json["facts"]
    assert (advance["fact"], moment["fact"], made.json["version"]) == ("PhaseAdvanced", "LearningMomentHeld", seen + 2)
    assert moment["data"] == {**LEARNED, "principles": [3]}
    assert made.headers["Location"].endswith(advance["id"])
    assert made.json["proposed"] == []


def test_an_advance_without_it_is_made_and_proposes_it(dossier: Dossier) -> None:
    made = dossier.moves(move="advance")

    assert (made.status, [fact["fact"] for fact in made.json["facts"]]) == (201, ["PhaseAdvanced"])
    assert made.json["proposed"] == [{"fact": "LearningMomentHeld", "data": dict.fromkeys(LEARNED, "")}]


def test_an_advance_that_closes_no_return_asks_for_nothing(note: FlaskClient) -> None:
    submitted(note)
    dossier = in_process(note, "nota", by="LIN", on=TODAY)

    advance = dossier.reads("next-moves")["moves"][0]
    made = dossier.moves(move="advance")

    assert "asks" not in advance
    assert made.json["proposed"] == []


def test_an_advance_that_is_refused_keeps_nothing_of_what_was_learned(note: FlaskClient) -> None:
    dossier = in_process(note, "nota", by="LIN", on=TODAY)

    refused = dossier.moves(move="advance", learned=LEARNED)

    assert (refused.status, dossier.reads()["version"]) == (409, 1)


@pytest.mark.parametrize(
    ("move", "learned", "pointer"),
    [
        ("advance", {"seeNow": "Wij zien het."}, "/learned/doNow"),
        ("advance", {**LEARNED, "doLater": "Iets."}, "/learned/doLater"),
        ("resume", LEARNED, "/learned"),
    ],
)
def test_what_was_learned_is_told_whole_and_with_an_advance(
    dossier: Dossier, move: str, learned: Any, pointer: str
) -> None:
    refused = dossier.moves(move=move, learned=learned)

    assert refused.status == 400
    assert pointer in [error["pointer"] for error in refused.json["errors"]]


def test_a_retry_of_an_advance_with_what_was_learned_gets_both_facts_again(dossier: Dossier) -> None:
    seen, body = dossier.version, {"move": "advance", "learned": LEARNED}

    first, again = (dossier.moves({"Idempotency-Key": "k"}, **body, expectedVersion=seen) for _ in range(2))

    assert (again.headers.get("Idempotency-Replayed"), again.json) == ("true", first.json)
