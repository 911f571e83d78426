"""The questions as a report: every one is there, has an answer and an address, and is told in words."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from partnerflow_api.pages.reviews.answers import QUESTIONS, THEMES
from partnerflow_api.pages.words import Words
from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import Visit, lines_of, serving
from tests.unit.pages.markup import Page

HERE = "/partnerships/vast-verder/questions"
CODE = re.compile(r"\b[a-z]+_[a-z_]+\b|\{|\}|\bNone\b")


def told(page: Page) -> list[str]:
    """What stands in the sentences and cells of a page."""
    found = [*page.all("p", class_="said"), *page.all("td"), *page.all("caption"), *page.all("option")]
    return [" ".join(element.text.split()) for element in found]


def test_thirty_questions_are_asked_in_their_themes_and_each_leads_to_its_answer(visit: Visit) -> None:
    page = visit(HERE)

    numbers = [tag.text for tag in page.all("span", class_="tag")][: len(QUESTIONS)]
    assert sorted(numbers, key=lambda number: int(number[1:])) == [f"F{number}" for number in range(1, 31)]
    assert len([link for link in page.all("a", class_="label") if link.attributes["href"].startswith(HERE)]) == len(
        THEMES
    )


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_is_answered_in_words_and_well_formed(theme: str, language: str, visit: Visit) -> None:
    page = visit(HERE, theme=theme, lang=language)

    assert page.problems() == []
    assert page.all("p", class_="said")
    assert [text for text in told(page) if CODE.search(text)] == []


def test_each_question_has_an_address_of_its_own_with_every_fact_behind_it(visit: Visit) -> None:
    pages = {number: visit(f"{HERE}/{number}") for number in QUESTIONS}

    assert {number: page.problems() for number, page in pages.items() if page.problems()} == {}
    behind = {
        number: [link for link in page.all("a") if "/facts/" in link.attributes["href"]]
        for number, page in pages.items()
    }
    assert [number for number, links in behind.items() if not links] == []


def test_a_partnership_that_has_just_begun_is_told_what_would_be_recorded() -> None:
    with serving(lines_of(an_organisation("AAA"), a_partnership("proef"))) as client:
        pages = [Page(client.get(f"/partnerships/proef/questions/{number}?lang=en").text) for number in QUESTIONS]

    assert [page.problems() for page in pages] == [[]] * len(QUESTIONS)
    assert all(page.all("p", class_="said") for page in pages)


def test_the_days_of_the_page_are_those_of_every_answer(visit: Visit) -> None:
    then = " ".join(told(visit(f"{HERE}/f9", asOf="2024-12-15", asKnownAt="2024-12-15")))
    now_about_then = " ".join(told(visit(f"{HERE}/f9", asOf="2024-12-15")))

    assert "Partners op 15 december 2024: 7." in then
    assert "Partners op 15 december 2024: 6." in now_about_then
    assert "Op die dag zelf was dat anders bekend." in now_about_then


def test_a_question_is_asked_about_what_the_reader_chooses(visit: Visit, nl: Words) -> None:
    page = visit(f"{HERE}/f3", on="2024-11-30")

    assert nl("page.times", phase="", ordinal=3) in page.text()
    assert [field.attributes["value"] for field in page.all("input", name="on")] == ["2024-11-30"]


def test_a_choice_that_fits_nothing_falls_back_on_the_default(visit: Visit) -> None:
    assert told(visit(f"{HERE}/f6", document="niets 9.9")) == told(visit(f"{HERE}/f6"))


def test_a_day_that_is_none_is_refused_in_plain_words(client: FlaskClient) -> None:
    response = client.get(f"{HERE}/f3?on=morgen&lang=nl")

    assert response.status_code == 400
    assert "morgen is geen dag" in Page(response.text).text()


def test_a_question_that_nobody_asks_is_not_there(client: FlaskClient) -> None:
    assert client.get(f"{HERE}/f31", headers={"Accept": "text/html"}).status_code == 404


def test_the_answer_comes_first_and_only_once(visit: Visit) -> None:
    pages = {number: visit(f"{HERE}/{number}") for number in QUESTIONS}

    firsts = {number: page.all("div", class_="answer") for number, page in pages.items()}

    assert {number: len(found) for number, found in firsts.items()} == dict.fromkeys(QUESTIONS, 1)
    assert all(told(page)[0] == " ".join(firsts[number][0].text.split()) for number, page in pages.items())


def test_a_table_of_a_few_numbers_stays_one_on_a_phone(visit: Visit) -> None:
    kinds = [table.attributes["class"] for table in visit(f"{HERE}/f1").all("table")]

    assert kinds == ["short", "stacked", "short"]


def test_every_table_can_be_taken_along_as_shown(visit: Visit, client: FlaskClient) -> None:
    page = visit(f"{HERE}/f2")
    links = [link.attributes["href"] for link in page.all("a") if ".csv" in link.attributes["href"]]

    files = [client.get(link).text for link in links]

    assert len(links) == len(page.all("table"))
    assert "RT-01" in files[0]
    assert "2022-11-29" in files[0]
    assert client.get(f"{HERE}/f2/9.csv").status_code == 404
