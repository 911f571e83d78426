"""The page that tells who can see a partnership and who looked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from partnerflow.application.access.principal import Assignment
from partnerflow.application.credentials import make_key
from partnerflow.application.service import Partnerflow
from tests.unit.api.sharing.conftest import Caller, redeemed, shared
from tests.unit.pages.markup import Page

PLACE = "/partnerships/nota/access"


def visited(caller: Caller, path: str) -> Page:
    response = caller.get(path)
    assert response.status_code == 200, response.text
    assert "noindex" in response.headers.get("X-Robots-Tag", "")
    return Page(response.text)


@pytest.mark.parametrize(
    ("language", "words"), [("nl", ["Financier", "voor Dorp", "u"]), ("en", ["Funder's reviewer", "for Dorp", "you"])]
)
def test_it_names_readers_and_readings_in_the_words_of_the_reader(
    language: str, words: list[str], coordinator: Caller
) -> None:
    link = shared(coordinator, organisation="DOR")
    reader = Caller(coordinator.client, redeemed(coordinator, link["token"])["accessToken"])
    reader.get("/v1/partnerships/nota/history")

    page = visited(coordinator, f"{PLACE}?lang={language}")

    text = page.text()
    assert page.faults == []
    assert link["link"]["principal"] in text
    assert "p-001" in text
    for word in words:
        assert word in text
    assert len(page.all("table")) == 2


def test_older_readings_stand_on_the_next_page(coordinator: Caller) -> None:
    for _ in range(60):
        coordinator.get("/v1/partnerships/nota")

    first = visited(coordinator, f"{PLACE}?lang=en")
    older = [link.attributes["href"] for link in first.all("a", rel="next")]
    second = visited(coordinator, older[0])

    assert len(first.all("tbody")) == 2
    assert second.all("a", rel="next") == []
    assert "Back to the newest" in second.text()


def test_the_page_of_the_partnership_leads_to_it_where_somebody_may_watch(coordinator: Caller) -> None:
    observer = shared(coordinator, role="observer")
    reader = Caller(coordinator.client, redeemed(coordinator, observer["token"])["accessToken"])

    links = [
        [
            link.attributes["href"]
            for link in Page(caller.get("/partnerships/nota", query_string={"lang": "nl"}).text).all("a")
        ]
        for caller in (coordinator, reader)
    ]

    assert [f"{PLACE}?lang=nl" in found for found in links] == [True, False]
    assert reader.get(PLACE).status_code == 403


def test_whoever_holds_many_roles_alike_stands_in_one_row(
    service: Partnerflow, having: Callable[[str], Caller]
) -> None:
    roles = [Assignment(role=role, actor="LIN") for role in ("coordinator", "observer", "auditor")]
    key, token = make_key(service, "LIN", roles, expires=date(2027, 6, 30), by="person-aaaaaaaaaaaaaaaa")

    page = visited(having(token), f"{PLACE}?lang=en")

    rows = [row.text for row in page.all("tr") if key.id in row.text and "the workspace" in row.text]
    assert len(rows) == 1
    assert "Coordinator for Stad Linde, observer for Stad Linde, auditor for Stad Linde" in rows[0]
