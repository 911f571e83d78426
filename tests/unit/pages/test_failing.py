"""What goes wrong where no page expects it is told as a page to who reads pages, and as a problem to a program."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest
from flask.testing import FlaskClient

from partnerflow.application.service import Partnerflow
from partnerflow.errors import HeldError
from tests.unit.pages.conftest import Visit
from tests.unit.pages.markup import Page

PLACE = "/partnerships/vast-verder"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "X-Request-Id": "find-me-again"}


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken(*_: Any, **__: Any) -> NoReturn:
        raise error

    monkeypatch.setattr(Partnerflow, "state", broken)


@pytest.mark.parametrize(
    ("language", "title"), [("nl", "Er ging iets mis bij ons"), ("en", "Something went wrong on our side")]
)
def test_a_defect_is_a_page_in_the_language_of_the_reader_with_the_number_for_the_log(
    language: str, title: str, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failing(monkeypatch, RuntimeError("the inside"))

    response = client.get(PLACE, query_string={"lang": language}, headers=BROWSER)

    page = Page(response.text)
    assert (response.status_code, response.mimetype, page.faults) == (500, "text/html", [])
    assert [each.text for each in page.all("h1")] == [title]
    assert "find-me-again" in page.text()
    assert "find-me-again" in caplog.text
    assert "the inside" not in response.text
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_a_program_hears_of_a_defect_as_a_problem(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, RuntimeError("the inside"))

    response = client.get(PLACE, headers={"Accept": "application/problem+json"})

    assert (response.status_code, response.mimetype) == (500, "application/problem+json")


def test_a_refusal_that_no_page_expects_says_what_to_do(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, HeldError("held"))

    response = client.get(PLACE, query_string={"lang": "nl"}, headers={**BROWSER, "Accept-Language": "nl"})

    assert (response.status_code, response.mimetype) == (503, "text/html")
    assert "Er wordt niets vastgelegd" in Page(response.text).text()


def test_where_the_page_cannot_be_made_either_the_problem_is_told_and_the_log_holds_both(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unmade(*_: Any) -> NoReturn:
        raise RuntimeError("no words for it")

    failing(monkeypatch, RuntimeError("the inside"))
    monkeypatch.setattr("partnerflow_api.pages.failing.refusal", unmade)

    response = client.get(PLACE, headers=BROWSER)

    assert (response.status_code, response.mimetype) == (500, "application/problem+json")
    assert "the inside" in caplog.text
    assert "no words for it" in caplog.text


def test_a_page_that_only_takes_forms_says_so_as_a_page(client: FlaskClient) -> None:
    response = client.get("/sign-out", headers={**BROWSER, "Accept-Language": "nl"})

    assert (response.status_code, response.mimetype) == (405, "text/html")
    assert "Methode niet toegestaan" in response.text
    assert "POST" in response.headers["Allow"]


def test_the_page_is_there_again_once_nothing_fails(visit: Visit) -> None:
    assert visit(PLACE).all("h1")[0].text == "Vast Verder"
