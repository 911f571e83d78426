"""A new funder with nothing but a share link finds the answers: through the form of the link, by links alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from partnerflow.application.sharing.request import ShareRequest
from partnerflow_api import create_app
from tests.support.admission import SOMEBODY
from tests.unit.pages.markup import Page
from tests.unit.pages.reviews.conftest import HERE, KEY, Desk, somebody

ANSWERS: Mapping[str, str] = {
    "F1": "Until 16 October 2025, 1501 days in all",
    "F2": "On 7 November 2024 from Executing and renewing back to Agreeing",
    "F5": "was in force when T3 was paid",
    "F6": "Cured: ratified on 18 February 2025 under mandate M-BRZ-1.",
    "F8": "the mandate covered what was pledged under 6 of the 7 signatures. By now it does under each.",
    "F19": "Yes: each condition was met in time (4).",
    "F30": "EP-2, issued on 25 March 2025, holds 447 facts through 25 March 2025.",
}


@pytest.fixture(scope="module")
def visitor(desk: Desk) -> FlaskClient:
    """Somebody who came by the link, and has nothing else."""
    acting = desk.service.acting(SOMEBODY, "links.share", "a test")
    made = acting.share(
        ShareRequest(
            key=KEY, by="LIN", role="funder", organisation="FON", expires=desk.clock.now() + timedelta(days=30)
        )
    )
    client = create_app(desk.service).test_client()
    form = Page(client.get("/share").text).all("input", name="csrf_token")[0].attributes["value"]
    assert client.post("/share", data={"csrf_token": form, "token": made.token}).status_code == 303
    return client


def opened(client: FlaskClient, path: str) -> Page:
    response = client.get(path, query_string=None if "lang=" in path else {"lang": "en"})
    assert response.status_code == 200, response.text
    return Page(response.text)


@pytest.mark.parametrize("number", ANSWERS)
def test_from_the_partnership_it_is_two_links_to_the_answer(number: str, visitor: FlaskClient) -> None:
    contents = opened(visitor, opened(visitor, HERE).link("Funder’s questions"))
    question = next(link for link in contents.all("a") if link.text.split()[:1] == [number])

    answered = opened(visitor, question.attributes["href"])

    assert ANSWERS[number] in answered.text()


def test_a_text_that_the_link_does_not_show_stays_unseen(visitor: FlaskClient) -> None:
    page = opened(visitor, f"{HERE}/questions/f14")

    assert "toewijzingsregels" not in page.text()
    assert "Woonmaatschappij Thuisrand objected to proposal P-06" in page.text()


def test_the_reviews_are_there_without_anything_to_record(visitor: FlaskClient) -> None:
    page = opened(visitor, f"{HERE}/reviews")

    assert page.problems() == []
    assert [link for link in page.all("a") if "/tell/" in link.attributes["href"]] == []


def test_a_visitor_by_link_seals_what_the_link_shows(visitor: FlaskClient, desk: Desk) -> None:
    page = opened(visitor, f"{HERE}/reviews")
    form = {name: page.all("input", name=name)[0].attributes["value"] for name in ("version", "csrf_token")}

    assert visitor.post(f"{HERE}/reviews/seals", data=form).status_code == 303

    desk.tell("SuccessRecorded", {"story": "Een nieuw succes.", "sharedWith": ["internal"]})
    again = opened(visitor, f"{HERE}/reviews")
    assert "What changed since this seal" not in again.text()
    assert "A next link does not know your seal: save the file now." in again.text()
    assert visitor.get(again.link("The seal as a file")).status_code == 200


def test_a_text_that_was_erased_is_told_apart_from_one_that_is_not_for_this_reader(
    visitor: FlaskClient, desk: Desk
) -> None:
    lead, asked = desk.client(somebody("lead_partner", "LIN")), f"{HERE}/questions/f27"
    facts = [link.attributes["href"] for link in opened(lead, asked).all("a") if "/facts/" in link.attributes["href"]]
    learned = facts[0].partition("/facts/")[2].partition("?")[0]
    assert "not for you" not in opened(lead, asked).text()
    assert "(this text is not for you)" in opened(visitor, asked).text()

    erased = {"fact": learned, "pointers": ["/data/seeNow"], "ground": "no_longer_needed"}
    desk.tell("DisclosureErased", erased)

    assert opened(lead, asked).text().count("(this text has been erased)") == 1
    assert "has been erased" not in opened(visitor, asked).text()
