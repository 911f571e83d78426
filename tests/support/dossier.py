"""One partnership over HTTP, as an integrator keeps it: every write names the version that the one before it gave."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient

from tests.support.client import Client


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the service said."""

    status: int
    json: Any
    headers: Mapping[str, str]


Post = Callable[[str, Any, Mapping[str, str]], Said]
Get = Callable[[str], Any]


class Dossier:
    """One partnership, told by one partner on one day.

    Args:
        post, get: how to reach the service.
        key: the partnership.
        by: who tells what nobody else has to.
        on: the day on which everything is told to have happened.
        version: of the partnership, as it is.
    """

    def __init__(self, post: Post, get: Get, key: str, *, by: str, on: str, version: int) -> None:
        self.here = f"/v1/partnerships/{key}"
        self.version = version
        self.on = on
        self._post, self._get, self._by = post, get, by

    def asks(self, path: str, headers: Mapping[str, str] | None = None, /, **body: Any) -> Said:
        """Send a write; `expectedVersion` is the version seen last, unless it is given (None: left out)."""
        told = {"by": self._by, "occurredAt": self.on, "expectedVersion": self.version, **body}
        sent = {name: value for name, value in told.items() if value is not None}
        said = self._post(f"{self.here}/{path}", sent, headers or {})
        if said.status == 201:
            self.version = said.json["version"]
        return said

    def tells(self, path: str, /, **body: Any) -> Any:
        """Record what must be taken; the data of the first fact."""
        said = self.asks(path, **body)
        assert said.status == 201, said.json
        return said.json["facts"][0]["data"]

    def decides(self, *subjects: Mapping[str, Any], deadline: str | None = None) -> str:
        """A decision by consent of everybody entitled; its reference."""
        text = {"text": "Wij besluiten.", "method": "consent", "deadline": deadline or self.on}
        proposal = self.tells("proposals", data={"subjects": list(subjects), **text})
        ref = proposal["proposal"]
        for code in proposal["entitled"]:
            self.tells(f"proposals/{ref}/positions", by=code, data={"organisation": code, "position": "consent"})
        decision: str = self.tells(f"proposals/{ref}/decision", data={"outcome": "adopted"})["decision"]
        return decision

    def previews(self, **body: Any) -> Any:
        """What a move would do."""
        said = self.asks("moves", dryRun=True, expectedVersion=None, **body)
        assert said.status == 200, said.json
        return said.json

    def moves(self, headers: Mapping[str, str] | None = None, /, **body: Any) -> Said:
        """Make a move."""
        return self.asks("moves", headers, **body)

    def returns(self, to: str, *, reasons: Sequence[str] = ("trust",), target_on: str, **data: Any) -> dict[str, Any]:
        """The body of a return that the partners decided just now."""
        decision = self.decides({"type": "return_phase", "to": to})
        told = {"to": to, "reasons": list(reasons), "decision": decision, "repairAgenda": [{"text": "Herstellen."}]}
        return {"move": "return", "data": {**told, "targetOn": target_on, **data}}

    def reads(self, path: str = "") -> Any:
        """What the service tells about it."""
        return self._get(f"{self.here}/{path}" if path else self.here)

    @property
    def state(self) -> Any:
        """Its state."""
        return self.reads()["state"]


def in_process(client: FlaskClient, key: str, *, by: str, on: str) -> Dossier:
    """A partnership of an app in this process."""

    def post(path: str, body: Any, headers: Mapping[str, str]) -> Said:
        response = client.post(path, json=body, headers=dict(headers))
        return Said(status=response.status_code, json=response.json, headers=dict(response.headers))

    return _dossier(post, lambda path: client.get(path).json, key, by, on)


def over_http(client: Client, key: str, *, by: str, on: str) -> Dossier:
    """A partnership of a server elsewhere."""

    def post(path: str, body: Any, headers: Mapping[str, str]) -> Said:
        reply = client.post(path, body, headers)
        return Said(status=reply.status, json=reply.json, headers=dict(reply.headers))

    return _dossier(post, lambda path: client.get(path).json, key, by, on)


def _dossier(post: Post, get: Get, key: str, by: str, on: str) -> Dossier:
    return Dossier(post, get, key, by=by, on=on, version=get(f"/v1/partnerships/{key}")["version"])
