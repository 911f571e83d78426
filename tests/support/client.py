"""A small HTTP client: what an integrator does with curl."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from typing import Any
from urllib.parse import urlencode, urlsplit

_PATIENCE_SECONDS = 180
NDJSON = "application/x-ndjson"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the server said."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        """The body, which is JSON."""
        return json.loads(self.body)


class Client:
    """Talks to one server; each request on a connection of its own, as strangers do; with a key, where it has one."""

    def __init__(self, url: str, key: str | None = None) -> None:
        self.url = url
        self.key = key
        self._own = {"Authorization": f"Bearer {key}"} if key is not None else {}
        self._address = urlsplit(url).netloc

    def get(self, path: str, headers: Mapping[str, str] | None = None, /, **query: str) -> Reply:
        """GET, with query parameters."""
        return self._ask("GET", f"{path}?{urlencode(query)}" if query else path, None, headers or {})

    def post(self, path: str, body: Any, headers: Mapping[str, str] | None = None, /, **query: str) -> Reply:
        """POST of a value as JSON, or of bytes as they are."""
        content = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        given = {"Content-Type": "application/json", **(headers or {})}
        return self._ask("POST", f"{path}?{urlencode(query)}" if query else path, content, given)

    def delete(self, path: str) -> Reply:
        """DELETE."""
        return self._ask("DELETE", path, None, {})

    def import_lines(self, lines: bytes, **query: str) -> Reply:
        """POST facts as JSON Lines."""
        return self.post("/v1/imports", lines, {"Content-Type": NDJSON}, **query)

    def _ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        connection = HTTPConnection(self._address, timeout=_PATIENCE_SECONDS)
        try:
            connection.request(method, path, body, {**self._own, **headers})
            response = connection.getresponse()
            return Reply(status=response.status, headers=response.headers, body=response.read())
        finally:
            connection.close()
