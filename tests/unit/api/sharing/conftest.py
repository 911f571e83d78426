"""The API with its real door, over a partnership of LIN with interests, a session and a person in it; LIN coordinates by a key."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from partnerflow.application import credentials
from partnerflow.application.access.principal import Assignment
from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow_api import create_app
from tests.support.ledgers import HandClock
from tests.support.processes import shipped_process
from tests.support.service import a_service

HERE = "/v1/partnerships/nota"
NOW = datetime(2026, 12, 31, 12, tzinfo=UTC)
ORGANISATION = {"legalForm": "municipality", "sector": "government", "country": "BE", "identifiers": []}
FACTS: Sequence[tuple[str, str, str, dict[str, Any]]] = (
    ("organisation", "LIN", "OrganisationRegistered", {"name": "Stad Linde", **ORGANISATION}),
    ("organisation", "DOR", "OrganisationRegistered", {"name": "Dorp", **ORGANISATION}),
    (
        "partnership",
        "nota",
        "PartnershipInitiated",
        {
            "name": "Een nota",
            "issue": "Geen nota.",
            "reason": "De raad.",
            "region": "Linde",
            "initiator": "LIN",
            "profile": "standard",
        },
    ),
    ("partnership", "nota", "PersonRegistered", {"person": "p-001", "name": "Ina Voorbeeld", "organisation": "LIN"}),
    ("partnership", "nota", "LearningMomentHeld", {"seeNow": "Zien.", "doNow": "Doen.", "doBetter": "Beter."}),
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody with a token."""

    client: FlaskClient
    token: str

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(path, headers=self._headers, **more)

    def post(self, path: str, body: Any) -> Any:
        return self.client.post(path, json=body, headers=self._headers)

    def delete(self, path: str) -> Any:
        return self.client.delete(path, headers=self._headers)

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOW)


@pytest.fixture
def service(clock: HandClock) -> Iterator[Partnerflow]:
    with a_service() as service:
        told = Counter[str]()
        lines = []
        for day, (stream, key, fact, data) in enumerate(FACTS, 1):
            told[key] += 1
            what = {
                "id": f"{key}-{told[key]:04}",
                "fact": fact,
                "stream": stream,
                "key": key,
                "by": "LIN",
                "data": data,
            }
            lines.append(json.dumps(what | {"occurredAt": f"2025-01-{day:02}"}).encode())
        service.import_facts(lines, ImportRequest(process=shipped_process("three-steps")))
        yield replace(service, clock=clock)


@pytest.fixture
def browser(service: Partnerflow) -> FlaskClient:
    """Somebody whom nobody knows."""
    return create_app(service).test_client()


@pytest.fixture
def having(browser: FlaskClient) -> Callable[[str], Caller]:
    """Whoever has a token."""
    return lambda token: Caller(browser, token)


@pytest.fixture
def coordinator(service: Partnerflow, having: Callable[[str], Caller]) -> Caller:
    roles = [Assignment(role="coordinator", actor="LIN")]
    _, token = credentials.make_key(service, "LIN", roles, expires=date(2027, 6, 30), by="person-aaaaaaaaaaaaaaaa")
    return having(token)


def shared(coordinator: Caller, **asked: Any) -> Any:
    """A link by LIN for a funder, good through New Year's Day; the answer."""
    usual = {"by": "LIN", "role": "funder", "through": "2027-01-01"}
    response = coordinator.post(f"{HERE}/links", {**usual, **asked})
    assert response.status_code == 201, response.text
    return response.json


def redeemed(caller: Caller, token: str) -> Any:
    """What a program gets for a link."""
    response = caller.client.post("/v1/links/redeem", json={"token": token})
    assert response.status_code == 201, response.text
    return response.json
