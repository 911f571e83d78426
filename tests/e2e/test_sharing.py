"""A partnership is shared with a funder over HTTP with a real server, looked at and closed again; and every look is on record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from time import sleep
from typing import Any

import psycopg
import pytest

from partnerflow.transparency.bundle import read_bundle
from partnerflow.transparency.offline.partnerflow_verify import verify
from tests.e2e.story import written
from tests.support.client import Client
from tests.support.named import KEY, NAME, PROCESS, told
from tests.support.server import Place

HERE = f"/v1/partnerships/{KEY}"
LINK = {"by": "LIN", "role": "funder", "withholds": ["persons"], "label": "Provincie"}


@pytest.fixture
def client(place: Place) -> Iterator[Client]:
    """A client that may everything; on PostgreSQL two processes answer."""
    server = place.server(PARTNERFLOW_WORKERS="2" if place.database.startswith("postgresql") else "1")
    try:
        client = server.client()
        reply = client.import_lines(written(told()), process=PROCESS)
        assert reply.status < 300, reply.body
        yield client
    finally:
        server.stop()


def shared(client: Client, **asked: Any) -> Any:
    through = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    reply = client.post(f"{HERE}/links", {**LINK, "through": through, **asked})
    assert reply.status == 201, reply.body
    return reply.json


def redeem(client: Client, token: str) -> Any:
    return Client(client.url).post("/v1/links/redeem", {"token": token})


def named_in(client: Client) -> Any:
    """The name of the person who was registered, as somebody sees it."""
    (registered,) = client.get(f"{HERE}/history", {}, fact="PersonRegistered").json["items"]
    return registered["data"]["name"]


def test_a_funder_looks_and_the_link_is_ended(client: Client) -> None:
    made = shared(client)
    funder = Client(client.url, redeem(client, made["token"]).json["accessToken"])
    before = funder.get(f"{HERE}/history").body
    version = client.get(HERE).json["version"]
    invited = client.post(f"{HERE}/parties", {"by": "LIN", "expectedVersion": version, "data": {"organisation": "LIN"}})
    client.post(f"{HERE}/links", {**LINK, "through": made["link"]["through"]})

    bundle = funder.get(f"{HERE}/bundle").body
    seen = funder.get(f"{HERE}/accesses").json["items"]

    assert named_in(funder) == "[…]"
    assert named_in(client) == NAME
    assert funder.get(f"{HERE}/history").body == before
    assert invited.status in (201, 409)
    assert client.get(HERE).json["version"] > funder.get(HERE).json["version"]
    assert len(read_bundle(bundle).streams[0].events) == funder.get(HERE).json["version"]
    assert verify(bundle)["lawful"]["outcome"] == "yes"
    own = [item["purpose"] for item in seen if item["own"] and item["key"] == KEY]
    assert own[:2] == ["readBundle", "readPartnershipHistory"]
    assert client.delete(f"{HERE}/links/{made['link']['access']}").json["state"] == "revoked"
    # Whichever of the processes answers.
    assert {funder.get(HERE).status for _ in range(8)} == {401}
    assert {redeem(client, made["token"]).status for _ in range(8)} == {401}


def test_of_many_who_redeem_the_last_use_at_once_one_gets_in(client: Client) -> None:
    token = shared(client, uses=1)["token"]

    with ThreadPoolExecutor(8) as threads:
        replies = sorted(reply.status for reply in threads.map(lambda _: redeem(client, token), range(8)))

    assert replies == [201] + [401] * 7


@contextmanager
def nothing_can_be_written(place: Place) -> Iterator[None]:
    """Another process holds what the record of reading is written into."""
    if place.database.startswith("sqlite"):
        file = place.database.removeprefix("sqlite:///")
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield
    else:
        with psycopg.connect(place.database) as session:
            session.execute("LOCK TABLE main.accesses IN EXCLUSIVE MODE")
            yield


def test_what_a_server_answered_before_it_was_killed_is_on_record(place: Place) -> None:
    server = place.server()
    client = server.client()
    client.import_lines(written(told()), process=PROCESS)
    known = client.get(f"{HERE}/history").body
    recorded = len(client.get(f"{HERE}/accesses").json["items"])

    with nothing_can_be_written(place), ThreadPoolExecutor(1) as threads:
        answer = threads.submit(client.get, f"{HERE}/history")
        sleep(1.0)
        waiting = not answer.done()
        server.kill()
        answered = not isinstance(answer.exception(), OSError | HTTPException)

    # Beside an embedded store it was on record already; elsewhere the answer waits until it is.
    assert (waiting, answered) == ((False, True) if place.database.startswith("sqlite") else (True, False))
    assert NAME.encode() in known
    with place.serving() as again:
        purposes = [item["purpose"] for item in again.get(f"{HERE}/accesses").json["items"]]
    # The list of before is on record itself, and behind it what was answered; what was not may be, for the database had it.
    last = purposes[: purposes.index("readAccesses")]
    assert len(purposes) == recorded + 1 + len(last)
    assert last in ([["readPartnershipHistory"]] if answered else [[], ["readPartnershipHistory"]])
