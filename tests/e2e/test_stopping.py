"""A server that stops leaves nothing behind; one that is killed has lost nothing that it acknowledged."""

from __future__ import annotations

import random
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from pathlib import Path
from threading import Event

import pytest

from tests.e2e.story import written
from tests.support.client import Client
from tests.support.server import SOURCES, Place

# Answers before anything is kept: what must never be, so that the test of it is seen to fail.
WEAKENED = """
from threading import Timer
from partnerflow.application.ports import Receipt
from partnerflow.persistence.batch import steps
from partnerflow.persistence.store import SequencedStore

kept = SequencedStore.append

def append(self, appends, *, key=None, now):
    Timer(5, kept, (self, appends), {"key": key, "now": now}).start()
    return Receipt(heads=tuple(step.after for step in steps(appends)))

SequencedStore.append = append
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_server_with_everything_it_started(place: Place, number: signal.Signals) -> None:
    server = place.server()
    client = server.client()
    assert client.get("/health").status == 200

    server.process.send_signal(number)
    code = server.process.wait(60)

    running = server.has_processes()
    server.kill()
    told = [line for line in server.errors().splitlines() if not line.startswith("Preparing ")]
    assert (code, running, told) == (0, False, [])


def test_every_acknowledged_fact_is_there_after_a_kill_and_nothing_is_half_done(place: Place) -> None:
    sent = killed_while_writing(place)

    with place.serving() as client:
        kept = standing(client, sent.tried)

    assert sent.acknowledged
    assert set(sent.acknowledged) - kept == set()
    assert {key[1:] for key in kept if key[0] == "A"} == {key[1:] for key in kept if key[0] == "B"}


def test_a_server_that_answers_before_it_keeps_is_caught(tmp_path: Path) -> None:
    place = Place(database=f"sqlite:///{tmp_path}/store.sqlite", folder=tmp_path)
    (tmp_path / "sitecustomize.py").write_text(WEAKENED)

    sent = killed_while_writing(place, PYTHONPATH=f"{tmp_path}:{SOURCES}")

    with place.serving() as client:
        assert set(sent.acknowledged) - standing(client, sent.acknowledged)


WRITERS, ENOUGH = 3, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The organisations that were sent, and those of them that the server acknowledged."""

    tried: list[str] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)


def killed_while_writing(place: Place, **variables: str) -> Written:
    """Write pairs of organisations from several clients, and kill the server meanwhile."""
    server = place.server(**variables)
    client = server.client()
    done = Written()
    enough = Event()

    def write(writer: int) -> None:
        for number in count():
            pair = [f"{letter}{writer}{number:03}" for letter in "AB"]
            done.tried.extend(pair)
            try:
                reply = client.import_lines(written([registered(key) for key in pair]))
            except (OSError, HTTPException):
                return
            if reply.status != 200:
                return
            done.acknowledged.extend(pair)
            if len(done.acknowledged) > ENOUGH:
                enough.set()

    with ThreadPoolExecutor(WRITERS) as writers:
        for writer in range(WRITERS):
            writers.submit(write, writer)
        assert enough.wait(60), server.errors()
        # Any moment will do: before, within and after a commit.
        Event().wait(random.random() / 20)
        server.kill()
    return done


def registered(key: str) -> dict[str, object]:
    """An organisation, registered."""
    named = {"name": f"Organisatie {key}", "legalForm": "other", "sector": "government"}
    return {
        "id": f"{key}-0001", "fact": "OrganisationRegistered", "stream": "organisation", "key": key,
        "occurredAt": "2024-01-01", "by": key, "data": {**named, "country": "BE", "identifiers": []},
    }  # fmt: skip


def standing(client: Client, keys: list[str]) -> set[str]:
    """The organisations among these that the server knows."""
    return {key for key in keys if client.get(f"/v1/organisations/{key}").status == 200}
