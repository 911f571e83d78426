"""Imports over HTTP: what must be refused is, with its line and code, and nothing of it is recorded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.story import EXAMPLE, LINES, written
from tests.support.client import Client
from tests.support.server import Place
from tests.support.shared import shared

FOLDER = shared("facts/invalid")
FILES: list[dict[str, Any]] = json.loads((FOLDER / "index.json").read_bytes())["files"]
UNREADABLE = {"encoding", "limits", "json", "characters", "schema"}
REFUSED = [pytest.param(entry, id=entry["file"].removesuffix(".jsonl")) for entry in FILES if entry["class"]]
ACCEPTED = [pytest.param(FOLDER / entry["file"], id=entry["file"]) for entry in FILES if not entry["class"]]


@pytest.mark.parametrize("entry", REFUSED)
def test_a_bad_fact_is_refused_with_its_line_and_code_and_nothing_is_recorded(
    empty: Client, empty_place: Place, entry: dict[str, Any]
) -> None:
    reply = empty.import_lines((FOLDER / entry["file"]).read_bytes())

    first = reply.json["errors"][0]
    assert (first["line"], first["code"], first["reason"]) == (entry["line"], entry["class"], entry["code"])
    assert reply.status == (400 if entry["class"] in UNREADABLE else 409)
    assert reply.headers["Content-Type"] == "application/problem+json"
    assert first["detail"]
    assert empty_place.stored_events() == 0


@pytest.mark.parametrize("file", ACCEPTED)
def test_what_is_strange_but_good_is_accepted_and_a_dry_run_records_none_of_it(
    empty: Client, empty_place: Place, file: Path
) -> None:
    lines = file.read_bytes().splitlines()

    reply = empty.import_lines(file.read_bytes(), dryRun="true")

    assert reply.status == 200, reply.body
    assert (reply.json["dryRun"], reply.json["read"], reply.json["recorded"]) == (True, len(lines), len(lines))
    assert empty_place.stored_events() == 0


def test_a_dry_run_of_the_example_checks_every_fact_and_records_none(empty: Client, empty_place: Place) -> None:
    reply = empty.import_lines(EXAMPLE, dryRun="true")

    assert reply.json["recorded"] == len(LINES)
    assert empty.get("/v1/partnerships/vast-verder").status == 404
    assert empty_place.stored_events() == 0


@pytest.mark.parametrize(
    "body",
    [b"\n", b"\xff\xfe", b"[" * 100_000, b'{"id":' * 40, b"null\n", b'""\n' * 3, b"\x00" * 64, b"{}" + b" " * 300_000],
    ids=["empty line", "utf-16", "brackets", "open", "null", "strings", "zeros", "long"],
)
def test_garbage_is_refused_and_never_breaks_the_server(empty: Client, empty_place: Place, body: bytes) -> None:
    reply = empty.import_lines(body)

    assert (reply.status, reply.json["errors"][0]["line"]) == (400, 1)
    assert empty_place.stored_events() == 0


def test_every_line_that_is_wrong_is_told_at_once(empty: Client, empty_place: Place) -> None:
    organisations = [line for line in LINES if line["stream"] == "organisation"]
    spoilt = [{**line, "surprise": 1} if number in (1, 3) else line for number, line in enumerate(organisations)]

    reply = empty.import_lines(written(spoilt))

    assert (reply.status, [fault["line"] for fault in reply.json["errors"]]) == (400, [2, 4])
    assert empty_place.stored_events() == 0


@pytest.fixture
def own(place: Place) -> Iterator[Client]:
    """A server in which this test alone records."""
    with place.serving() as client:
        yield client


def test_per_stream_keeps_the_whole_streams_and_names_the_refused_line_of_the_others(own: Client, place: Place) -> None:
    organisations = [line for line in LINES if line["stream"] == "organisation"]
    others = [line for line in LINES if line["stream"] != "organisation"]
    broken = {**others[0], "data": {**others[0]["data"], "profile": "unheard_of"}}

    reply = own.import_lines(written([broken, *organisations]), perStream="true")

    assert reply.status == 200, reply.body
    assert reply.json["recorded"] == len(organisations) == place.stored_events()
    assert [(fault["line"], fault["code"]) for fault in reply.json["errors"]] == [(1, "schema")]
    assert own.get("/v1/organisations/BAK").status == 200
    assert own.get("/v1/partnerships/vast-verder").status == 404
