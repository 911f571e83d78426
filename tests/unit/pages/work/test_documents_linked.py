"""A document can be read from everywhere where people are asked about it, long before it is in force."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.unit.pages.markup import Page
from tests.unit.pages.work.conftest import KEY, Opened

STARTNOTA = f"{KEY}/documents/startnota/1.0"
SUBMISSION = f"{KEY}/facts/vast-verder-0057"


@pytest.fixture
def submitted(on: Opened) -> FlaskClient:
    """The startnota was submitted and put to everybody; nobody adopted it yet."""
    return on("2022-03-12")


@pytest.mark.parametrize("place", [KEY, f"{KEY}/work", f"{KEY}/proposals/P-01", SUBMISSION])
def test_a_document_that_is_being_made_is_linked(place: str, submitted: FlaskClient) -> None:
    page = Page(submitted.get(place, query_string={"lang": "nl"}).text)

    assert page.problems() == []
    assert page.link("Startnota 1.0").split("?")[0] == STARTNOTA
    assert submitted.get(STARTNOTA).status_code == 200


def test_a_document_in_force_is_no_longer_being_made(on: Opened) -> None:
    later = Page(on("2025-10-16").get(f"{KEY}/work", query_string={"lang": "nl"}).text)

    assert "Startnota 1.0" not in [link.text for link in later.all("a")]
