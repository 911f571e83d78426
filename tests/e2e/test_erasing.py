"""Somebody asks to be forgotten: nothing of the name is left in any file, and every fact still stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from partnerflow.transparency.offline.partnerflow_verify import verify
from tests.e2e.erasing import files_of, left_in
from tests.e2e.story import written
from tests.support.client import Client
from tests.support.named import EMAIL, KEY, NAME, PERSON, PROCESS, SURNAME, told
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


def bundled(client: Client) -> bytes:
    """The bundle of the partnership, once everything is signed."""
    assert eventually(lambda: told_of(client) >= len(told()))
    last = told_of(client)
    assert eventually(lambda: settled(client) >= last, 60)
    return client.get(f"{HERE}/bundle").body


def told_of(client: Client) -> int:
    """How far the log goes: what was just recorded has its place there a moment later."""
    return int(client.get("/v1/events", {}, limit="1000").json["last"])


def settled(client: Client) -> int:
    """How far in the log the newest checkpoint reads, after one was asked for."""
    client.post("/v1/log/checkpoint", {})
    return int(client.get("/v1/log").json["position"])


def test_a_person_named_in_many_places_is_gone_from_every_file_and_every_proof_stands(place: Place) -> None:
    with serving(place) as client:
        imported = client.import_lines(written(told()), process=PROCESS)
        assert imported.status < 300, imported.body
        before = client.get(f"{HERE}/history", {"Accept": "application/x-ndjson"})
        mentions = client.get(f"{HERE}/persons/{PERSON}/mentions").json["items"]
        older = bundled(client)

        rest = [item for item in mentions if item["match"] == "part"]
        done = erasure(client, {**ERASED, "withMentions": True, "texts": rest})

        after = client.get(f"{HERE}/history", {"Accept": "application/x-ndjson"})
        log = client.get("/v1/events", {}, limit="1000")
        newer = bundled(client)

    assert before.body.decode().count(NAME) >= 10
    assert {item["match"] for item in mentions} == {"name", "email", "part"}
    assert {item["stream"] for item in mentions} == {"partnership", "grant"}
    assert done["count"] >= 17
    seen = [reader["purpose"] for reader in done["seenBy"]]
    assert seen == ["readPartnershipHistory", "readMentions", "readEvents", "readBundle"]
    for shown in (after.body, log.body, newer):
        assert not any(word in shown.decode() for word in (SURNAME, EMAIL, EMAIL.upper()))
    verdicts = [verify(older), verify(newer, since=json.loads(older)["checkpoint"])]
    assert [(found["complete"]["outcome"], found["lawful"]["outcome"]) for found in verdicts] == [("yes", "yes")] * 2
    assert [len(found["erased"]) for found in verdicts] == [0, done["count"]]
    assert [found["withheld"] for found in verdicts] == [[], []]
    assert left_in(files_of(place), NAME, SURNAME, EMAIL) == []


def test_the_same_search_finds_the_name_while_nobody_was_erased(place: Place) -> None:
    with serving(place) as client:
        assert client.import_lines(written(told()), process=PROCESS).status < 300

    assert left_in(files_of(place), SURNAME) != []
