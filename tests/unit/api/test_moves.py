"""Moves over HTTP: what exists, what one would do, making it, and the moves that were made."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.unit.api.conftest import submitted

MOVES = "/v1/partnerships/nota/moves"
ADVANCE = {"move": "advance", "by": "LIN"}


def decided(client: FlaskClient, version: int, phase: str) -> str:
    """Decide to return to a phase; the decision."""
    tabled = client.post(
        "/v1/partnerships/nota/proposals",
        json={
            "by": "LIN",
            "expectedVersion": version,
            "data": {
                "subjects": [{"type": "return_phase", "to": phase}],
                "text": "Wij gaan terug.",
                "method": "role_decision",
                "decider": "LIN",
                "deadline": "2026-12-31",
            },
        },
    ).json
    proposal = tabled["facts"][0]["data"]["proposal"]
    address = f"/v1/partnerships/nota/proposals/{proposal}/decision"
    body = {"by": "LIN", "expectedVersion": version + 1, "data": {"outcome": "adopted"}}
    decision: str = client.post(address, json=body).json["facts"][0]["data"]["decision"]
    return decision


def going_back(decision: str) -> dict[str, Any]:
    data = {
        "to": "draft",
        "reasons": ["rework"],
        "decision": decision,
        "repairAgenda": [{"text": "Herschrijven."}],
        "targetOn": "2027-01-31",
    }
    return {"move": "return", "by": "LIN", "data": data}


def test_a_guard_that_is_not_met_refuses_with_what_is_missing(note: FlaskClient) -> None:
    response = note.post(MOVES, json={**ADVANCE, "expectedVersion": 1})

    (error,) = response.json["errors"]
    assert (response.status_code, error["code"], error["guard"]) == (409, "guard", "G0.1")
    assert error["missing"][0]["reason"] == "not_submitted"
    assert error["missing"][0]["detail"]
    assert error["missing"][0]["who"]
    assert error["missing"][0]["since"]
    assert error["missing"][0]["next"] == {
        "fact": "DeliverableSubmitted",
        "data": {"deliverable": {"kind": "text"}},
        "settles": True,
    }


def test_a_move_goes_on_when_its_guards_are_met(note: FlaskClient) -> None:
    submitted(note)

    response = note.post(MOVES, json={**ADVANCE, "expectedVersion": 2})

    assert response.status_code == 201
    assert response.json["facts"][0]["data"] == {"from": "draft", "to": "review"}
    assert note.get("/v1/partnerships/nota").json["state"]["phase"] == "review"


def test_the_next_moves_say_what_is_open_and_what_is_in_the_way(note: FlaskClient) -> None:
    closed = note.get("/v1/partnerships/nota/next-moves").json
    submitted(note)
    opened = note.get("/v1/partnerships/nota/next-moves").json

    assert [(move["move"], move.get("to"), move["open"]) for move in closed["moves"]] == [
        ("advance", "review", False),
        ("end", None, True),
    ]
    assert closed["moves"][0]["errors"][0]["guard"] == "G0.1"
    assert opened["moves"][0]["open"] is True
    assert opened["moves"][0]["href"] == MOVES


def test_what_depends_on_the_day_has_no_etag(note: FlaskClient) -> None:
    assert "ETag" not in note.get("/v1/partnerships/nota/next-moves").headers
    assert "ETag" not in note.get("/v1/partnerships/nota/state").headers


@pytest.mark.parametrize(("query", "member"), [("?dryRun=true", {}), ("", {"dryRun": True})])
def test_a_dry_run_shows_what_a_move_would_do_and_records_nothing(query: str, member: Any, note: FlaskClient) -> None:
    response = note.post(f"{MOVES}{query}", json={**ADVANCE, **member})

    assert (response.status_code, response.json["possible"]) == (200, False)
    assert response.json["consequences"]["stay"] == {"phase": "review", "ordinal": 1, "round": 1}
    assert response.json["errors"][0]["guard"] == "G0.1"
    assert note.get("/v1/partnerships/nota").json["version"] == 1


def test_what_was_previewed_is_what_happens(note: FlaskClient) -> None:
    submitted(note)
    note.post(MOVES, json={**ADVANCE, "expectedVersion": 2})
    back = going_back(decided(note, 3, "draft"))
    preview = note.post(f"{MOVES}?dryRun=true", json=back).json

    wrong = note.post(MOVES, json={**back, "expectedVersion": 5, "previewHash": "0" * 64})
    right = note.post(MOVES, json={**back, "expectedVersion": 5, "previewHash": preview["previewHash"]})

    assert preview["possible"]
    assert (wrong.status_code, wrong.json["errors"][0]["reason"]) == (409, "preview_changed")
    assert right.status_code == 201
    assert note.get("/v1/partnerships/nota").json["state"]["round"] == preview["consequences"]["stay"]["round"] == 2


def test_the_moves_made_tell_what_they_rested_on(note: FlaskClient) -> None:
    submitted(note)
    note.post(MOVES, json={**ADVANCE, "expectedVersion": 2})
    note.post(MOVES, json={**going_back(decided(note, 3, "draft")), "expectedVersion": 5})

    items = note.get(MOVES).json["items"]

    assert [(item["move"], item["data"]["to"]) for item in items] == [("advance", "review"), ("return", "draft")]
    assert items[0]["evidence"]["guards"] == [{"guard": "G0.1", "outcome": "met", "facts": ["nota-0002"]}]


def test_moves_are_paged(example: FlaskClient) -> None:
    address = "/v1/partnerships/vast-verder/moves"
    whole = [item["id"] for item in example.get(address).json["items"]]
    first = example.get(f"{address}?pageSize=3").json
    rest = example.get(first["next"].replace("pageSize=3", "pageSize=100")).json

    assert [item["id"] for item in first["items"] + rest["items"]] == whole


@pytest.mark.parametrize(
    ("body", "pointer", "constraint"),
    [
        ({"by": "LIN"}, "/move", "missing"),
        ({"move": "fly", "by": "LIN"}, "/move", "not_one_of"),
        ({"move": ["advance"], "by": "LIN"}, "/move", "not_one_of"),
        ({"move": "advance"}, "/by", "missing"),
        ({"move": "advance", "by": "LIN", "dryRun": "yes"}, "/dryRun", "type"),
        ({"move": "advance", "by": "LIN", "data": []}, "/data", "type"),
        ({"move": "advance", "by": "LIN", "data": {"up": True}}, "/data/up", "unknown_member"),
        ({"move": "pause", "by": "LIN"}, "/data", "missing"),
    ],
)
def test_a_move_that_is_not_well_formed_is_refused(body: Any, pointer: str, constraint: str, note: FlaskClient) -> None:
    response = note.post(MOVES, json=body)

    assert response.status_code == 400
    assert [(error["pointer"], error["constraint"]) for error in response.json["errors"]] == [(pointer, constraint)]
