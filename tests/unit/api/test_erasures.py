"""Persons and erasure over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from partnerflow.application.service import Partnerflow
from tests.support.admission import open_app
from tests.support.named import EMAIL, HARVEST, KEY, NAME, PERSON
from tests.unit.application.erasures.world import named

HERE = f"/v1/partnerships/{KEY}"
ASKED = {"by": "LIN", "ground": "objection", "persons": [PERSON]}


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    with named() as opened:
        yield opened


@pytest.fixture
def client(service: Partnerflow) -> FlaskClient:
    return open_app(service).test_client()


def asked(client: FlaskClient, **members: Any) -> Any:
    reply = client.post(f"{HERE}/erasures", json={**ASKED, **members})
    assert reply.status_code == 202, reply.json
    return reply


def test_a_request_is_accepted_found_and_listed(client: FlaskClient) -> None:
    reply = asked(client)

    where = reply.headers["Location"]
    assert client.get(where).json == reply.json
    assert client.get(f"{HERE}/erasures").json == {"items": [reply.json]}
    assert (reply.json["state"], reply.json["persons"], reply.json["endedAt"]) == ("waiting", [PERSON], None)


def test_what_was_rendered_before_and_what_a_client_holds_show_nothing_of_it(client: FlaskClient) -> None:
    before = client.get(f"{HERE}/history")
    asked(client, withMentions=True)

    after = client.get(f"{HERE}/history", headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert NAME in before.text
    assert NAME not in after.text
    assert after.headers["ETag"] != before.headers["ETag"]


def test_it_is_taken_back_while_it_waits_and_then_no_more(client: FlaskClient, service: Partnerflow) -> None:
    where = asked(client).headers["Location"]

    cancelled, again = client.delete(where), client.delete(where)

    assert (cancelled.status_code, cancelled.json["state"]) == (200, "cancelled")
    assert (again.status_code, again.json["errors"][0]["reason"]) == (409, "erasure_not_waiting")
    assert NAME in client.get(f"{HERE}/history").text


def test_a_whole_number_may_be_written_with_a_point(client: FlaskClient) -> None:
    asked_for = {**ASKED, "delayHours": 24.0}

    reply = client.post(f"{HERE}/erasures", json=asked_for)

    assert b"24.0" in json.dumps(asked_for).encode()
    assert (reply.status_code, reply.json["state"]) == (202, "waiting")


def test_mentions_can_be_sent_as_they_came(client: FlaskClient, service: Partnerflow) -> None:
    items = client.get(f"{HERE}/persons/{PERSON}/mentions").json["items"]

    where = asked(client, persons=[], texts=items, delayHours=0).headers["Location"]
    service.run_erasures()

    assert client.get(where).json["state"] == "done"
    assert client.get(f"{HERE}/persons/{PERSON}/mentions").json == {"items": []}
    assert HARVEST not in client.get(f"{HERE}/history").text


def test_every_reading_that_shows_a_person_is_written_down_also_what_was_rendered_before(
    client: FlaskClient, service: Partnerflow
) -> None:
    for _ in range(3):
        client.get(f"{HERE}/history")
    client.get(f"{HERE}/history", query_string={"fact": "DialogueHeld"})
    client.get("/v1/events")

    head = service.state("partnership", KEY).stream.head
    purposes = [each.purpose for each in service.accesses.of(head.stream_id)]
    assert purposes == ["readPartnershipHistory"] * 3 + ["readEvents"]


def test_somebody_gets_everything_about_themselves(client: FlaskClient) -> None:
    reply = client.get(f"{HERE}/persons/{PERSON}/export")

    assert reply.json["registered"] == {"name": NAME, "email": EMAIL}
    assert reply.headers["Content-Disposition"] == f'attachment; filename="{KEY}-{PERSON}.json"'


def test_a_text_is_erased_by_the_fact_that_a_correction_proposes(client: FlaskClient) -> None:
    line = {"corrects": f"{KEY}-0005", "pointer": "/data/doNow", "old": "Niets.", "new": "Alles.", "reason": "Zo."}
    made = client.post(f"{HERE}/corrections", json={"by": "LIN", "data": line, "expectedVersion": 7})
    assert made.status_code == 201, made.json

    for version, proposed in enumerate(made.json["proposed"], 8):
        data = {name: value for name, value in proposed["data"].items() if name != "fact"}
        reply = client.post(
            f"{HERE}/facts/{proposed['data']['fact']}/erasure",
            json={"by": "LIN", "data": data, "expectedVersion": version},
        )
        assert reply.status_code == 201, reply.json

    assert "Niets." not in client.get(f"{HERE}/history").text
    assert "Alles." in client.get(f"{HERE}/history").text


@pytest.mark.parametrize(
    ("members", "pointers"),
    [
        ({"by": None}, ["/by"]),
        ({"ground": "because"}, ["/ground"]),
        ({"delayHours": 721}, ["/delayHours"]),
        ({"persons": ["Wilhelmina"]}, ["/persons/0"]),
        ({"texts": [{"fact": f"{KEY}-0003"}]}, ["/texts/0"]),
        ({"texts": [{"fact": f"{KEY}-0003", "pointer": "note"}]}, ["/texts/0/pointer"]),
        ({"texts": [{"fact": f"{KEY}-0099", "pointer": "/note"}]}, ["/texts/0/fact"]),
    ],
)
def test_what_is_asked_wrongly_is_told_where(client: FlaskClient, members: dict[str, Any], pointers: list[str]) -> None:
    body = {name: value for name, value in {**ASKED, **members}.items() if value is not None}

    reply = client.post(f"{HERE}/erasures", json=body)

    assert reply.status_code == 400
    assert [error["pointer"] for error in reply.json["errors"]] == pointers


@pytest.mark.parametrize(
    "where",
    [
        f"{HERE}/erasures/5a2f1c3e-8a53-4d7f-9f7f-3c1d2b4a6e80",
        f"{HERE}/persons/p-009/mentions",
        f"{HERE}/persons/p-009/export",
        "/v1/partnerships/nergens/erasures",
    ],
)
def test_what_is_not_there_is_not_found(client: FlaskClient, where: str) -> None:
    reply = client.get(where)

    assert reply.status_code == 404
    assert reply.json["code"] == "not-found"
