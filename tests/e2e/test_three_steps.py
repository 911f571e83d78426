"""The smallest process, lived through in ten requests: submit, advance, return, advance again, and read it all back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.client import Client, Reply
from tests.support.server import Place

HERE = "/v1/partnerships/verslag"


class Teller:
    """Counts requests, and sends with each write the version that the one before it gave."""

    def __init__(self, client: Client) -> None:
        self.requests = 0
        self._client = client
        self._version = 0

    def post(self, path: str, body: dict[str, Any]) -> Reply:
        self.requests += 1
        version = {"expectedVersion": self._version} if path.startswith(HERE) else {}
        reply = self._client.post(path, {**body, "by": "LIN", **version})
        self._version = reply.json.get("version", self._version)
        return reply

    def get(self, path: str) -> Any:
        self.requests += 1
        return self._client.get(path).json


@pytest.fixture
def teller(place: Place) -> Iterator[Teller]:
    with place.serving() as client:
        yield Teller(client)


def submission(kind: str, version: str) -> dict[str, Any]:
    text = {"text": f"{kind} {version}"}
    return {"data": {"deliverable": {"kind": kind, "version": version}, "sections": {"body": text}}}


def test_a_guarded_returnable_workflow_with_a_history_takes_ten_requests(teller: Teller) -> None:
    organisation = {"name": "Stad Lindekerke", "legalForm": "municipality", "sector": "government", "country": "BE"}
    founding = {"name": "Verslag", "issue": "Een verslag.", "reason": "Het moet.", "region": "Hier"}

    replies = [
        teller.post("/v1/organisations", {"key": "LIN", "data": {**organisation, "identifiers": []}}),
        teller.post(
            "/v1/partnerships",
            {
                "key": "verslag",
                "process": "three-steps.v1",
                "data": {**founding, "targetGroup": "lezers", "initiator": "LIN", "profile": "standard"},
            },
        ),
        teller.post(f"{HERE}/moves", {"move": "advance"}),
        teller.post(f"{HERE}/deliverables", submission("text", "1.0")),
        teller.post(f"{HERE}/moves", {"move": "advance"}),
        teller.post(f"{HERE}/moves", {"move": "return", "data": {"to": "draft", "reasons": [{"code": "rework"}]}}),
        teller.post(f"{HERE}/deliverables", submission("text", "2.0")),
        teller.post(f"{HERE}/moves", {"move": "advance"}),
    ]
    state = teller.get(HERE)
    history = teller.get(f"{HERE}/history")

    refusal = replies[2].json["errors"][0]
    assert [reply.status for reply in replies] == [201, 201, 409, 201, 201, 201, 201, 201], [r.body for r in replies]
    assert (refusal["code"], refusal["reason"]) == ("guard", "guards_unmet")
    assert state["state"]["course"]["phase"] == "review"
    assert [item["fact"] for item in history["items"]] == [
        "PartnershipInitiated",
        "DeliverableSubmitted",
        "PhaseAdvanced",
        "PhaseReturned",
        "DeliverableSubmitted",
        "PhaseAdvanced",
    ]
    assert teller.requests == 10
