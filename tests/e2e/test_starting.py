"""Starting a server: alone, twice at once, and where it cannot."""

from __future__ import annotations

import re
import socket
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from partnerflow.persistence.opening import prepare
from tests.e2e.story import LINES
from tests.support.client import Client, Reply
from tests.support.keys import a_key
from tests.support.server import Place, environment, eventually


def test_an_empty_store_gets_the_example_and_every_address_that_is_printed_answers(place: Place) -> None:
    server = place.server(example=True)
    try:
        client = server.client()
        assert server.process.stdout is not None
        paths = ["/"]
        while (line := server.process.stdout.readline()).startswith("  http"):
            paths.append(re.sub(r"^\s*http://[^/]+(\S*).*\n", r"\1", line))

        assert paths == ["/", "/sign-in", "/docs", "/v1/partnerships/vast-verder"]
        assert [client.get(path).status for path in paths] == [200, 200, 200, 200]
        assert place.stored_events() == len(LINES)
    finally:
        server.stop()


@pytest.mark.parametrize("count", [1, 2])
def test_who_writes_as_soon_as_a_server_answers_finds_the_example_there(place: Place, count: int) -> None:
    prepare(place.database)
    key = a_key(environment(place.database, place.folder))
    addresses = [_free_address() for _ in range(count)]
    servers = [place.server(example=True, PARTNERFLOW_BIND=address) for address in addresses]
    with ExitStack() as stopping:
        for server in servers:
            stopping.callback(server.stop)

        clients = [Client(f"http://{address}", key) for address in addresses]
        statuses = [_register_at_once(client, f"LAB{n}") for n, client in enumerate(clients)]

        assert statuses == [201] * count
        assert place.stored_events() == len(LINES) + count


def test_two_servers_that_start_together_both_come_up_with_one_example(place: Place) -> None:
    servers = [place.server(example=True) for _ in range(2)]
    with ExitStack() as stopping:
        for server in servers:
            stopping.callback(server.stop)
        clients = [server.client() for server in servers]

        assert place.stored_events() == len(LINES)
        assert [_keys(client) for client in clients] == [["vast-verder"], ["vast-verder"]]
        assert eventually(lambda: _positions(clients) == [len(LINES)] * 2)


def test_a_port_that_is_taken_ends_in_one_sentence(tmp_path: Path) -> None:
    place = Place(database=f"sqlite:///{tmp_path}/store.sqlite", folder=tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"

        server = place.server(PARTNERFLOW_BIND=address)
        code = server.wait()

    assert code == 3
    assert server.errors() == (
        f"partnerflow: PARTNERFLOW_BIND: {address} is taken by another program: "
        "stop that one, or choose another port (0 takes any free one)\n"
    )


@pytest.mark.parametrize(
    ("database", "words"),
    [
        ("postgresql://nobody:secret@127.0.0.1:1/nothing", "PostgreSQL does not answer"),
        ("sqlite:////proc/nowhere/store.sqlite", "the store cannot be opened at /proc/nowhere/store.sqlite"),
        ("mysql://user:secret@host/name", "is no database"),
    ],
)
def test_a_store_out_of_reach_ends_in_one_sentence_without_its_password(
    database: str, words: str, tmp_path: Path
) -> None:
    server = Place(database=database, folder=tmp_path).server()

    code = server.wait()

    assert (code, words in server.errors()) == (3, True)
    assert "Traceback" not in server.errors()
    assert "secret" not in server.errors()


def test_an_address_that_others_can_reach_is_not_served_with_the_settings_of_a_trial(tmp_path: Path) -> None:
    server = Place(database=f"sqlite:///{tmp_path}/store.sqlite", folder=tmp_path).server(PARTNERFLOW_BIND="0.0.0.0:0")

    code = server.wait()

    assert (code, "PARTNERFLOW_URL" in server.errors()) == (3, True)
    assert "Traceback" not in server.errors()
    assert not (tmp_path / "store.sqlite").exists()


def _free_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"


def _register_at_once(client: Client, key: str) -> int:
    data = {"name": key, "legalForm": "foundation", "sector": "civil_society", "country": "NL", "identifiers": []}
    replies: list[Reply] = []

    def answered() -> bool:
        with suppress(OSError):
            replies.append(client.post("/v1/organisations", {"key": key, "by": key, "data": data}))
        return bool(replies)

    assert eventually(answered, 60.0)
    return replies[0].status


def _keys(client: Client) -> list[str]:
    return [item["key"] for item in client.get("/v1/partnerships").json["items"]]


def _positions(clients: list[Client]) -> list[int]:
    return [client.get("/v1/partnerships/vast-verder/state").json["position"] for client in clients]
