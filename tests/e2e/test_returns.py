"""Returns as partners make them, over HTTP and on both stores: previewed, overtaken, made, deepened, and passed again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.e2e.story import EXAMPLE, written
from tests.support.client import Client
from tests.support.dossier import Dossier, over_http
from tests.support.second_passage import BY, DAY, EXECUTING, KEY, SIGNALS, back_to_sharing, complete
from tests.support.server import Place

LATER = "2025-12-01"
SHEETS = [{"kind": "projectfiche", "project": project, "version": "1.0"} for project in ("PF1", "PF2")]


def taken_over() -> bytes:
    """A partnership that was taken over while executing: two partners, two projects, and what was in force."""
    partners = ("AAA", "BBB")
    registered = {"legalForm": "foundation", "sector": "civil_society", "country": "NL", "identifiers": []}
    lines = [_line("organisation", code, 1, "OrganisationRegistered", name=code, **registered) for code in partners]
    told: list[tuple[str, dict[str, Any]]] = [
        ("PartnershipImported", {"name": "Proef", "issue": "Iets.", "region": "Hier", "source": "Een ordner."}),
        *(
            ("PartnerAdmitted", {"organisation": code, "category": "partner", "basis": "taken_over"})
            for code in partners
        ),
        *(("ProjectDefined", {"project": sheet["project"], "title": "Een project"}) for sheet in SHEETS),
        *(("DeliverableTakenOver", {"deliverable": sheet, "source": "Een ordner."}) for sheet in SHEETS),
    ]
    told[0][1].update({"phase": "executing", "profile": "import"})
    return written(lines + [_line("partnership", "proef", n, name, **data) for n, (name, data) in enumerate(told, 1)])


def _line(stream: str, key: str, number: int, fact: str, **data: Any) -> dict[str, Any]:
    by = key if stream == "organisation" else "AAA"
    return {"id": f"{key}-{number:04}", "fact": fact, "stream": stream, "key": key, "occurredAt": "2020-01-06"} | {
        "by": by,
        "data": data,
    }


@pytest.fixture
def client(place: Place) -> Iterator[Client]:
    with place.serving() as client:
        yield client


def imported(client: Client) -> Dossier:
    reply = client.import_lines(taken_over())
    assert reply.status < 300, reply.body
    return over_http(client, "proef", by="AAA", on=DAY)


def test_a_partnership_that_was_taken_over_returns_to_phases_it_never_visited_and_deeper(client: Client) -> None:
    dossier = imported(client)
    back = dossier.returns("shaping", target_on=LATER, returnScope="project", project="PF1")
    shown = dossier.previews(**back)

    made = dossier.moves(**back, previewHash=shown["previewHash"])
    shallow = dossier.returns("agreeing", target_on=LATER)
    unnamed = dossier.moves(**shallow)
    deeper = dossier.moves(**{**shallow, "data": {**shallow["data"], "supersedes": "RT-01"}})

    assert shown["consequences"]["stay"] == {"phase": "shaping", "ordinal": 1, "round": 2}
    assert [(item["deliverable"]["project"], item["fate"]) for item in made.json["facts"][0]["data"]["fates"]] == [
        ("PF1", "reopened_in_force"),
        ("PF2", "unchanged"),
    ]
    assert (unnamed.status, unnamed.json["errors"][0]["reason"]) == (409, "earlier_return_still_open")
    assert deeper.status == 201
    first, second = dossier.reads("return-outcomes")["answer"]
    assert (first["how"], second["to"], second["how"]) == ("superseded", "agreeing", None)
    assert dossier.reads("state")["answer"]["openReturn"] == "RT-02"


def test_in_a_pause_nobody_returns_and_the_preview_says_so(client: Client) -> None:
    dossier = imported(client)
    back = dossier.returns("shaping", target_on=LATER)
    paused = dossier.moves(move="pause", data={"reasonCode": "capacity", "expectedResumeOn": LATER})

    shown, refused = dossier.previews(**back), dossier.moves(**back)

    assert paused.status == 201
    assert (shown["possible"], shown["errors"][0]["reason"]) == (False, "partnership_paused")
    assert (refused.status, refused.json["errors"][0]["code"]) == (409, "paused")


def test_a_return_that_was_overtaken_is_looked_at_anew_and_the_way_back_takes_one_call(client: Client) -> None:
    assert client.import_lines(EXAMPLE).status < 300
    dossier = over_http(client, KEY, by=BY, on=DAY)
    complete(dossier)
    back = back_to_sharing(dossier)
    shown = dossier.previews(**back)["previewHash"]
    action = dossier.tells("projects/PF1/actions", data={"organisation": "BAK", "title": "Bellen"})["action"]

    overtaken = dossier.moves(**back, previewHash=shown)
    made = dossier.moves(**back, previewHash=dossier.previews(**back)["previewHash"])
    seen, forward = dossier.version, {"move": "advance", "through": EXECUTING, "data": {"acknowledged": SIGNALS}}
    passed, again = (dossier.moves({"Idempotency-Key": "k"}, **forward, expectedVersion=seen) for _ in range(2))

    (error,) = overtaken.json["errors"]
    assert (overtaken.status, error["reason"]) == (409, "preview_changed")
    assert [(item["path"][-1], item["change"]) for item in error["differences"]] == [({"item": action}, "added")]
    assert (made.status, passed.status, again.headers["Idempotency-Replayed"]) == (201, 201, "true")
    assert [fact["data"]["to"] for fact in passed.json["facts"]] == ["agreeing", "shaping", "executing"]
    assert again.json == passed.json
    assert [item["fact"] for item in passed.json["proposed"]] == ["LearningMomentHeld"]
    assert dossier.reads("return-outcomes")["answer"][-1]["how"] == "repaired"
