"""The register of organisations: found by name or code, and an organisation put on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.filling_in import Reader
from tests.unit.pages.beginnings import an_organisation
from tests.unit.pages.conftest import Visit, lines_of, serving
from tests.unit.pages.markup import Page

REGISTERED = {
    "data.name": "Stad Linde",
    "data.legalForm": "municipality",
    "data.sector": "government",
    "data.country": "BE",
}


@pytest.fixture
def reader() -> Iterator[Reader]:
    """Somebody who may do everything, where one organisation is known."""
    with serving(lines_of(an_organisation("AAA"))) as client:
        yield Reader(client)


def test_an_organisation_is_found_by_a_part_of_its_name(visit: Visit) -> None:
    page = visit("/organisations", q="noorderbaken")

    cells = [found.text for found in (*page.all("th"), *page.all("td"))]

    assert cells == ["Code", "Naam", "Sector", "BAK", "vzw Noorderbaken", "Middenveld"]
    assert page.problems() == []


def test_who_is_not_found_is_said(visit: Visit) -> None:
    page = visit("/organisations", q="niemand")

    assert "Geen organisatie past bij “niemand”." in page.text()


def test_an_organisation_without_a_code_gets_one_from_its_name(reader: Reader) -> None:
    reader.tells("/organisations/new", **REGISTERED)

    page = Page(reader.opens("/organisations"))

    assert "SLI" in [found.text for found in page.all("th")]


def test_who_came_from_a_form_goes_back_to_it_with_the_new_organisation_chosen(reader: Reader) -> None:
    made = reader.tells("/organisations/new?next=/partnerships/proef/tell/PartyInvited", key="LIN", **REGISTERED)

    assert made.headers["Location"] == "/partnerships/proef/tell/PartyInvited?organisation=LIN"


def test_a_code_that_is_taken_is_refused_and_nothing_typed_is_lost(reader: Reader) -> None:
    reader.opens("/organisations/new")

    refused = reader.sends(key="AAA", **REGISTERED)

    page = Page(refused.text)
    assert refused.status_code == 409
    assert page.all("input", value="Stad Linde")
    assert page.all("div", class_="summary-of-errors")
