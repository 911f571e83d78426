"""The pages over the example and three partnerships that stand elsewhere: one paused, one ended, one of another process."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import EXAMPLE, Visit, lines_of, serving
from tests.unit.pages.markup import Page


def told(key: str, number: int, fact: str, day: str, **data: Any) -> dict[str, object]:
    envelope = {"id": f"{key}-{number:04}", "fact": fact, "stream": "partnership", "key": key}
    return {**envelope, "occurredAt": day, "by": "AAA", "data": data}


@pytest.fixture(scope="package")
def portfolio_client() -> Iterator[FlaskClient]:
    """A client of the pages over all of them."""
    example = [line for line in EXAMPLE.read_bytes().split(b"\n") if line]
    others = [
        an_organisation("AAA"),
        a_partnership("stil", "Stil & Co"),
        a_partnership("weg", "=Weg"),
        told("weg", 2, "PartnershipEnded", "2021-06-01", kind="abandoned", endingReasons=["silent"]),
        a_partnership("rust", "Rust"),
        told("rust", 2, "PartnershipPaused", "2021-03-01", reasonCode="capacity", expectedResumeOn="2021-09-01"),
    ]
    with serving([*example, *lines_of(*others)]) as found:
        yield found


@pytest.fixture
def visit(portfolio_client: FlaskClient) -> Visit:
    """Go to a page in Dutch, unless `lang` says otherwise, or to an address as a page gave it; it must be there."""

    def go(path: str, **query: str) -> Page:
        given = None if "?" in path else {"lang": "nl", **query}
        response = portfolio_client.get(path, query_string=given)
        assert response.status_code == 200, response.text
        return Page(response.text)

    return go
