"""The pages over the example as it was on a day: nothing of it is known yet that came later."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from partnerflow.application.access.principal import Principal
from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import build
from partnerflow.process.definition import ProcessDefinition
from partnerflow.settings import Settings
from tests.support.admission import SOMEBODY, open_app
from tests.unit.pages.conftest import EXAMPLE

Opened = Callable[..., FlaskClient]
KEY = "/partnerships/vast-verder"


@dataclass(frozen=True)
class On:
    """It is noon on one day."""

    day: str

    def now(self) -> datetime:
        return datetime.fromisoformat(f"{self.day}T12:00:00").replace(tzinfo=UTC)


def known_by(day: str, file: Path = EXAMPLE) -> list[bytes]:
    """The lines of the example, or of another story, that were known by a day."""
    lines = [line for line in file.read_bytes().split(b"\n") if line]
    facts = [(json.loads(line), line) for line in lines]
    return [line for fact, line in facts if (fact.get("knownAt") or fact["occurredAt"])[:10] <= day]


def running_on(day: str, lines: list[bytes], process: ProcessDefinition | None = None) -> Partnerflow:
    """A service on that day, with these facts; what they found keeps to this process, or else to the usual one."""
    service = replace(build(Settings.read({"PARTNERFLOW_DATABASE": "memory:"})), clock=On(day))
    service.import_facts(lines, ImportRequest(process=process))
    return service


@contextmanager
def opened_on(day: str, lines: list[bytes], process: ProcessDefinition | None = None) -> Iterator[FlaskClient]:
    """A browser on that day, over facts of its own: it may change them."""
    service = running_on(day, lines, process)
    try:
        yield open_app(service).test_client()
    finally:
        service.close()


@pytest.fixture(scope="package")
def on() -> Iterator[Opened]:
    """Open the example as it was on a day, for somebody. It is shared: whoever opens it only reads."""
    running: dict[str, Partnerflow] = {}
    clients: dict[tuple[str, Principal], FlaskClient] = {}

    def go(day: str, principal: Principal = SOMEBODY) -> FlaskClient:
        if day not in running:
            running[day] = running_on(day, known_by(day))
        if (day, principal) not in clients:
            clients[day, principal] = open_app(running[day], principal).test_client()
        return clients[day, principal]

    yield go
    for service in running.values():
        service.close()
