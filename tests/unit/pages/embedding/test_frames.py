"""What other sites show: the map and the timeline of one partnership, to the sites that are named, and nothing else."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from partnerflow.application import credentials
from partnerflow.application.service import Partnerflow
from partnerflow.errors import UnauthenticatedError
from tests.support.ledgers import HandClock
from tests.unit.api.sharing.conftest import HERE, Caller, shared
from tests.unit.pages.embedding.conftest import HOST, asked, snippets_of
from tests.unit.pages.markup import Page

SHOWN = ("phase-map", "timeline", "phase-map.svg")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("what", ["phase-map", "timeline"])
def test_a_frame_is_a_whole_page_in_the_language_that_was_chosen(what: str, language: str, show: Any) -> None:
    response = show(what, query_string={"lang": language})

    page = Page(response.text)
    assert response.status_code == 200
    assert page.problems() == []
    assert page.all("html")[0].attributes["lang"] == language
    assert "Een nota" in page.text("h1")


def test_only_the_sites_that_are_named_may_frame_it(show: Any) -> None:
    headers = show().headers

    assert f"frame-ancestors {HOST}" in headers["Content-Security-Policy"]
    assert "script-src" not in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers


@pytest.mark.parametrize("what", SHOWN)
def test_no_cookie_is_read_or_set_and_no_address_passed_on(
    what: str, show: Any, coordinator: Caller, browser: FlaskClient
) -> None:
    browser.set_cookie("partnerflow_session", "pf_session_x")

    response = show(what, headers={"Authorization": f"Bearer {coordinator.token}"})

    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers
    assert "Cookie" not in response.headers.get("Vary", "")
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "private, max-age=300"


def test_the_image_is_handed_to_a_named_site_and_to_no_other(show: Any) -> None:
    here, elsewhere = (show("phase-map.svg", headers={"Origin": origin}) for origin in (HOST, "https://evil.example"))

    assert (here.status_code, here.headers["Access-Control-Allow-Origin"]) == (200, HOST)
    assert ElementTree.fromstring(here.data).tag.endswith("svg")
    assert "Access-Control-Allow-Credentials" not in here.headers
    assert (elsewhere.status_code, "Access-Control-Allow-Origin" in elsewhere.headers) == (404, False)


def test_no_text_that_somebody_wrote_is_shown(show: Any) -> None:
    shown = " ".join(show(what).text for what in SHOWN)

    assert "PartnershipInitiated" not in shown
    assert not any(text in shown for text in ("Geen nota.", "De raad.", "Zien.", "Beter.", "Ina Voorbeeld", "p-001"))


def test_each_showing_is_on_record_and_what_a_browser_has_already_is_none(
    show: Any, service: Partnerflow, coordinator: Caller
) -> None:
    first = show()

    again = show(headers={"If-None-Match": first.headers["ETag"]})
    found = coordinator.get(f"{HERE}/accesses").json["items"]

    assert (first.status_code, again.status_code) == (200, 304)
    looks = [each["principal"][:5] for each in found if each["purpose"] == "embeddedMap"]
    assert looks == ["link-"]


@pytest.mark.parametrize("what", SHOWN)
def test_a_token_that_shows_nothing_says_only_that(
    what: str, browser: FlaskClient, token: str, coordinator: Caller
) -> None:
    wrong = token[:-1] + ("a" if token[-1] != "a" else "b")
    link = shared(coordinator)["token"]

    answers = [browser.get(f"/embed/{each}/{what}") for each in (wrong, link, coordinator.token, "x")]

    assert {(answer.status_code, answer.data) for answer in answers} == {(404, answers[0].data)}
    assert all("frame-ancestors 'none'" in answer.headers["Content-Security-Policy"] for answer in answers)


def test_it_shows_what_it_was_made_for_and_nothing_else(coordinator: Caller, browser: FlaskClient) -> None:
    code = snippets_of(asked(coordinator, shows=["timeline"]))
    token = code[0].partition("/embed/")[2].partition("/")[0]

    statuses = [browser.get(f"/embed/{token}/{what}").status_code for what in SHOWN]

    assert statuses == [404, 200, 404]


def test_it_is_no_way_in(token: str, service: Partnerflow, browser: FlaskClient) -> None:
    bearer = browser.get(HERE, headers={"Authorization": f"Bearer {token}"})
    redeemed = browser.post("/v1/links/redeem", json={"token": token})

    assert (bearer.status_code, redeemed.status_code) == (401, 401)
    with pytest.raises(UnauthenticatedError):
        credentials.redeem_link(service, token.replace("pf_embed", "pf_link"))


def test_it_shows_nothing_after_its_last_day(show: Any, clock: HandClock) -> None:
    clock.forward(days=90)
    before = show().status_code

    clock.forward(days=1)

    assert (before, show().status_code) == (200, 404)


def test_what_was_just_recorded_is_shown(show: Any, coordinator: Caller) -> None:
    first = show("timeline")

    told = coordinator.post(f"{HERE}/parties", {"by": "LIN", "data": {"organisation": "DOR"}, "expectedVersion": 4})
    after = show("timeline", headers={"If-None-Match": first.headers["ETag"]})

    assert (told.status_code, after.status_code) == (201, 200)


def test_the_script_may_be_used_anywhere(browser: FlaskClient) -> None:
    response = browser.get("/static/pages/embed.js")

    assert (response.status_code, response.mimetype) == (200, "text/javascript")
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert len(response.data) < 4096
    again = browser.get("/static/pages/embed.js", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
