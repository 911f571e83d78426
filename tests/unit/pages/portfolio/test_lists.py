"""The lists of the portfolio: as long as the figures say, sound, page by page, and whole as files."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from partnerflow_api.pages.portfolio.lists import LISTS
from partnerflow_api.pages.words import words_in
from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import Visit, lines_of, serving
from tests.unit.pages.markup import Page


def rows_of(client: FlaskClient, path: str) -> list[dict[str, str]]:
    response = client.get(path)
    assert response.status_code == 200, response.text
    return list(csv.DictReader(StringIO(response.data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_list_is_sound_and_has_its_words(visit: Visit, name: str, language: str) -> None:
    page = visit(f"/portfolio/{name}", lang=language, weeks="520")

    assert page.problems() == []
    assert words_in(language)(f"portfolio.lists.{name}.title") in page.text()  # type: ignore[arg-type]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_a_file_with_the_rows_of_its_page(visit: Visit, portfolio_client: FlaskClient, name: str) -> None:
    query = "lang=nl&weeks=520&phase=executing"

    shown = len(visit(f"/portfolio/{name}", weeks="520", phase="executing").all("tr")) - 1

    assert len(rows_of(portfolio_client, f"/portfolio/{name}.csv?{query}")) == max(shown, 0)
    book = load_workbook(BytesIO(portfolio_client.get(f"/portfolio/{name}.xlsx?{query}").data))
    assert book.active is not None
    assert book.active.max_row - 1 == max(shown, 0)


def test_a_list_goes_on_behind_a_link_and_its_file_has_all_of_it() -> None:
    facts = [a_partnership(f"proef-{number:02}") for number in range(60)]
    with serving(lines_of(an_organisation("AAA"), *facts)) as client:
        first = Page(client.get("/portfolio/partnerships?lang=nl&status=active").text)
        second = Page(client.get(first.link("Volgende bladzijde")).text)
        whole = rows_of(client, "/portfolio/partnerships.csv?lang=nl&status=active")

    assert (len(first.all("tr")), len(second.all("tr")), len(whole)) == (51, 11, 60)
    assert "status=active" in first.link("Volgende bladzijde")
    assert second.link("Terug naar het begin") == "/portfolio/partnerships?lang=nl&status=active"


def test_a_name_that_looks_like_a_formula_is_a_text_in_the_file(portfolio_client: FlaskClient) -> None:
    (row,) = rows_of(portfolio_client, "/portfolio/partnerships.csv?lang=nl&status=ended")

    assert row["Samenwerkingsverband"] == "'=Weg"
    assert row["Samenwerkingsverband (adres)"] == "http://localhost/partnerships/weg?lang=nl"


def test_the_figures_themselves_are_files(portfolio_client: FlaskClient) -> None:
    phases = rows_of(portfolio_client, "/portfolio.csv?lang=nl&region=Nergens")
    reasons = rows_of(portfolio_client, "/portfolio/reasons.csv?lang=nl")
    endings = rows_of(portfolio_client, "/portfolio/endings.csv?lang=nl")

    assert [(row["Fase"], row["Actief"], row["Gepauzeerd"], row["Beëindigd"]) for row in phases][:2] == [
        ("Voorfase", "1", "1", "1"),
        ("Verkennen", "0", "0", "0"),
    ]
    assert ("Spraakverwarring", "1", "0.5") in [(row["Reden"], row["Terugkeren"], row["Deel"]) for row in reasons]
    assert [(row["Eindigde als"], row["Aantal"], row["Redenen"]) for row in endings] == [
        ("stilgevallen", "1", "stilgevallen (1)")
    ]


def test_a_cursor_that_was_never_given_is_told(portfolio_client: FlaskClient) -> None:
    assert portfolio_client.get("/portfolio/silent?after=verzonnen").status_code == 400
