"""The hub: what has to be done now and by whom, each with the form that does it; and what can be recorded."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import lines_of
from tests.unit.pages.markup import Page
from tests.unit.pages.work.conftest import KEY, Opened, opened_on
from tests.unit.pages.work.people import reader


@pytest.fixture
def in_may(on: Opened) -> FlaskClient:
    """A proposal is open, with a paramount objection."""
    return on("2023-05-20")


def work(client: FlaskClient, **query: str) -> Page:
    response = client.get(f"{KEY}/work", query_string={"lang": "nl", **query})
    assert response.status_code == 200, response.text
    return Page(response.text)


def forms(page: Page, fact: str) -> list[dict[str, list[str]]]:
    """What the links to the form of a fact fill in."""
    links = [link.attributes["href"] for link in page.all("a") if f"/tell/{fact}" in link.attributes.get("href", "")]
    return [parse_qs(urlsplit(link).query) for link in links]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_sound_in_both_languages(in_may: FlaskClient, language: str) -> None:
    page = work(in_may, lang=language)

    assert page.problems() == []


def test_what_is_on_the_table_waits_for_each_party_that_did_not_answer(in_may: FlaskClient) -> None:
    page = work(in_may)

    asked = [preset["organisation"][0] for preset in forms(page, "PositionTaken") if "organisation" in preset]
    assert sorted(asked) == ["BAK", "BRO", "HOG", "JON", "LIN", "WRK"]
    assert all(preset["proposal"] == ["P-06"] for preset in forms(page, "PositionTaken") if "organisation" in preset)
    assert "Er staat een overwegend bezwaar open." in page.text()
    assert f"{KEY}/proposals/P-06?lang=nl" in [link.attributes.get("href") for link in page.all("a")]


def test_an_objection_leads_to_a_conversation_and_to_its_integration(in_may: FlaskClient) -> None:
    page = work(in_may)

    assert ["B-01"] in [preset.get("objection") for preset in forms(page, "ObjectionIntegrated")]
    assert ["WON"] in [preset.get("present.0") for preset in forms(page, "DialogueHeld")]


def test_who_has_still_to_sign_is_called_by_name_with_the_version(on: Opened) -> None:
    page = work(on("2025-01-27"))

    asked = [preset for preset in forms(page, "DeliverableSigned") if "organisation" in preset]
    assert {preset["organisation"][0] for preset in asked} == {"BRZ", "WON"}
    assert "Afsprakennota 2.0 ondertekenen" in page.text()


@pytest.mark.parametrize(
    ("sought", "found"), [("mandaat", "Een mandaat vastleggen"), ("PartySuspended", "De eigen deelname pauzeren")]
)
def test_every_fact_is_found_by_what_it_is_called(in_may: FlaskClient, sought: str, found: str) -> None:
    page = work(in_may, find=sought)

    assert found in [" ".join(link.text.split()) for link in page.all("a")]
    assert f"Gevonden bij “{sought}”" in page.text()


def test_what_matches_nothing_says_so(in_may: FlaskClient) -> None:
    assert "Geen enkel feit past bij “xyzzy”" in work(in_may, find="xyzzy").text()


def test_what_does_not_apply_now_stays_out_of_the_daily_facts_and_can_be_found(in_may: FlaskClient) -> None:
    page = work(in_may)

    assert "Weer meedoen (nu niet aan de orde)" in page.text()


def test_a_representative_sees_what_waits_for_its_own_party_first(on: Opened) -> None:
    page = work(on("2023-05-20", reader("representative", "LIN")))

    text = page.text()
    assert text.index("Wat op u wacht") < text.index("Wat op tafel ligt")
    told = [preset["organisation"][0] for preset in forms(page, "PositionTaken") if "organisation" in preset]
    assert set(told) == {"LIN"}
    assert forms(page, "PartyInvited") == []
    assert "Wat u hier niet vastlegt" in text


def test_an_observer_reads_why_there_is_nothing_to_record(on: Opened) -> None:
    page = work(on("2023-05-20", reader("observer")))

    assert "U leest mee: uw rol legt hier niets vast." in page.text()
    assert not [link for link in page.all("a") if "/tell/" in link.attributes.get("href", "")]
    assert "20 voorbehouden sociale woningen" not in page.text()


def test_a_partnership_that_only_began_has_work_too() -> None:
    with opened_on("2021-01-06", lines_of(an_organisation("AAA"), a_partnership("proef"))) as client:
        page = Page(client.get("/partnerships/proef/work?lang=nl").text)

    assert page.problems() == []
    assert "Een partij uitnodigen" in page.text()


def test_nothing_is_here_of_what_there_is_not(in_may: FlaskClient) -> None:
    assert in_may.get("/partnerships/niets/work").status_code == 404
