"""The page of what changed: by subject, in words, and apart from it what became known late or was put right."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from partnerflow_api.pages.words import words_in
from tests.unit.pages.conftest import Visit
from tests.unit.pages.markup import Page

PATH = "/partnerships/vast-verder/changes"
BETWEEN_MEETINGS = {"from": "2024-12-01", "to": "2025-01-30"}


def rows(page: Page) -> dict[str, str]:
    """What is said of each thing that changed, by its title."""
    titles: dict[str, str] = {}
    title = ""
    for found in page.elements:
        text = " ".join(found.text.split())
        if found.tag == "dt":
            title = text
        elif found.tag == "dd":
            titles[title] = f"{titles[title]}; {text}" if title in titles else text
    return titles


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("start", ["2020-01-01", "2024-12-01", "2025-09-01"])
def test_it_is_sound_markup_in_both_languages(visit: Visit, lang: str, start: str) -> None:
    page = visit(PATH, lang=lang, **{"from": start})

    assert page.problems() == []
    assert "None" not in page.text()


def test_between_two_meetings_it_tells_before_and_after_by_names_and_titles(visit: Visit) -> None:
    told = rows(visit(PATH, **BETWEEN_MEETINGS))

    assert told["Fase"] == "was Overeenkomen, voor de 3e keer →, is nu Vormgeven, voor de 2e keer"
    assert told["Terugkeer RT-02 (Uitvoeren en vernieuwen → Overeenkomen)"] == "was open →, is nu hersteld"
    assert told["Van kracht: Afsprakennota"] == "was 1.1 →, is nu 2.0"
    assert told["Partners die meetellen"].startswith("erbij: Gemeente Broekzande en Maatwerkbedrijf De Schakelhal")
    assert told["Mandaat M-LIN-3, Stad Lindekerke"] == "Geldigheid: was geldig →, is nu verlopen"
    assert "nieuw: aangenomen" in told["Besluit D-10 (een partner toelaten)"]


def test_a_party_that_left_is_told_once_and_its_leaving_is_no_longer_announced(visit: Visit) -> None:
    told = rows(visit(PATH, **BETWEEN_MEETINGS))

    assert told["Plaats van Bedrijvenkring Tussenveld vzw"] == "Stand: was Doet mee →, is nu Teruggetrokken"
    assert "Vertrek van Bedrijvenkring Tussenveld vzw" not in told


def test_no_code_of_a_state_is_left_without_a_word(visit: Visit) -> None:
    told = rows(visit(PATH, lang="en", **{"from": "2021-01-01"}))

    assert [value for value in told.values() if "_" in value] == []


def test_every_change_rests_on_facts_with_a_page(visit: Visit) -> None:
    page = visit(PATH, **{"from": "2024-09-01", "to": "2025-01-30"})

    links = [found.attributes["href"] for found in page.all("a") if "/facts/" in found.attributes["href"]]
    assert any(link.startswith("/grants/GR-1/facts/") for link in links)
    assert visit(links[0].partition("?")[0]).problems() == []


def test_what_was_recorded_late_stands_apart_with_both_days(visit: Visit) -> None:
    page = visit(PATH, **BETWEEN_MEETINGS)

    assert "Over de tijd ervoor" in [found.text for found in page.all("h2")]
    (late,) = [found for found in page.all("li", class_="entry") if "19 dagen later" in found.text]
    assert "1 december 2024, bekend op 20 december 2024" in " ".join(late.text.split())


def test_a_correction_tells_what_it_changed_and_whether_that_was_known(visit: Visit) -> None:
    page = visit(PATH, **{"from": "2024-02-16", "to": "2024-02-29"})

    (row,) = [found for found in page.all("li") if "is rechtgezet op 20 februari 2024" in found.text]
    assert "14 →" in row.text
    assert "Wat erdoor verandert, was al bekend." in row.text
    assert page.link("GR-1-0021").startswith("/grants/GR-1/facts/GR-1-0021")


def test_what_passed_without_a_fact_is_told_as_such(visit: Visit) -> None:
    page = visit(PATH, **{"from": "2024-12-01", "to": "2024-12-02"})

    assert words_in("nl")("changes.no_facts") in page.text()
    assert rows(page)["Mandaat M-LIN-3, Stad Lindekerke"] == "Geldigheid: was geldig →, is nu verlopen"


def test_when_nothing_changed_it_says_so(visit: Visit) -> None:
    page = visit(PATH, **{"from": "2022-01-01", "to": "2022-01-01"})

    assert words_in("nl")("changes.nothing") in page.text()
    assert page.all("dl") == []


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ({"from": "yesterday"}, 400, "yesterday"),
        ({"from": "2024-02-30"}, 400, "2024-02-30"),
        ({"from": "2025-01-02", "to": "2025-01-01"}, 400, "changes.wrong_way"),
        ({"from": "v9999"}, 404, "changes.beyond"),
        ({"from": "v12,GR-9:1"}, 404, "changes.beyond"),
        ({"from": "v1" + ",GR-1:1" * 99}, 400, "from"),
        ({"from": "2019-01-01", "to": "2019-02-01"}, 404, "vast-verder"),
    ],
)
def test_a_point_that_cannot_be_used_is_said_in_words(
    client: FlaskClient, query: dict[str, str], status: int, said: str
) -> None:
    response = client.get(PATH, query_string={"lang": "nl", **query})

    expected = words_in("nl")(said) if said.startswith("changes.") else said
    assert response.status_code == status
    assert expected in Page(response.text).text()


def test_an_unknown_partnership_has_no_changes(client: FlaskClient) -> None:
    assert client.get("/partnerships/nowhere/changes").status_code == 404


def test_the_language_can_be_changed_without_losing_the_days(visit: Visit) -> None:
    link = visit(PATH, **BETWEEN_MEETINGS).link("English")

    assert "from=2024-12-01" in link
    assert "to=2025-01-30" in link
