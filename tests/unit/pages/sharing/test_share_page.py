"""The page that opens a share link: the token goes into a form, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.unit.api.sharing.conftest import Caller, shared
from tests.unit.pages.markup import Page

PLACE = "/partnerships/nota"


def form_of(browser: FlaskClient, **query: str) -> Page:
    response = browser.get("/share", query_string=query)
    assert response.status_code == 200
    return Page(response.text)


def opened(browser: FlaskClient, token: str) -> Any:
    """The form filled in and sent."""
    own = form_of(browser).all("input", name="csrf_token")[0].attributes["value"]
    return browser.post("/share", data={"csrf_token": own, "token": token})


def test_whoever_sends_the_form_sees_the_partnership(coordinator: Caller, browser: FlaskClient) -> None:
    token = shared(coordinator)["token"]

    response = opened(browser, f" {token} ")

    assert (response.status_code, response.headers["Location"]) == (303, PLACE)
    cookie = response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert token not in cookie
    page = browser.get(PLACE, query_string={"lang": "en"})
    assert page.status_code == 200
    assert "Een nota" in page.text


@pytest.mark.parametrize(("language", "words"), [("nl", "Deze link opent niets"), ("en", "This link opens nothing")])
def test_a_link_that_opens_nothing_says_only_that(language: str, words: str, browser: FlaskClient) -> None:
    own = form_of(browser).all("input", name="csrf_token")[0].attributes["value"]

    response = browser.post("/share", query_string={"lang": language}, data={"csrf_token": own, "token": "pf_link_x"})

    page = Page(response.text)
    assert response.status_code == 403
    assert words in page.text()
    assert "pf_link_x" not in response.text
    assert page.faults == []
    assert [field.attributes["aria-invalid"] for field in page.all("input", name="token")] == ["true"]


def test_a_form_of_another_site_opens_nothing(coordinator: Caller, browser: FlaskClient) -> None:
    token = shared(coordinator)["token"]

    response = browser.post("/share", data={"token": token})

    assert response.status_code == 403
    assert [link["used"] for link in coordinator.get("/v1/partnerships/nota/links").json["items"]] == [0]


def test_the_form_needs_no_script_and_sends_the_token_in_its_body(browser: FlaskClient) -> None:
    page = form_of(browser, lang="en")

    form = page.all("form", method="post")[0]
    assert form.attributes["action"].startswith("/share")
    assert [field.attributes.get("type") for field in page.all("input", name="token")] == ["text"]
    scripts = page.all("script")
    assert {script.text.strip() for script in scripts} == {""}
    with browser.get(scripts[-1].attributes["src"]) as script:
        assert b"location.hash" in script.data
        assert b"fetch" not in script.data


def test_nothing_leads_here_from_elsewhere_and_nothing_tells_where_it_leads(browser: FlaskClient) -> None:
    headers = browser.get("/share").headers

    assert headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in headers["X-Robots-Tag"]


def test_when_the_link_is_ended_the_page_is_closed(coordinator: Caller, browser: FlaskClient) -> None:
    made = shared(coordinator)
    opened(browser, made["token"])

    coordinator.delete(f"/v1/partnerships/nota/links/{made['link']['access']}")

    response = browser.get(PLACE, headers={"Accept": "text/html"})
    assert response.status_code == 303
    assert "Een nota" not in response.text
