"""A review and a pack of evidence each have a page: what it is, what it holds, and the file of its day to take along."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.unit.pages.markup import Page
from tests.unit.pages.reviews.conftest import GRANT, Opened

REVIEW, PACK = f"/grants/{GRANT}/reviews/RV-04", f"/grants/{GRANT}/packs/EP-2"


def rows(page: Page) -> set[str]:
    return {" ".join(row.text.split()) for row in page.all("tr")}


def test_a_review_says_what_was_found_and_gives_the_file_of_its_day(opened: Opened) -> None:
    page = opened(REVIEW)

    assert page.problems() == []
    assert [found.text for found in page.all("dd")][:2] == ["Goedgekeurd", "3 april 2025"]
    assert "M3: Tussentijdse evaluatie en bijgestuurd plan." in page.text()
    assert "asOf=2025-04-03" in page.link("Download het dossier van 3 april 2025 (PDF)")
    assert page.link("EP-2").startswith(PACK)


def test_a_review_that_imposed_conditions_names_them(opened: Opened) -> None:
    text = opened(f"/grants/{GRANT}/reviews/RV-03").text()

    assert "C1: Vervanging van de werkgeversrol." in text
    assert "Wat in EP" not in text


def test_a_pack_says_where_the_partnership_stood_and_what_is_in_it(opened: Opened) -> None:
    page = opened(PACK)

    assert page.problems() == []
    assert "Op 25 maart 2025, volgens wat toen bekend was: de fase Uitvoeren en vernieuwen, in ronde 3." in page.text()
    assert "Afsprakennota Versie: 2.0 Sinds: 30 jan. 2025" in rows(page)
    there = page.link("Mandaten")
    assert "subject=mandates" in there
    assert "asOf=2025-03-25" in there


def test_the_subjects_of_a_pack_add_up_to_its_facts(opened: Opened) -> None:
    page = opened(f"/grants/{GRANT}/packs/EP-1")

    counted = [row.split("Feiten: ")[1].split()[0] for row in rows(page) if "Feiten: " in row]
    assert sum(map(int, counted)) == 278


def test_what_is_not_there_is_not_found(funder: FlaskClient) -> None:
    answers = [
        funder.get(f"/grants/{GRANT}/reviews/RV-99"),
        funder.get(f"/grants/{GRANT}/packs/EP-9"),
        funder.get("/grants/GR-99/packs/EP-1"),
        funder.get(f"{PACK}?asOf=2025-03-01"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 404]
