"""What is not found: the problem says what is missing, and where to look instead."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

NOTE = "/v1/partnerships/nota"


@pytest.mark.parametrize(
    ("address", "reason", "named"),
    [
        ("/v1/nothing", "no_such_address", "/v1/nothing"),
        (f"{NOTE}/members/all", "no_such_address", "/v1/partnerships/nota/members/all"),
        ("/v1/partnerships/niets", "no_such_partnership", "niets"),
        ("/v1/partnerships/Niets", "no_such_partnership", "Niets"),
        ("/v1/partnerships/niets/phase-durations", "no_such_partnership", "niets"),
        ("/v1/grants/GR-X", "no_such_grant", "GR-X"),
        ("/v1/organisations/BRO/history", "no_such_organisation", "BRO"),
        (f"{NOTE}?atVersion=99999", "no_such_version", "99999"),
        (f"{NOTE}/phase-durations?atVersion=99999", "no_such_version", "99999"),
        (f"{NOTE}?asOf=2001-01-01", "had_not_begun", "nota"),
        (f"{NOTE}/phase-durations?asKnownAt=2001-01-01", "had_not_begun", "nota"),
        (f"{NOTE}/facts/nota-0099", "no_such_fact", "nota-0099"),
        (f"{NOTE}/participation?organisation=BRO", "not_a_party", "BRO"),
        ("/v1/processes/nothing/versions", "no_such_process", "nothing"),
        ("/v1/processes/three-steps/versions/9", "no_such_process_version", "9"),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_missing_is_said_by_reason_and_by_name(
    address: str, reason: str, named: str, language: str, note: FlaskClient
) -> None:
    response = note.get(address, headers={"Accept-Language": language})

    problem: Any = response.json
    assert (response.status_code, problem["code"], problem["reason"]) == (404, "not-found", reason)
    assert named in problem["detail"]
    assert "…" not in problem["detail"]


def test_the_present_version_can_be_asked_for_and_the_next_cannot(note: FlaskClient) -> None:
    assert note.get(f"{NOTE}?atVersion=1").status_code == 200
    assert note.get(f"{NOTE}?atVersion=2").json["last"] == 1


@pytest.mark.parametrize(("asked", "near"), [("phase-duration", "phase-durations"), ("next_moves", "next-moves")])
def test_a_question_that_nobody_knows_gets_the_nearest_one_and_the_list(
    asked: str, near: str, note: FlaskClient
) -> None:
    problem = note.get(f"{NOTE}/{asked}").json

    assert (problem["reason"], problem["near"], problem["href"]) == ("no_such_question", near, "/docs#/Questions")
    assert near in problem["detail"]


def test_so_does_a_question_about_all_partnerships(note: FlaskClient) -> None:
    problem = note.get("/v1/portfolio/to_celebrat").json

    assert (problem["reason"], problem["near"], problem["href"]) == (
        "no_such_question",
        "to-celebrate",
        "/docs#/Portfolio",
    )


def test_a_question_like_no_other_gets_the_list_alone(note: FlaskClient) -> None:
    problem = note.get(f"{NOTE}/xyzzy").json

    assert "near" not in problem
    assert "…" not in problem["detail"]


def test_a_fact_for_a_partnership_that_is_not_there_names_its_key(note: FlaskClient) -> None:
    body = {"by": "LIN", "expectedVersion": 1, "data": {"organisation": "LIN"}}

    problem = note.post("/v1/partnerships/niets/parties/LIN/acceptance", json=body).json

    assert (problem["reason"], problem["key"]) == ("no_such_partnership", "niets")
