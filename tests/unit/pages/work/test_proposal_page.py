"""One proposal: its rounds, who said what, objections with what resolved them, the decision, and what is possible next."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.unit.pages.markup import Page
from tests.unit.pages.work.conftest import KEY, Opened
from tests.unit.pages.work.people import reader


@pytest.fixture
def in_may(on: Opened) -> FlaskClient:
    return on("2023-05-20")


@pytest.fixture
def later(on: Opened) -> FlaskClient:
    return on("2023-06-20")


def read(client: FlaskClient, ref: str = "P-06", **query: str) -> Page:
    response = client.get(f"{KEY}/proposals/{ref}", query_string={"lang": "nl", **query})
    assert response.status_code == 200, response.text
    page = Page(response.text)
    assert page.problems() == []
    return page


def test_while_it_is_open_it_says_what_is_missing_for_a_decision(in_may: FlaskClient) -> None:
    text = read(in_may).text()

    assert "Een overwegend bezwaar staat open: Woonmaatschappij Thuisrand." in text
    assert "Stad Lindekerke nog geen antwoord" in text
    assert "20 voorbehouden sociale woningen per jaar" in text


def test_the_ways_on_are_buttons_into_forms(in_may: FlaskClient) -> None:
    page = read(in_may)

    told = [link.attributes["href"].partition("?")[0].rpartition("/")[2] for link in page.all("a", class_="button")]
    assert told[0] == "PositionTaken"
    assert {"ObjectionIntegrated", "ObjectionWithdrawn", "ProposalAmended", "DecisionTaken"} <= set(told)


def test_a_new_round_shows_what_changed_and_keeps_the_one_before(later: FlaskClient) -> None:
    page = read(later)

    text = page.text()
    assert "Ronde 2" in text
    assert "[+1.0+]" in [" ".join(found.text.split()) for found in page.all("ins")]
    assert "[−0.9−]" in [" ".join(found.text.split()) for found in page.all("del")]
    assert "verwerkt in de tekst" in text
    assert "Bevestigd door Woonmaatschappij Thuisrand." in text


def test_a_decision_that_was_carried_out_leaves_nothing_to_do(later: FlaskClient) -> None:
    page = read(later)

    assert "D-06: aangenomen, op 8 juni 2023." in page.text()
    assert page.all("a", class_="button") == []


def test_on_an_earlier_day_it_stands_as_it_stood(later: FlaskClient) -> None:
    page = read(later, asOf="2023-05-20")

    assert "Open tot en met 25 mei 2023" in page.text()
    assert page.all("a", class_="button") == []


def test_texts_that_are_not_for_the_reader_are_not_shown(on: Opened) -> None:
    text = read(on("2023-05-20", reader("observer"))).text()

    assert "20 voorbehouden sociale woningen" not in text
    assert "Deze tekst is niet voor u bestemd." in text


def test_a_proposal_that_there_is_not_is_not_found(in_may: FlaskClient) -> None:
    assert in_may.get(f"{KEY}/proposals/P-99").status_code == 404
