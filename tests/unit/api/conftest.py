"""Clients of the app in process: one with an empty store for each test, one with the example for those that only read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.support.admission import open_app
from tests.support.service import a_service

ORGANISATION = {
    "name": "Stad Linde",
    "legalForm": "municipality",
    "sector": "government",
    "country": "BE",
    "identifiers": [],
}
NOTE = {
    "key": "nota",
    "by": "LIN",
    "process": "three-steps.v1",
    "data": {
        "name": "Een nota",
        "issue": "Er is nog geen nota.",
        "reason": "De raad vraagt erom.",
        "region": "Linde",
        "initiator": "LIN",
        "profile": "standard",
    },
}
TEXT = {"deliverable": {"version": "1.0"}, "sections": {"body": {"text": "De tekst van de nota."}}}


@pytest.fixture
def empty() -> Iterator[FlaskClient]:
    with a_service() as service:
        yield open_app(service).test_client()


@pytest.fixture
def note(empty: FlaskClient) -> FlaskClient:
    """A client of a store in which one partnership has begun, on the process of three steps."""
    return with_note(empty)


def with_note(client: FlaskClient) -> FlaskClient:
    """The same client, after that partnership has begun."""
    for address, body in (
        ("/v1/organisations", {"key": "LIN", "by": "LIN", "data": ORGANISATION}),
        ("/v1/partnerships", NOTE),
    ):
        assert client.post(address, json=body).status_code == 201
    return client


@pytest.fixture(scope="session")
def example() -> Iterator[FlaskClient]:
    with a_service(example=True) as service:
        yield open_app(service).test_client()


def submitted(client: FlaskClient, *, version: int = 1, **headers: str) -> Any:
    """Submit the text of the note; the response."""
    body = {"by": "LIN", "expectedVersion": version, "data": TEXT}
    return client.post("/v1/partnerships/nota/deliverables/text/versions", json=body, headers=headers)
