"""The portfolio: figures that lead to what they count, of the partnerships that the address asks about."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from tests.unit.pages.conftest import Visit, serving
from tests.unit.pages.markup import Page


def figure(page: Page, label: str) -> str:
    """The address behind a number, by what its link is called."""
    return next(link.attributes["href"] for link in page.all("a") if link.attributes.get("aria-label") == label)


def names(page: Page) -> set[str]:
    """The partnerships that a list names."""
    links = [link for link in page.all("a") if re.search(r"/partnerships/[a-z-]+(\?|$)", link.attributes["href"])]
    return {link.text for link in links}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_sound_in_both_languages(visit: Visit, language: str) -> None:
    assert visit("/portfolio", lang=language).problems() == []
    assert visit("/portfolio", lang=language, status="active", weeks="20").problems() == []


def test_it_says_of_which_day_it_is_and_that_everything_counts(visit: Visit) -> None:
    text = visit("/portfolio").text()

    assert "Stand van 16 oktober 2025." in text
    assert re.search(r"Alles wat is vastgelegd, telt mee \(tot en met feit \d+\)\.", text)


def test_each_number_of_a_phase_leads_to_who_is_counted(visit: Visit) -> None:
    page = visit("/portfolio")

    listed = {
        label: names(visit(figure(page, label)))
        for label in ("1: Voorfase, Actief", "1: Voorfase, Gepauzeerd", "1: Voorfase, Beëindigd")
    }

    assert listed == {
        "1: Voorfase, Actief": {"Stil & Co"},
        "1: Voorfase, Gepauzeerd": {"Rust"},
        "1: Voorfase, Beëindigd": {"=Weg"},
    }


def test_a_number_leads_to_a_list_and_the_list_to_the_partnership_and_the_fact(visit: Visit) -> None:
    reasons = visit(figure(visit("/portfolio"), "1: Spraakverwarring"))

    assert "Alleen Spraakverwarring." in reasons.text()
    assert names(reasons) == {"Vast Verder"}
    assert "Vast Verder" in visit(urlsplit(reasons.link("Vast Verder")).path).text()
    facts = [link.attributes["href"] for link in reasons.all("a") if "/facts/" in link.attributes["href"]]
    assert [visit(urlsplit(each).path).problems() for each in facts] == [[]]


def test_a_way_back_leads_to_the_returns_that_went_it(visit: Visit) -> None:
    page = visit(figure(visit("/portfolio"), "1: Overeenkomen → Delen"))

    assert "Alleen van Overeenkomen. Alleen naar Delen." in page.text()
    assert names(page) == {"Vast Verder"}


def test_how_long_a_phase_took_leads_to_the_stays(visit: Visit) -> None:
    page = visit(figure(visit("/portfolio"), "2: Delen"))

    days = [cell.text for cell in page.all("td", class_="number")]

    assert [text.split(": ")[1] for text in days if text.startswith("Dagen:")] == ["175", "58"]


def test_an_ending_leads_to_those_that_ended_so(visit: Visit) -> None:
    page = visit("/portfolio")

    assert "1 van 4 eindigden (25 %)." in page.text()
    assert names(visit(figure(page, "1: stilgevallen"))) == {"=Weg"}


def test_filters_narrow_every_figure_and_go_along_to_the_lists(visit: Visit) -> None:
    page = visit("/portfolio", status="paused")

    assert "Geen enkel samenwerkingsverband keerde terug." in page.text()
    assert [chosen.text for chosen in page.all("option") if "selected" in chosen.attributes] == ["Gepauzeerd"]
    (silent,) = [link.attributes["href"] for link in page.all("a") if "/portfolio/silent" in link.attributes["href"]]
    assert parse_qs(urlsplit(silent).query)["status"] == ["paused"]
    assert names(visit(silent)) == {"Rust"}


def test_a_funder_and_a_region_are_chosen_by_name(visit: Visit) -> None:
    funders = visit("/portfolio", funder="FON")

    assert names(visit("/portfolio/partnerships", funder="FON")) == {"Vast Verder"}
    assert "Fonds Brugland" in [link.text.strip(" ×") for link in funders.all("a")]
    assert names(visit("/portfolio/partnerships", region="Nergens")) == {"Stil & Co", "Rust", "=Weg"}


def test_a_filter_is_taken_away_alone_or_with_all_others(visit: Visit) -> None:
    page = visit("/portfolio", status="paused", phase="preparation")

    assert page.link("Gepauzeerd ×") == "/portfolio?lang=nl&phase=preparation"
    assert page.link("Wis de filters") == "/portfolio?lang=nl"


def test_filters_that_nobody_fits_say_so(visit: Visit) -> None:
    assert "Geen enkel samenwerkingsverband past bij deze filters." in visit("/portfolio", region="Elders").text()


@pytest.mark.parametrize(
    "query", ["phase=zz", "weeks=x", "weeks=0", "weeks=521", "funder=fon", "status=gone", "process=p"]
)
def test_a_filter_that_cannot_be_is_told_and_not_passed_over(portfolio_client: FlaskClient, query: str) -> None:
    response = portfolio_client.get(f"/portfolio?{query}")

    assert response.status_code == 400
    assert Page(response.text).problems() == []


def test_the_calendar_of_the_same_weeks_can_be_fetched(visit: Visit, portfolio_client: FlaskClient) -> None:
    calendar = visit("/portfolio", weeks="26").link("Termijnen als agenda (iCalendar)")

    assert parse_qs(urlsplit(calendar).query) == {"within": ["182"], "lang": ["nl"]}
    assert portfolio_client.get(calendar).mimetype == "text/calendar"


def test_an_empty_workspace_says_what_will_stand_here() -> None:
    with serving([]) as client:
        page = Page(client.get("/portfolio?lang=nl").text)

    assert page.problems() == []
    assert "Er zijn nog geen samenwerkingsverbanden" in page.text()
