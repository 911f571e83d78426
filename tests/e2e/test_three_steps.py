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


NOBODY_WAITS = "2099-12-31"
ORGANISATION = {
    "key": "LIN",
    "data": {
        "name": "Stad Lindekerke",
        "legalForm": "municipality",
        "sector": "government",
        "country": "BE",
        "identifiers": [],
    },
}
PARTNERSHIP = {
    "key": "verslag",
    "process": "three-steps.v1",
    "data": {
        "name": "Verslag",
        "issue": "Er is geen verslag.",
        "reason": "Het moet er komen.",
        "region": "Hier",
        "targetGroup": "lezers",
        "initiator": "LIN",
        "profile": "standard",
    },
}
TEXT = {"data": {"deliverable": {"kind": "text", "version": "1.0"}, "sections": {"body": {"text": "Een begin."}}}}
PROPOSAL = {
    "data": {
        "subjects": [{"type": "return_phase", "to": "draft"}],
        "text": "Wij stellen de tekst opnieuw op.",
        "method": "consent",
        "deadline": NOBODY_WAITS,
    }
}
RETURN = {
    "move": "return",
    "data": {
        "to": "draft",
        "reasons": ["rework"],
        "decision": "D-01",
        "repairAgenda": [{"text": "Het begin herschrijven."}],
        "targetOn": NOBODY_WAITS,
    },
}


def test_a_guarded_returnable_workflow_with_a_history_takes_ten_requests(teller: Teller) -> None:
    replies = [
        teller.post("/v1/organisations", ORGANISATION),
        teller.post("/v1/partnerships", PARTNERSHIP),
        teller.post(f"{HERE}/deliverables/text/versions", TEXT),
        teller.post(f"{HERE}/moves", {"move": "advance"}),
        teller.post(f"{HERE}/proposals", PROPOSAL),
        teller.post(f"{HERE}/proposals/P-01/positions", {"data": {"organisation": "LIN", "position": "consent"}}),
        teller.post(f"{HERE}/proposals/P-01/decision", {"data": {"outcome": "adopted"}}),
        teller.post(f"{HERE}/moves", RETURN),
        teller.post(f"{HERE}/moves", {"move": "advance"}),
    ]
    history = teller.get(f"{HERE}/history")

    assert [(reply.status, reply.body) for reply in replies if reply.status != 201] == []
    assert [item["fact"] for item in history["items"]] == [
        "PartnershipInitiated",
        "DeliverableSubmitted",
        "PhaseAdvanced",
        "ProposalTabled",
        "PositionTaken",
        "DecisionTaken",
        "PhaseReturned",
        "PhaseAdvanced",
    ]
    assert teller.requests == 10


def test_an_advance_past_an_unmet_guard_is_refused_with_what_to_do(teller: Teller) -> None:
    teller.post("/v1/organisations", ORGANISATION)
    teller.post("/v1/partnerships", PARTNERSHIP)

    reply = teller.post(f"{HERE}/moves", {"move": "advance"})

    (refusal,) = reply.json["errors"]
    assert (reply.status, refusal["code"], refusal["reason"], refusal["guard"]) == (
        409,
        "guard",
        "guards_unmet",
        "G0.1",
    )
    assert refusal["missing"][0]["remedy"]
    assert [item["fact"] for item in teller.get(f"{HERE}/history")["items"]] == ["PartnershipInitiated"]
