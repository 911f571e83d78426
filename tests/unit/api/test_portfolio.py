"""Questions about all partnerships over HTTP: pages, parameters and how far in the log they go."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from partnerflow.application.portfolio.catalogue import PORTFOLIO_QUESTIONS
from tests.support.admission import open_app
from tests.support.service import a_service
from tests.unit.api.conftest import NOTE, ORGANISATION


@pytest.mark.parametrize("question", [question.path for question in PORTFOLIO_QUESTIONS.values()])
def test_every_question_says_of_which_day_it_speaks_and_how_far_in_the_log_it_goes(
    example: FlaskClient, question: str
) -> None:
    response = example.get(f"/v1/portfolio/{question}")

    assert response.status_code == 200
    assert response.json["question"] == question.replace("-", "_")
    assert (response.json["day"], response.json["position"], response.json["asOf"]) == ("2026-12-31", 525, None)


def test_a_list_is_read_page_by_page(example: FlaskClient) -> None:
    whole = example.get("/v1/portfolio/deadlines?pageSize=500").json["answer"]

    page = example.get("/v1/portfolio/deadlines?pageSize=3").json
    found = page["answer"]
    while "next" in page:
        page = example.get(page["next"]).json
        found += page["answer"]

    assert len(page["answer"]) <= 3 < len(whole)
    assert found == whole


def test_a_row_names_its_partnership_and_its_fact(example: FlaskClient) -> None:
    (row,) = example.get("/v1/portfolio/unmandated-signatures?status=cured").json["answer"]

    assert (row["partnership"], row["name"], row["fact"]) == ("vast-verder", "Vast Verder", "vast-verder-0413")
    assert example.get("/v1/portfolio/unmandated-signatures?status=open").json["answer"] == []


def test_a_reader_may_wait_until_an_answer_goes_as_far_as_it_knows(example: FlaskClient) -> None:
    response = example.get("/v1/portfolio/returns?position=525")

    assert response.json["position"] >= 525


@pytest.mark.parametrize(
    ("address", "pointer"),
    [
        ("deadlines?within=soon", "?within"),
        ("deadlines?kind=birthday", "?kind"),
        ("deadlines?after=Zm9v", "?after"),
        ("durations?phase=dreaming", "?phase"),
        ("durations?process=partnership.v1", "?process"),
        ("returns?process=partnerships", "?process"),
        ("endings?process=partnerships", "?process"),
        ("durations?pageSize=3", "?pageSize"),
        ("lingering?asOf=2024-01-01", "?asOf"),
        ("silent?weeks=0", "?weeks"),
    ],
)
def test_what_cannot_be_asked_is_refused_where_it_stands(example: FlaskClient, address: str, pointer: str) -> None:
    response = example.get(f"/v1/portfolio/{address}")

    assert response.status_code == 400
    assert [fault["pointer"] for fault in response.json["errors"]] == [pointer]


def test_what_is_recorded_is_answered_once_the_read_model_has_read_it(empty: FlaskClient) -> None:
    response = empty.get("/v1/portfolio/endings")

    assert response.json["answer"] == {"partnerships": 0, "ended": 0, "share": None, "kinds": []}
    assert response.json["position"] == 0


def test_partnerships_of_another_process_are_counted_by_their_own_phases() -> None:
    with a_service(lists=True) as service:
        client = open_app(service).test_client()
        client.post("/v1/organisations", json={"key": "LIN", "by": "LIN", "data": ORGANISATION})
        client.post("/v1/partnerships", json=NOTE)

        (row,) = client.get(f"/v1/portfolio/durations?position={service.store.position()}").json["answer"]

    first = service.processes.latest("three-steps").phases[0].key
    assert (row["process"], row["phase"], row["stays"]["running"]) == ("three-steps", first, 1)
    assert row["stays"]["net"] == {"lower": None, "median": None, "upper": None, "longest": None}
