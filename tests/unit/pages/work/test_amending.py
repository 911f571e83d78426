"""A fact that is wrong is put right from its own page, and the forms for it are found by what people call them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from tests.unit.pages.markup import Page
from tests.unit.pages.work.conftest import KEY, Opened
from tests.unit.pages.work.people import reader

DIALOGUE = "vast-verder-0006"
DAY = "2023-05-20"


def amending(client: FlaskClient, path: str, **query: str) -> list[str]:
    page = Page(client.get(path, query_string={"lang": "nl", **query}).text)
    return [each for link in page.all("a") if "/tell/Record" in (each := link.attributes.get("href", ""))]


@pytest.mark.parametrize(
    ("path", "fact"), [(f"{KEY}/facts/{DIALOGUE}", DIALOGUE), ("/grants/GR-1/facts/GR-1-0002", "GR-1-0002")]
)
def test_a_fact_leads_to_the_forms_that_correct_and_retract_it(path: str, fact: str, on: Opened) -> None:
    client = on(DAY)

    correct, retract = amending(client, path)

    assert parse_qs(urlsplit(correct).query)["corrects"] == [fact]
    assert parse_qs(urlsplit(retract).query)["retracts"] == [fact]
    assert [client.get(each).status_code for each in (correct, retract)] == [200, 200]


def test_nobody_is_offered_to_put_right_what_only_another_could_tell(on: Opened) -> None:
    observer = on(DAY, reader("observer"))

    assert amending(observer, f"{KEY}/facts/{DIALOGUE}") == []


def test_a_page_that_looks_back_puts_nothing_right(on: Opened) -> None:
    assert amending(on(DAY), f"{KEY}/facts/{DIALOGUE}", asOf="2022-12-01") == []


@pytest.mark.parametrize("sought", ["rechtzetting", "verbeteren", "fout"])
def test_the_forms_are_found_by_the_words_that_people_use(sought: str, on: Opened) -> None:
    page = Page(on(DAY).get(f"{KEY}/work", query_string={"lang": "nl", "find": sought}).text)

    assert f"Gevonden bij “{sought}”" in page.text()
    assert page.link("Een feit rechtzetten").startswith(f"{KEY}/tell/RecordCorrected")
