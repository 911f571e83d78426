"""What one process keeps in memory is never what another one has made old: facts, names, pages, answers that are cached."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from flask.testing import FlaskClient

from partnerflow.persistence.opening import open_store
from tests.support.admission import open_app
from tests.support.service import service_over
from tests.unit.api.conftest import submitted, with_note

NOTE = "/v1/partnerships/nota"
KEPT = (NOTE, f"{NOTE}/history", f"{NOTE}/next-moves", "/v1/organisations/LIN", "/partnerships/nota")
"""What is kept by version, rendered, or page by page."""


@pytest.fixture
def clients(durable_url: str) -> Iterator[tuple[FlaskClient, FlaskClient]]:
    """Two processes over one store, in which a note has begun; the second has shown everything and keeps it."""
    with closing(open_store(durable_url)) as store, closing(open_store(durable_url, sequence=False)) as other_store:
        here, there = (open_app(service_over(each)).test_client() for each in (store, other_store))
        with_note(here)
        for address in KEPT * 2:
            assert there.get(address).status_code == 200
        yield here, there


def test_a_fact_that_one_process_took_is_in_the_next_answer_of_another(
    clients: tuple[FlaskClient, FlaskClient],
) -> None:
    here, there = clients
    known = there.get(NOTE).headers["ETag"]

    assert submitted(here).status_code == 201

    assert there.get(NOTE, headers={"If-None-Match": known}).json["version"] == 2
    assert [item["version"] for item in there.get(f"{NOTE}/history").json["items"]] == [1, 2]
    assert "1.0" in there.get("/partnerships/nota").text


def test_the_next_page_of_another_process_has_the_new_name_of_an_organisation(
    clients: tuple[FlaskClient, FlaskClient],
) -> None:
    here, there = clients
    assert "Stad Linde" in there.get("/partnerships/nota").text
    renamed = {"by": "LIN", "expectedVersion": 1, "data": {"name": "Gemeente Linde aan Zee"}}

    assert here.post("/v1/organisations/LIN/names", json=renamed).status_code == 201

    assert "Gemeente Linde aan Zee" in there.get("/partnerships/nota").text


def test_what_another_process_judges_is_judged_by_the_newest_facts(clients: tuple[FlaskClient, FlaskClient]) -> None:
    here, there = clients
    move = {"move": "advance", "by": "LIN", "expectedVersion": 2}
    assert there.post(f"{NOTE}/moves", json=move | {"expectedVersion": 1}).status_code == 409

    assert submitted(here).status_code == 201

    assert there.post(f"{NOTE}/moves", json=move).json["version"] == 3
