"""A client that keeps its connection: one request after the other, each answer read whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPResponse
from typing import Any

_PATIENCE_SECONDS = 60.0


class Client:
    """Talks to one server over one connection, made again when the server let go of it."""

    def __init__(self, address: str) -> None:
        self._connection = HTTPConnection(address, timeout=_PATIENCE_SECONDS)

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
        self._connection.request(method, path, body, dict(headers))
        response = self._connection.getresponse()
        return response, response.read()
