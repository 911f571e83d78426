"""The record of reading over HTTP: every reading is in it before its answer leaves, and whoever it concerns can see it."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from os import environ
from random import Random
from typing import Any

import pytest
from flask.testing import FlaskClient

from partnerflow.application import credentials
from partnerflow.application.access.principal import Assignment
from partnerflow.application.service import Partnerflow
from partnerflow.errors import UnavailableError
from partnerflow_api import create_app
from tests.unit.api.sharing.conftest import HERE, Caller, redeemed, shared

READS = int(environ.get("PARTNERFLOW_TEST_READS", "150"))
"""How many random reads; by hand: PARTNERFLOW_TEST_READS=10000."""
BY_PATH = {
    "": "readPartnership",
    "/history": "readPartnershipHistory",
    "/facts/nota-0001": "readFactOfPartnership",
    "/members": "askMembers",
    "/next-moves": "readNextMoves",
    "/bundle": "readBundle",
    "/proof": "readProof",
    "/readers": "readReaders",
    "/history?fact=PersonRegistered": "readPartnershipHistory",
    "?asOf=2025-01-04": "readPartnership",
}
Having = Callable[[str], Caller]


def readings(caller: Caller, size: int = 100) -> list[Any]:
    """The record of reading, page by page."""
    found: list[Any] = []
    path: str | None = f"{HERE}/accesses?pageSize={size}"
    while path is not None:
        page = caller.get(path).json
        found += page["items"]
        path = page.get("next")
    return found


def test_each_reading_is_told_with_who_and_what_for(coordinator: Caller, having: Having) -> None:
    link = shared(coordinator)
    funder = having(redeemed(coordinator, link["token"])["accessToken"])
    funder.get(f"{HERE}/history")
    funder.get(f"{HERE}?asOf=2025-01-04")

    seen = readings(funder)

    assert [(item["purpose"], item["own"], item["persons"]) for item in seen[:2]] == [
        ("readPartnership", True, []),
        ("readPartnershipHistory", True, ["p-001"]),
    ]
    assert {item["principal"] for item in seen[:2]} == {link["link"]["principal"]}
    assert seen[0]["roles"] == [{"role": "funder", "actor": None}]
    own = [item["own"] for item in readings(coordinator) if item["principal"] == link["link"]["principal"]]
    assert own
    assert not any(own)


def test_each_gets_its_place_in_the_access_tree(coordinator: Caller) -> None:
    coordinator.get(HERE)
    before = readings(coordinator)
    coordinator.post(f"{HERE}/parties", {"by": "LIN", "expectedVersion": 3, "data": {"organisation": "DOR"}})
    coordinator.get(f"{HERE}/bundle")

    after = readings(coordinator)

    known = {item["leaf"]: item["position"] for item in after}
    assert {known[item["leaf"]] for item in before} == set(range(len(before)))
    assert all(len(b64decode(item["leaf"])) == 32 for item in after)


def test_what_cannot_be_written_down_is_not_answered(
    coordinator: Caller, service: Partnerflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def __getattr__(self, name: str) -> Any:
            return getattr(service.accesses, name)

        def record(self, *args: object) -> None:
            raise UnavailableError("no room left")

    broken = Caller(create_app(replace(service, accesses=Full())).test_client(), coordinator.token)

    replies = [broken.get(f"{HERE}{path}") for path in BY_PATH]

    assert [reply.status_code for reply in replies] == [503] * len(BY_PATH)
    assert not any("Een nota" in reply.text or "LIN" in reply.text for reply in replies)


def test_of_many_readings_none_is_missing(service: Partnerflow, coordinator: Caller, having: Having) -> None:
    chance, readers, expected = Random(20261122), {}, []
    for number in range(4):
        roles = [Assignment(role="auditor"), Assignment(role="data_protection_officer")]
        account, token = credentials.make_key(service, f"{number}", roles, expires=date(2027, 1, 5), by="program")
        readers[account.id] = having(token)
    link = shared(coordinator)
    readers[link["link"]["principal"]] = having(redeemed(coordinator, link["token"])["accessToken"])

    for _ in range(READS):
        reader, path = chance.choice(list(readers)), chance.choice(list(BY_PATH))
        assert readers[reader].get(f"{HERE}{path}").status_code == 200, path
        expected.append((reader, BY_PATH[path]))

    recorded = [(item["principal"], item["purpose"]) for item in readings(coordinator, 1000)]
    assert [each for each in reversed(recorded) if each[0] in readers] == expected


def test_a_copy_that_is_still_good_is_not_shown_again(coordinator: Caller, browser: FlaskClient) -> None:
    tag = coordinator.get(HERE).headers["ETag"]
    before = len(readings(coordinator))
    headers = {"Authorization": f"Bearer {coordinator.token}", "If-None-Match": tag}

    reply = browser.get(HERE, headers=headers)

    assert reply.status_code == 304
    assert len(readings(coordinator)) == before + 1


@pytest.mark.parametrize("role", ["observer", "operator", "evaluator"])
def test_who_may_not_watch_does_not(role: str, service: Partnerflow, having: Having) -> None:
    _, token = credentials.make_key(service, role, [Assignment(role=role)], expires=date(2027, 1, 5), by="program")

    replies = [having(token).get(f"{HERE}/{what}") for what in ("accesses", "readers")]

    assert [reply.status_code for reply in replies] == [404 if role == "operator" else 403] * 2
