"""Somebody asks to be forgotten: nothing of the name is left in any file, and every fact still stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.e2e.erasing import EMAIL, KEY, NAME, PERSON, PROCESS, SURNAME, files_of, left_in, told
from tests.e2e.story import written
from tests.support.client import Client
from tests.support.server import Place, eventually

HERE = f"/v1/partnerships/{KEY}"
ERASED = {"by": "LIN", "ground": "consent_withdrawn", "persons": [PERSON], "delayHours": 0}


@contextmanager
def serving(place: Place) -> Iterator[Client]:
    """A client of a server that keeps its ledger in the folder of the test."""
    server = place.server(PARTNERFLOW_LEDGER=str(place.folder / "ledger"))
    try:
        yield server.client()
    finally:
        server.stop()


def erasure(client: Client, asked: dict[str, Any]) -> dict[str, Any]:
    """An erasure that was asked and carried out."""
    reply = client.post(f"{HERE}/erasures", asked)
    assert reply.status == 202, reply.body
    where = reply.headers["Location"]
    assert eventually(lambda: client.get(where).json["state"] == "done")
    return dict(client.get(where).json)


def test_a_person_named_in_many_places_is_gone_from_every_file(place: Place) -> None:
    with serving(place) as client:
        imported = client.import_lines(written(told()), process=PROCESS)
        assert imported.status < 300, imported.body
        before = client.get(f"{HERE}/history", {"Accept": "application/x-ndjson"})
        mentions = client.get(f"{HERE}/persons/{PERSON}/mentions").json["items"]
        sealed = commitments(client)

        rest = [item for item in mentions if item["match"] == "part"]
        done = erasure(client, {**ERASED, "withMentions": True, "texts": rest})

        after = client.get(f"{HERE}/history", {"Accept": "application/x-ndjson"})
        exported = client.get("/v1/events", {}, limit="1000")
        assert commitments(client)[: len(sealed)] == sealed

    assert before.body.decode().count(NAME) >= 10
    assert {item["match"] for item in mentions} == {"name", "email", "part"}
    assert {item["stream"] for item in mentions} == {"partnership", "grant"}
    assert done["count"] >= 17
    assert [reader["purpose"] for reader in done["seenBy"]] == ["history", "mentions", "bundle"]
    assert SURNAME not in after.body.decode() + exported.body.decode()
    assert EMAIL not in after.body.decode() + exported.body.decode()
    assert after.body.count("[…]".encode()) >= 15
    assert left_in(files_of(place), NAME, SURNAME, EMAIL) == []


def commitments(client: Client) -> list[str]:
    """The roots of the stream, event by event: what was signed of it never changes."""
    proofs = client.post("/v1/log/checkpoint", {})
    assert proofs.status == 200, proofs.body
    events = client.get(f"{HERE}/bundle").json["streams"][0]["events"]
    return [event["state"] for event in events]


def test_the_same_search_finds_the_name_while_nobody_was_erased(place: Place) -> None:
    with serving(place) as client:
        assert client.import_lines(written(told()), process=PROCESS).status < 300

    assert left_in(files_of(place), SURNAME) != []
