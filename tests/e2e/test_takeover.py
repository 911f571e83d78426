"""Two servers on one workspace: when the one that leads is killed, the other orders, lists and signs what is told meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.e2e.leading import Writers, leader, server_called
from tests.support.client import Client
from tests.support.inspection import assert_in_order, assert_nothing_half_done, look
from tests.support.postgres_database import new_database
from tests.support.server import Server, eventually

NAMES = ("first", "second")
PATIENCE = 60.0
REACHING = {
    "/v1/events?limit=1": "last",
    "/v1/partnerships": "position",
    "/v1/portfolio/deadlines": "position",
    "/v1/log": "position",
}
"""What says how far it goes: the order, the two read models, and what was signed."""


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty database."""
    with new_database(request.getfixturevalue("postgres_url")) as url:
        yield url


@pytest.fixture
def servers(database: str, tmp_path: Path) -> Iterator[dict[str, Server]]:
    """Two servers over it, by name; they share a ledger, as on one machine."""
    started = {name: server_called(name, database, tmp_path) for name in NAMES}
    try:
        yield started
    finally:
        for server in started.values():
            server.kill()


def goes_to(client: Client, path: str, member: str, position: int) -> bool:
    """Whether an answer says that it goes so far in the log."""
    return bool(client.get(path).json[member] == position)


def test_the_other_server_orders_lists_and_signs_what_is_told_while_the_one_that_led_is_killed(
    database: str, servers: dict[str, Server]
) -> None:
    clients = {name: server.client() for name, server in servers.items()}
    assert eventually(lambda: leader(database) in NAMES, PATIENCE)
    first = leader(database)
    (other,) = (name for name in NAMES if name != first)
    writers = Writers(clients[other], 4)
    assert eventually(lambda: writers.told() > 20, PATIENCE)

    servers[str(first)].kill()
    killed_at = writers.told()
    assert eventually(lambda: leader(database) == other, PATIENCE)
    assert eventually(lambda: writers.told() > killed_at + 20, PATIENCE)
    writers.stop()

    told = writers.told()
    for path, member in REACHING.items():
        assert eventually(partial(goes_to, clients[other], path, member, told), PATIENCE), path
    tables = look(database)
    assert sorted(map(len, tables.events.values())) == sorted(writers.acknowledged.values())
    assert_nothing_half_done(tables)
    assert_in_order(tables.log)
    assert len(tables.log) == told
