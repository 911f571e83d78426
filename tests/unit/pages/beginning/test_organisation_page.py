"""The page of an organisation: reached from the register, and where what was told wrongly of it is put right."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.unit.pages.conftest import Visit


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
