"""A version of a document as it reads, where it stands, and how it differs from another."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.unit.pages.markup import Page
from tests.unit.pages.work.conftest import KEY, Opened
from tests.unit.pages.work.people import reader


@pytest.fixture
def in_january(on: Opened) -> FlaskClient:
    return on("2025-01-27")


def read(client: FlaskClient, path: str, **query: str) -> Page:
    response = client.get(f"{KEY}/documents/{path}", query_string={"lang": "nl", **query})
    assert response.status_code == 200, response.text
    page = Page(response.text)
    assert page.problems() == []
    return page


def test_it_reads_section_by_section_in_the_order_of_the_process(in_january: FlaskClient) -> None:
    page = read(in_january, "afsprakennota/2.0")

    headings = [" ".join(found.text.split()) for found in page.all("h2")]
    assert headings.index("Partijen en missie") < headings.index("Financiën") < headings.index("Ondertekening")
    assert "Jongeren kiezen naam en beeld." in page.text()
    assert page.all("del") == page.all("ins") == []


def test_it_says_who_signed_and_for_whom_it_waits(in_january: FlaskClient) -> None:
    text = read(in_january, "afsprakennota/2.0").text()

    assert "Vastgesteld" in text
    assert "vzw Noorderbaken 23 januari 2025, Ina Voorbeeld (directeur), M-BAK-2" in text
    assert "Wacht nog op Gemeente Broekzande en Woonmaatschappij Thuisrand." in text


def test_a_signature_without_a_mandate_says_whether_it_was_ratified(on: Opened) -> None:
    before, after = (
        read(on(day), "afsprakennota/2.0", asOf=day, asKnownAt=day) for day in ("2025-02-01", "2025-03-01")
    )

    unratified = "Gemeente Broekzande 28 januari 2025, Ruud Spookbeeld (voorzitter van de raad), Ans Verdicht (algemeen"
    assert unratified in before.text()
    assert "zonder mandaat; nog niet bekrachtigd; afwijking W-02 dekt dit" in before.text()
    assert "zonder mandaat; bekrachtigd op 18 februari 2025 onder M-BRZ-1" in after.text()
    assert after.link("M-BRZ-1").startswith(f"{KEY}/facts/")


def test_who_may_not_read_the_names_of_persons_reads_their_numbers(on: Opened) -> None:
    text = read(on("2025-01-27", reader("observer")), "afsprakennota/2.0").text()

    assert "Ina Voorbeeld" not in text
    assert "(directeur), M-BAK-2" in text


def test_the_difference_is_in_the_text_and_not_in_its_colour(in_january: FlaskClient) -> None:
    page = read(in_january, "afsprakennota/2.0", **{"from": "1.0"})

    dropped = [" ".join(found.text.split()) for found in page.all("del")]
    added = [" ".join(found.text.split()) for found in page.all("ins")]
    assert "[−8 juni 2024−]" in dropped
    assert "[+19 juni 2025+]" in added
    assert "4 van 18 onderdelen gewijzigd" in page.text()


def test_a_small_change_is_read_whole(in_january: FlaskClient) -> None:
    page = read(in_january, "afsprakennota/1.1")

    assert "Kleine wijziging van versie 1.0." in page.text()
    assert "Jongeren kiezen naam en beeld." in page.text()


def test_a_version_that_was_never_adopted_was_passed_over(in_january: FlaskClient) -> None:
    assert "Voorbijgegaan" in read(in_january, "afsprakennota/0.9").text()


def test_a_document_of_a_project_is_told_apart_by_its_project(in_january: FlaskClient) -> None:
    page = read(in_january, "projectfiche/1.0", project="PF1")

    assert page.text("h1") == "Projectfiche PF1, versie 1.0"


@pytest.mark.parametrize("path", ["afsprakennota/9.9", "niets/1.0", "projectfiche/1.0?project=PF9"])
def test_a_version_that_there_is_not_is_not_found(in_january: FlaskClient, path: str) -> None:
    assert in_january.get(f"{KEY}/documents/{path}").status_code == 404
