"""A partnership to tell things in: three organisations, of which two know each other already."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import lines_of, serving
from tests.unit.pages.forms.sent import Controls

PLACE = "/partnerships/proef"


class Filling:
    """Somebody who opens forms of a partnership, fills them in, and sends them."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def opens(self, fact: str, place: str = PLACE, **query: str) -> Controls:
        """The form of a fact, in Dutch unless `lang` says otherwise."""
        response = self.client.get(f"{place}/tell/{fact}", query_string={"lang": "nl", **query})
        assert response.status_code == 200, response.text
        return Controls(response.text)

    def sends(self, fact: str, sent: dict[str, Any], place: str = PLACE, **query: str) -> TestResponse:
        """The answer to a form that is sent."""
        return self.client.post(f"{place}/tell/{fact}", data=sent, query_string={"lang": "nl", **query})

    def tells(self, fact: str, place: str = PLACE, **changes: str | list[str]) -> TestResponse:
        """Open the form of a fact, change some of its controls, and press the button that records."""
        return self.sends(fact, self.opens(fact, place).filled(act="tell", **changes), place)

    def facts(self, place: str = PLACE) -> list[dict[str, Any]]:
        """Everything that is on record there."""
        return list(self.client.get(f"/v1{place}/history").get_json()["items"])


@contextmanager
def filling() -> Iterator[Filling]:
    """Somebody at a partnership of its own."""
    invited = {
        "id": "proef-0002",
        "fact": "PartyInvited",
        "stream": "partnership",
        "key": "proef",
        "occurredAt": "2021-01-06",
        "by": "AAA",
        "data": {"organisation": "BBB"},
    }
    lines = lines_of(*(an_organisation(code) for code in ("AAA", "BBB", "CCC")), a_partnership("proef"), invited)
    with serving(lines) as client:
        yield Filling(client)


@pytest.fixture
def somebody() -> Iterator[Filling]:
    with filling() as found:
        yield found


@pytest.fixture(scope="module")
def stranger() -> Iterator[Filling]:
    """Somebody who means ill: for tests in which nothing is recorded."""
    with filling() as found:
        yield found
