"""A client that keeps its connection: one request after the other, each answer read whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from typing import Any

_PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Host and port of a server, the process it runs in, and a key that it knows; the floor asks for none."""

    address: str
    process: int
    key: str | None = None


class Client:
    """Talks to one server over one connection, made again when the server let go of it; with its key."""

    def __init__(self, server: Server) -> None:
        self._own = {"Authorization": f"Bearer {server.key}"} if server.key is not None else {}
        self._connection = HTTPConnection(server.address, timeout=_PATIENCE_SECONDS)

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def get(self, path: str, headers: Mapping[str, str] | None = None, status: int = 200) -> tuple[HTTPResponse, bytes]:
        """The answer to a GET, which must have this status."""
        return self._ask("GET", path, None, headers or {}, status)

    def post(self, path: str, body: Any, status: int = 201) -> tuple[HTTPResponse, bytes]:
        """The answer to a POST of JSON, which must have this status."""
        return self._ask("POST", path, json.dumps(body).encode(), {"Content-Type": "application/json"}, status)

    def _ask(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str], status: int
    ) -> tuple[HTTPResponse, bytes]:
        try:
            response, answer = self._once(method, path, body, headers)
        except (ConnectionError, BrokenPipeError):
            # An idle connection was closed; what it would have carried never arrived.
            self._connection.close()
            response, answer = self._once(method, path, body, headers)
        if response.status != status:
            raise AssertionError(f"{method} {path}: {response.status} {answer[:500]!r}")
        return response, answer

    def _once(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]
    ) -> tuple[HTTPResponse, bytes]:
        self._connection.request(method, path, body, {**self._own, **headers})
        response = self._connection.getresponse()
        return response, response.read()


def settle(server: Server, keys: Iterable[str]) -> None:
    """Have a checkpoint that covers the whole of these partnerships: without, their last events have no proof."""
    with closing(Client(server)) as client:
        for key in keys:
            client.get(f"/v1/partnerships/{key}/proof")
