"""The pages over a store in memory: empty, or with the example in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from partnerflow.application.imports import ImportRequest
from partnerflow.bootstrap import build
from partnerflow.settings import Settings
from partnerflow_api.pages.words import Words, words_in
from tests.support.admission import open_app
from tests.unit.pages.markup import Page

EXAMPLE = Path(__file__).parents[3] / "config" / "examples" / "vast-verder.facts.jsonl"
TODAY = datetime(2025, 10, 16, 12, tzinfo=UTC)
Visit = Callable[..., Page]


@dataclass(frozen=True, slots=True)
class StillClock:
    """It is always the same moment."""

    moment: datetime = TODAY

    def now(self) -> datetime:
        return self.moment


@contextmanager
def serving(lines: Sequence[bytes], now: datetime = TODAY) -> Iterator[FlaskClient]:
    """A client of the pages over the facts of these lines, at one moment."""
    service = replace(build(Settings.read({"PARTNERFLOW_DATABASE": "memory:"})), clock=StillClock(now))
    try:
        service.import_facts(lines, ImportRequest())
        assert service.summaries.wait(service.store.position(), 10)
        yield open_app(service).test_client()
    finally:
        service.close()


def lines_of(*facts: dict[str, Any]) -> list[bytes]:
    """Facts as import lines."""
    return [json.dumps(fact).encode() for fact in facts]


@pytest.fixture(scope="package")
def client() -> Iterator[FlaskClient]:
    """The pages over the example."""
    with serving([line for line in EXAMPLE.read_bytes().split(b"\n") if line]) as found:
        yield found


@pytest.fixture
def visit(client: FlaskClient) -> Visit:
    """Go to a page of the example in Dutch, unless `lang` says otherwise; it must be there."""

    def go(path: str, **query: str) -> Page:
        response = client.get(path, query_string={"lang": "nl", **query})
        assert response.status_code == 200, response.text
        return Page(response.text)

    return go


@pytest.fixture
def nl() -> Words:
    return words_in("nl")
