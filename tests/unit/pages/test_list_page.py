"""The list of partnerships: what it tells, how it filters, what it teaches when it is empty, and how it refuses."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from partnerflow.cli.version import version
from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import Visit, lines_of, serving
from tests.unit.pages.markup import Page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_list_is_sound_in_both_languages(visit: Visit, language: str) -> None:
    assert visit("/", lang=language).problems() == []


def test_it_tells_phase_since_when_round_status_and_partners(visit: Visit) -> None:
    (row,) = [" ".join(found.text.split()) for found in visit("/").all("li")]

    assert "Uitvoeren en vernieuwen Fase 6 van 6, sinds 20 maart 2025" in row
    assert "Actief Ronde 4" in row
    assert "Tussenveld (verzonnen)" in row
    assert "Stad Lindekerke" in row


def test_a_filter_in_the_address_narrows_it_and_stays_in_the_form(visit: Visit) -> None:
    found, none = visit("/", phase="executing", status="active", q="tussenveld"), visit("/", phase="sharing")

    assert len(found.all("h2")) == 1
    assert [option.attributes["value"] for option in found.all("option") if "selected" in option.attributes] == [
        "executing",
        "active",
    ]
    assert found.all("input", type="search")[0].attributes["value"] == "tussenveld"
    assert "Geen enkel samenwerkingsverband past bij deze filters." in none.text()


def test_a_phase_that_no_process_has_is_said_to_be_none(visit: Visit) -> None:
    page = visit("/", phase="zz")

    assert "Geen enkel proces heeft hier een fase zz." in page.text()
    assert page.link("Wis de filters") == "/?lang=nl"


def test_every_page_names_its_version_and_leads_to_the_api(visit: Visit) -> None:
    for page in (visit("/"), visit("/partnerships/vast-verder")):
        footer = page.text("footer")
        assert page.link("De API: beschrijving en proefbank") == "/docs"
        assert f"Partnerflow {version()}" in footer


def test_an_empty_store_teaches_how_to_begin() -> None:
    with serving([]) as client:
        page = Page(client.get("/", headers={"Accept-Language": "nl"}).text)

    assert page.problems() == []
    assert "Hier staat nog geen samenwerkingsverband" in page.text()
    assert page.link("Beginnen").startswith("/begin")


def test_a_long_list_goes_on_behind_a_link_that_keeps_the_filter() -> None:
    facts = [a_partnership(f"proef-{number:02}") for number in range(30)]
    with serving(lines_of(an_organisation("AAA"), *facts)) as client:
        first = Page(client.get("/?lang=nl&status=active").text)
        second = Page(client.get(first.link("Volgende bladzijde")).text)

    assert (len(first.all("h2")), len(second.all("h2"))) == (25, 5)
    assert "status=active" in first.link("Volgende bladzijde")


def test_texts_of_partners_are_never_taken_for_markup() -> None:
    with serving(lines_of(an_organisation("AAA"), a_partnership("proef", "<script>alert(1)</script>"))) as client:
        pages = [
            Page(client.get(path).text) for path in ("/", "/partnerships/proef", "/partnerships/proef/facts/proef-0001")
        ]

    for page in pages:
        assert page.problems() == []
        assert "<script>alert(1)</script>" in page.text()


@pytest.mark.parametrize(
    ("accepted", "language"), [("nl-BE,nl;q=0.9", "nl"), ("en-GB,en;q=0.8,nl;q=0.2", "en"), ("fr", "nl"), ("", "nl")]
)
def test_the_browser_chooses_the_language_and_dutch_is_at_home(
    client: FlaskClient, accepted: str, language: str
) -> None:
    response = client.get("/", headers={"Accept-Language": accepted})

    assert response.headers["Content-Language"] == language
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize(("accepted", "language"), [("en-GB,nl;q=0.2", "en"), ("nl", "nl"), ("de", "nl"), ("", "nl")])
def test_a_language_that_the_pages_do_not_have_leaves_the_choice_to_the_browser(
    client: FlaskClient, accepted: str, language: str
) -> None:
    response = client.get("/?lang=fr", headers={"Accept-Language": accepted})

    assert response.headers["Content-Language"] == language


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/nergens", 404, "Hier staat niets, of niets dat u mag zien."),
        ("/partnerships/%00", 404, "Hier staat niets, of niets dat u mag zien."),
        ("/partnerships/bestaat-niet", 404, "Er is geen samenwerkingsverband met de sleutel bestaat-niet."),
        ("/partnerships/vast-verder/facts/vast-verder-9999", 404, "vast-verder heeft geen feit vast-verder-9999."),
        ("/partnerships/vast-verder?asOf=2020-01-01", 404, "vast-verder bestond nog niet op die dag"),
        ("/partnerships/vast-verder?asOf=gisteren", 400, "asOf: gisteren is geen dag."),
        ("/partnerships/vast-verder?asKnownAt=2024-02-30", 400, "asKnownAt: 2024-02-30 is geen dag."),
        ("/partnerships/vast-verder/timeline?before=x", 400, "before: x is geen geheel getal."),
    ],
)
def test_what_cannot_be_shown_is_refused_in_plain_words(client: FlaskClient, path: str, status: int, says: str) -> None:
    response = client.get(path, headers={"Accept-Language": "nl", "Accept": "text/html,*/*;q=0.8"})

    page = Page(response.text)
    assert response.status_code == status
    assert page.problems() == []
    assert says in page.text()
    assert page.link("Naar alle samenwerkingsverbanden") == "/"


def test_pages_allow_nothing_from_elsewhere_and_their_style_is_found(client: FlaskClient) -> None:
    response = client.get("/")

    for link in Page(response.text).all("link", rel="stylesheet"):
        with client.get(link.attributes["href"]) as style:
            assert style.mimetype == "text/css"
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_who_calls_the_api_is_told_of_a_wrong_address_by_a_problem() -> None:
    with serving([]) as client:
        answers = [client.get("/v1/nergens", headers={"Accept": "text/html"}), client.get("/nergens")]

    assert [answer.mimetype for answer in answers] == ["application/problem+json"] * 2
