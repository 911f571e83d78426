"""A server of two workers on PostgreSQL is one workspace: one of them signs, whichever is left, and both know."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise
from os import kill
from pathlib import Path

import pytest

from partnerflow.ledger.journal import FileJournal
from partnerflow.transparency.checkpoints import checkpoint_of
from partnerflow.transparency.encoding import from_base64
from partnerflow.transparency.proofs import verify_consistency
from tests.e2e.story import LINES, written
from tests.support.client import Client
from tests.support.postgres_database import new_database
from tests.support.server import Place, Server, eventually

ENOUGH = 24
"""Requests at once, so many that both workers answer some."""


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """An empty workspace on PostgreSQL."""
    with new_database(request.getfixturevalue("postgres_url")) as url:
        yield Place(database=url, folder=tmp_path)


@pytest.fixture
def server(place: Place) -> Iterator[Server]:
    """A server of two workers over it."""
    server = place.server(PARTNERFLOW_WORKERS="2")
    try:
        yield server
    finally:
        server.stop()


def shown(client: Client, path: str) -> list[bytes]:
    """What so many who ask at the same time are answered."""
    with ThreadPoolExecutor(ENOUGH) as pool:
        return [reply.body for reply in pool.map(client.get, [path] * ENOUGH)]


def told(client: Client, end: int) -> None:
    """Record the example up to a line, and wait until each fact has its place in the log."""
    assert eventually(lambda: client.import_lines(written(LINES[:end])).status < 300, seconds=30.0)
    assert eventually(lambda: client.get("/v1/log").json["logPosition"] == end, seconds=30.0)


def is_covered(client: Client, end: int) -> bool:
    return bool(client.get("/v1/log").json["position"] == end)


def test_both_workers_show_what_one_of_them_signed(server: Server, place: Place) -> None:
    client = server.client()
    for end in (20, 40, 60):
        told(client, end)
        with ThreadPoolExecutor(ENOUGH) as pool:
            asked = [reply.body for reply in pool.map(lambda _: client.post("/v1/log/checkpoint", {}), range(ENOUGH))]

        assert {checkpoint_of(note.decode()).size > end for note in asked} == {True}
        assert eventually(lambda: len(set(shown(client, "/v1/log/checkpoint"))) == 1, seconds=3.0)

    signed = [checkpoint_of(note) for note in FileJournal(place.folder / "ledger").notes()]
    assert len(signed) == len({each.size for each in signed}) == 3
    for earlier, later in pairwise(signed):
        query = {"from": str(earlier.size), "to": str(later.size)}
        proof = [from_base64(each) for each in client.get("/v1/log/consistency", **query).json["proof"]]
        verify_consistency(earlier.size, earlier.root, later.size, later.root, proof)


def test_signing_goes_on_whichever_worker_is_killed(server: Server) -> None:
    client = server.client()
    told(client, 20)
    assert eventually(partial(is_covered, client, 20), seconds=30.0)

    for end, worker in zip((40, 60), server.workers(), strict=True):
        kill(worker, signal.SIGKILL)
        told(client, end)
        assert eventually(partial(is_covered, client, end), seconds=30.0)

    assert client.get("/health").status == 200


def test_a_hold_is_seen_by_both_workers(server: Server, place: Place) -> None:
    client = server.client()
    told(client, 20)
    assert client.post("/v1/log/checkpoint", {}).status == 200
    (place.folder / "ledger" / "checkpoints.jsonl").unlink()
    told(client, 40)

    client.post("/v1/log/checkpoint", {})

    assert eventually(lambda: all(b'"journal_gone"' in each for each in shown(client, "/v1/log")), seconds=5.0)
    with ThreadPoolExecutor(ENOUGH) as pool:
        refused = {
            reply.status for reply in pool.map(lambda _: client.import_lines(written(LINES[:60])), range(ENOUGH))
        }
    assert refused == {503}
