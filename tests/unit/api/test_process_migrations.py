"""Going on under another version of the process over HTTP: looked at first, refused with every reason, then recorded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.support.admission import open_app
from tests.support.service import a_service
from tests.support.versions import a_version, mapping

KEY = "vast-verder"
HERE = f"/v1/partnerships/{KEY}"
TO = {"name": "partnership", "version": 2}


def a_client() -> Iterator[FlaskClient]:
    with a_service(example=True, following=[a_version()]) as service:
        yield open_app(service).test_client()


client = pytest.fixture(a_client)
looking = pytest.fixture(a_client, scope="module")
"""For those that only look, or are refused."""


def migrate(client: FlaskClient, **data: Any) -> Any:
    version = client.get(HERE).json["version"]
    body = {"by": "LIN", "expectedVersion": version, "data": {"to": TO, "reason": "Nieuwe versie.", **data}}
    return client.post(f"{HERE}/process-migrations", json=body)


def test_a_preview_shows_the_mapping_and_what_would_be_refused(looking: FlaskClient) -> None:
    alone = looking.get(f"{HERE}/migration-preview?version=2").json["answer"]
    renamed = ",".join(
        f"{part}:{item['from']}={item['to']}" for part, renamings in mapping().items() for item in renamings
    )
    mapped = looking.get(f"{HERE}/migration-preview", query_string={"version": 2, "map": renamed}).json["answer"]

    assert (alone["possible"], mapped["possible"]) == (False, True)
    assert {(item["reason"], item["data"]["value"]) for item in alone["refusals"]} >= {("word_lost", "sharing")}
    assert mapped["refusals"] == []
    carried = {item["from"]: item["to"] for item in mapped["mapping"]["deliverables"]["carried"]}
    assert carried["afsprakennota"] == "convenant"


@pytest.mark.parametrize("query", ["", "version=x", "version=2&map=phases", "version=2&map=roles:a=b"])
def test_a_preview_that_is_asked_wrongly_says_so(looking: FlaskClient, query: str) -> None:
    response = looking.get(f"{HERE}/migration-preview?{query}")

    assert response.status_code == 400
    assert response.json["errors"]


def test_what_would_be_lost_is_refused_with_a_pointer_and_what_to_do(looking: FlaskClient) -> None:
    before = looking.get(HERE).json

    response = migrate(looking)

    assert response.status_code == 409
    told = {(error["reason"], error["pointer"]) for error in response.json["errors"]}
    assert told == {("word_lost", f"/data/{part}") for part in ("phases", "deliverables", "profiles", "returnReasons")}
    assert all(error["detail"] and error["remedy"] for error in response.json["errors"])
    assert looking.get(HERE).json == before


def test_it_is_recorded_with_what_it_leads_to(client: FlaskClient) -> None:
    response = migrate(client, **mapping())

    fact = response.json["facts"][0]
    assert response.status_code == 201
    assert (fact["fact"], fact["process"]["version"]) == ("ProcessMigrated", 2)
    assert fact["data"]["to"]["fingerprint"] == fact["process"]["fingerprint"]
    state = client.get(HERE).json["state"]
    assert (state["process"], state["profile"]) == ("partnership.v2", "gesubsidieerd")
    earlier = client.get(f"{HERE}?asOf=2025-10-01").json["state"]
    assert (earlier["process"], earlier["profile"]) == ("partnership.v1", "subsidy")


def test_moves_facts_and_pages_go_on_in_the_new_words(client: FlaskClient) -> None:
    assert migrate(client, **mapping()).status_code == 201

    moves = client.get(f"{HERE}/next-moves").json["moves"]
    asked = {"by": "LIN", "expectedVersion": client.get(HERE).json["version"]}
    data = {"organisation": "LIN", "to": "delen", "reasons": ["taal"]}
    request = client.post(f"{HERE}/return-requests", json={**asked, "data": data})

    assert {move["to"] for move in moves if move["move"] == "return"} >= {"delen", "vormgeven"}
    assert request.status_code == 201
    for page in (f"/partnerships/{KEY}", f"/partnerships/{KEY}?asOf=2025-10-01"):
        assert client.get(page).status_code == 200
    for fact in client.get(f"{HERE}/history?pageSize=1000").json["items"]:
        assert client.get(f"/partnerships/{KEY}/facts/{fact['id']}").status_code == 200, fact["id"]
