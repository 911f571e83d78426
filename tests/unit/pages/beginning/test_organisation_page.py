"""The page of an organisation: reached from the register, and where what was told wrongly of it is put right."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.support.filling_in import Reader
from tests.unit.pages.beginnings import an_organisation
from tests.unit.pages.conftest import Visit, lines_of, serving
from tests.unit.pages.markup import Page


def test_the_register_leads_to_the_facts_of_an_organisation_and_to_their_correction(
    visit: Visit, client: FlaskClient
) -> None:
    there = visit("/organisations").link("Stad Lindekerke")

    page = visit(there.split("?")[0])

    ways = {link.attributes["href"] for link in page.all("a") if "/organisations/LIN/tell/" in link.attributes["href"]}
    assert page.text("h1") == "Stad Lindekerke"
    assert page.problems() == []
    assert any("RecordCorrected" in each for each in ways)
    assert {client.get(each).status_code for each in ways} == {200}


def test_a_code_that_nobody_has_is_not_found(client: FlaskClient) -> None:
    assert client.get("/organisations/NIEMAND?lang=nl").status_code == 404


def test_a_code_that_is_written_wrongly_or_taken_is_said_at_its_field() -> None:
    told = {"data.name": "Linde", "data.legalForm": "municipality", "data.sector": "government", "data.country": "BE"}
    with serving(lines_of(an_organisation("AAA"))) as client:
        reader = Reader(client)
        reader.opens("/organisations/new")

        wrong = reader.sends(**told, key="linde 1")
        taken = reader.sends(key="AAA")

    found = [
        [link.text for link in Page(page.text).all("a") if link.attributes["href"].startswith("#f-")]
        for page in (wrong, taken)
    ]
    assert [len(links) for links in found] == [1, 1]
    assert "twee tot acht hoofdletters" in found[0][0]
    assert "AAA" in found[1][0]
    assert [Page(page.text).all("p", class_="error") != [] for page in (wrong, taken)] == [True, True]
