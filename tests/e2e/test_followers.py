"""Whoever waits for news keeps nobody else waiting, also over connections that stay open."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

from tests.e2e.story import KEY
from tests.support.client import Client

STATE = f"/v1/partnerships/{KEY}"


def line_to(client: Client) -> HTTPConnection:
    """A connection that stays open, over which something was answered already."""
    line = HTTPConnection(urlsplit(client.url).netloc, timeout=60)
    assert asked(line, client, STATE) == 200
    return line


def asked(line: HTTPConnection, client: Client, path: str) -> int:
    line.request("GET", path, headers={"Authorization": f"Bearer {client.key}"})
    response = line.getresponse()
    response.read()
    return response.status


def test_a_state_is_answered_while_a_follower_waits(told: Client) -> None:
    end = told.get("/v1/log").json["logPosition"]

    with closing(line_to(told)) as follower, closing(line_to(told)) as other, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(asked, follower, told, f"/v1/events?after={end}&wait=10")
        answered = [asked(other, told, STATE) for _ in range(20)]
        still_waiting = not waiting.done()

    assert answered == [200] * 20
    assert still_waiting
    assert waiting.result() == 200
