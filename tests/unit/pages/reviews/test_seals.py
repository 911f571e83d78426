"""A funder seals what stands, comes back, and reads what changed since; the service remembers, and the file proves."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.unit.pages.markup import Page
from tests.unit.pages.reviews.conftest import HERE, Desk

SUCCESS = {"story": "Een nieuw succes.", "sharedWith": ["internal"]}


def reviews(client: FlaskClient) -> Page:
    response = client.get(f"{HERE}/reviews", query_string={"lang": "nl"})
    assert response.status_code == 200, response.text
    return Page(response.text)


def value(page: Page, name: str) -> str:
    return page.all("input", name=name)[0].attributes["value"]


def sealed(client: FlaskClient, version: str | None = None) -> Any:
    page = reviews(client)
    form = {"version": version or value(page, "version"), "csrf_token": value(page, "csrf_token")}
    return client.post(f"{HERE}/reviews/seals", query_string={"lang": "nl"}, data=form)


def since(page: Page) -> list[str]:
    return [link.attributes["href"] for link in page.all("a") if link.text == "Wat is er veranderd sinds dit zegel"]


def test_a_seal_is_remembered_and_leads_to_what_changed_since(desk: Desk, funder: FlaskClient) -> None:
    response = sealed(funder)
    desk.tell("SuccessRecorded", SUCCESS)

    page = reviews(funder)

    assert (response.status_code, response.headers["Location"]) == (303, f"{HERE}/reviews?lang=nl#seals")
    assert len(since(page)) == 1
    changes = Page(funder.get(since(page)[0]).text).text()
    assert "1 feit vastgelegd" in changes
    assert "Een nieuw succes." in changes


def test_right_after_a_seal_nothing_has_changed(funder: FlaskClient) -> None:
    sealed(funder)

    page = reviews(funder)

    assert "In deze tijd is niets veranderd en niets vastgelegd." in Page(funder.get(since(page)[0]).text).text()
    assert "Alles wat toen verzegeld is, staat nog ongewijzigd in het grootboek van nu." in page.text()


def test_the_seals_of_one_reader_are_not_anothers(desk: Desk, funder: FlaskClient) -> None:
    sealed(funder)

    assert since(reviews(desk.client())) == []


def test_what_came_while_the_page_was_open_is_shown_before_anything_is_sealed(desk: Desk, funder: FlaskClient) -> None:
    seen = value(reviews(funder), "version")
    desk.tell("SuccessRecorded", SUCCESS)

    response = sealed(funder, seen)

    page = Page(response.text)
    assert response.status_code == 409
    assert page.problems() == []
    assert page.link("Bekijk eerst wat erbij kwam").endswith(f"from={seen}")
    assert since(reviews(funder)) == []


def test_a_form_that_says_nothing_seals_nothing(funder: FlaskClient) -> None:
    response = sealed(funder, "alles")

    assert response.status_code == 400
    assert since(reviews(funder)) == []


def test_every_review_is_a_point_to_look_back_to(desk: Desk, funder: FlaskClient) -> None:
    desk.tell(
        "FunderReviewed",
        {"review": "RV-05", "milestone": "M4", "outcome": "information_requested"},
        stream="grant",
        by="FON",
    )
    desk.tell("SuccessRecorded", SUCCESS)

    page = reviews(funder)

    changes = Page(funder.get(page.link("Wat is er veranderd sinds RV-05")).text).text()
    assert "1 feit vastgelegd" in changes
    assert "Een nieuw succes." in changes
    assert page.link("Wat is er veranderd sinds RV-01")


def test_a_seal_is_taken_along_and_brought_back_as_a_file(desk: Desk, funder: FlaskClient) -> None:
    sealed(funder)
    page = reviews(funder)
    note = funder.get(page.link("Het zegel als bestand")).text
    desk.tell("SuccessRecorded", SUCCESS)

    colleague = desk.client()
    form = {"note": note.replace("\n", "\r\n"), "csrf_token": value(reviews(colleague), "csrf_token")}
    response = colleague.post(f"{HERE}/reviews/checks", query_string={"lang": "nl"}, data=form)

    brought = Page(response.text)
    assert (response.status_code, brought.problems()) == (200, [])
    assert "staat nog ongewijzigd" in brought.text()
    changes = funder.get(since(brought)[0]).text
    assert "Een nieuw succes." in changes


def test_the_signed_note_of_now_is_a_file_that_the_verifier_takes(funder: FlaskClient) -> None:
    response = funder.get(f"{HERE}/reviews/seal.txt")

    assert response.mimetype == "text/plain"
    assert response.headers["Content-Disposition"].endswith('.seal.txt"')
    assert response.text.count("\n— ") >= 1


def test_a_seal_that_is_not_ones_own_has_no_file(desk: Desk, funder: FlaskClient) -> None:
    sealed(funder)
    link = reviews(funder).link("Het zegel als bestand")

    assert desk.client().get(link, headers={"Accept": "text/html"}).status_code == 404


@pytest.mark.parametrize("place", ["seals", "checks"])
def test_the_address_of_a_form_leads_back_to_the_page(place: str, funder: FlaskClient) -> None:
    response = funder.get(f"{HERE}/reviews/{place}?lang=en")

    assert (response.status_code, response.headers["Location"]) == (303, f"{HERE}/reviews?lang=en#seals")
