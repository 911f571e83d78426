"""The pages over the example as a funder has them, with a clock that a test puts forward."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from typing import Any, cast

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from partnerflow.application.access.principal import Assignment, Principal
from partnerflow.application.imports import ImportRequest
from partnerflow.application.recording import RecordRequest
from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import build
from partnerflow.settings import Settings
from partnerflow_api import create_app
from tests.support.admission import SOMEBODY
from tests.support.ledgers import HandClock
from tests.unit.pages.conftest import EXAMPLE
from tests.unit.pages.markup import Page

KEY, GRANT = "vast-verder", "GR-1"
HERE = f"/partnerships/{KEY}"
NUMBERS = count(1)
WHO = "tests.principal"


def somebody(role: str = "funder", actor: str | None = "FON") -> Principal:
    """A person whom nobody saw before, in a role; a reviewer of the funder, unless another is named."""
    return Principal(
        id=f"person-{next(NUMBERS):016x}", kind="person", assignments=(Assignment(role=role, actor=actor),)
    )


class Seated:
    """Whoever asks is who sat down at this browser."""

    def principal(self) -> Principal:
        return cast(Principal, request.environ[WHO])


@dataclass(frozen=True, slots=True)
class Desk:
    """The example, and whoever sits down at its pages."""

    service: Partnerflow
    clock: HandClock
    app: Flask

    def client(self, principal: Principal | None = None) -> FlaskClient:
        """A browser of somebody; of a new reviewer of the funder, unless another is named."""
        found = self.app.test_client()
        found.environ_base[WHO] = principal or somebody()
        return found

    def tell(self, fact: str, data: dict[str, Any], *, stream: str = "partnership", by: str = "LIN") -> None:
        """Record one fact of the partnership or of its grant, as of today."""
        self.clock.forward(minutes=1)
        key = KEY if stream == "partnership" else GRANT
        acting = self.service.acting(SOMEBODY, "facts.record", "a test")
        line = {"by": by, "data": data, "occurredAt": self.clock.now().date().isoformat()}
        version = self.service.state(stream, key).version
        acting.record(RecordRequest(stream=stream, key=key, fact=fact, line=line, expected_version=version))
        self.clock.forward(minutes=1)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """One for all tests of a module: each of them comes as somebody else."""
    clock = HandClock(datetime(2025, 10, 16, 12, tzinfo=UTC))
    service = replace(build(Settings.read({"PARTNERFLOW_DATABASE": "memory:"})), clock=clock)
    try:
        service.import_facts([line for line in EXAMPLE.read_bytes().split(b"\n") if line], ImportRequest())
        yield Desk(service=service, clock=clock, app=create_app(service, admission=Seated()))
    finally:
        service.close()


@pytest.fixture
def funder(desk: Desk) -> FlaskClient:
    """A reviewer of the funder, in a browser."""
    return desk.client()


Opened = Callable[..., Page]


@pytest.fixture
def opened(funder: FlaskClient) -> Opened:
    """A page as the funder sees it, in Dutch unless `lang` says otherwise."""

    def go(path: str, **query: str) -> Page:
        response = funder.get(path, query_string={"lang": "nl", **query})
        assert response.status_code == 200, response.text
        return Page(response.text)

    return go
