"""People sign in at a provider: a real one in a process of its own, that tells the truth or lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from partnerflow.application.credentials import find_account, find_named
from tests.support.provider import LIES
from tests.support.server import Place
from tests.support.site import COORDINATOR, Site, a_site

JAN = "jan@voorbeeld.example"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with a_site(tmp_path_factory.mktemp("signing-in")) as site:
        yield site


@pytest.fixture
def browser() -> Iterator[requests.Session]:
    with requests.Session() as browser:
        browser.headers["Accept-Language"] = "en"
        yield browser


def asked(browser: requests.Session, site: Site, following: str = "/me") -> str:
    """Where the browser is sent to sign in."""
    sent = browser.get(f"{site.url}/sign-in/provider?next={following}", allow_redirects=False)
    assert sent.status_code == 302
    return sent.headers["Location"]


def back(browser: requests.Session, place: str, subject: str) -> str:
    """Where the provider sends the browser, after somebody signed in there."""
    sent = browser.post(place, data={"sub": subject}, allow_redirects=False)
    assert sent.status_code == 302
    return sent.headers["Location"]


def signed_in(browser: requests.Session, site: Site, subject: str) -> requests.Response:
    """The answer to the browser that comes back."""
    return browser.get(back(browser, asked(browser, site), subject), allow_redirects=False)


def test_who_was_invited_signs_in_by_a_verified_address_and_stays_that_account(
    site: Site, browser: requests.Session
) -> None:
    invited = site.invited("Jan", JAN, COORDINATOR)
    site.provider.knows("sub-jan", email=JAN.upper(), email_verified=True, name="J. Jansen")

    led = signed_in(browser, site, "sub-jan")
    page = browser.get(f"{site.url}/")
    site.provider.knows("sub-jan", email="moved@voorbeeld.example", email_verified=True)
    again = signed_in(browser, site, "sub-jan")

    assert (led.status_code, led.headers["Location"]) == (303, "/me")
    assert page.status_code == 200
    assert "Jan</a>" in page.text
    assert again.status_code == 303
    with site.inside() as service:
        found = find_account(service, site.provider.issuer, "sub-jan")
        assert found is not None
        assert found.id == invited.id


def test_an_address_that_the_provider_did_not_verify_opens_no_invited_account(
    site: Site, browser: requests.Session
) -> None:
    invited = site.invited("Mia", "mia@voorbeeld.example")
    site.provider.knows("sub-mallory", email="mia@voorbeeld.example", email_verified=False, name="Mallory")

    led = signed_in(browser, site, "sub-mallory")
    page = browser.get(f"{site.url}/me")

    assert led.headers["Location"] == "/me"
    assert "You have no access yet" in page.text
    assert invited.id not in page.text
    with site.inside() as service:
        still = find_named(service, "mia@voorbeeld.example")
        assert still is not None
        assert (still.id, still.issuer) == (invited.id, None)


def test_somebody_unknown_gets_no_right_and_reads_whom_to_ask(site: Site, browser: requests.Session) -> None:
    site.provider.knows("sub-stranger", name="Somebody New")

    led = signed_in(browser, site, "sub-stranger")
    page = browser.get(f"{site.url}/me")

    assert led.headers["Location"] == "/me"
    assert "Somebody New" in page.text
    assert "You have no access yet" in page.text
    assert browser.get(f"{site.url}/v1/events").status_code == 403
    assert browser.get(f"{site.url}/v1/partnerships/vast-verder").status_code == 404


def test_the_question_to_the_provider_has_a_state_a_nonce_and_a_challenge_of_its_own_each_time(
    site: Site, browser: requests.Session
) -> None:
    questions = [parse_qs(urlsplit(asked(browser, site)).query) for _ in range(2)]

    for name in ("state", "nonce", "code_challenge"):
        values = [question[name][0] for question in questions]
        assert len(set(values)) == 2
        assert all(len(value) >= 20 for value in values)
    assert {question["code_challenge_method"][0] for question in questions} == {"S256"}
    assert {question["redirect_uri"][0] for question in questions} == {f"{site.url}/sign-in/return"}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_does_not_hold_signs_nobody_in(site: Site, browser: requests.Session, lie: str) -> None:
    site.provider.knows("sub-jan", email=JAN, email_verified=True)
    site.provider.lies(lie)
    try:
        refused = signed_in(browser, site, "sub-jan")
    finally:
        site.provider.lies("none")

    assert refused.status_code == 403
    assert "You were not signed in" in refused.text
    assert browser.get(f"{site.url}/me", allow_redirects=False).status_code == 303
    assert browser.get(f"{site.url}/v1/organisations").status_code == 401


def test_an_answer_counts_once_and_only_in_the_browser_that_asked(site: Site, browser: requests.Session) -> None:
    site.provider.knows("sub-once", name="Once")
    answer = back(browser, asked(browser, site), "sub-once")
    state = parse_qs(urlsplit(answer).query)["state"][0]

    with requests.Session() as other:
        stolen = other.get(answer, allow_redirects=False)
    invented = browser.get(answer.replace(state, "invented"), allow_redirects=False)
    right = browser.get(answer, allow_redirects=False)
    again = browser.get(answer, allow_redirects=False)

    assert [each.status_code for each in (stolen, invented, right, again)] == [403, 403, 303, 403]


@pytest.mark.parametrize("query", ["", "?code=invented", "?code=a&state=b", "?error=access_denied&state=b"])
def test_who_comes_back_without_having_asked_is_not_signed_in(
    site: Site, browser: requests.Session, query: str
) -> None:
    answer = browser.get(f"{site.url}/sign-in/return{query}", allow_redirects=False)

    assert answer.status_code == 403
    assert "Traceback" not in answer.text


def test_whom_the_provider_signs_out_is_out_here_too_and_nobody_else_is(site: Site, browser: requests.Session) -> None:
    for subject in ("sub-leaves", "sub-stays"):
        site.provider.knows(subject, name=subject)
    signed_in(browser, site, "sub-leaves")
    with requests.Session() as staying:
        signed_in(staying, site, "sub-stays")
        place = f"{site.url}/sign-in/back-channel"
        forms = [
            {},
            {"logout_token": "a.b.c"},
            {"logout_token": site.provider.logout_token("sub-leaves", "another")},
            {"logout_token": site.provider.logout_token("sub-unknown", "partnerflow")},
        ]

        answers = [requests.post(place, data=form, timeout=30).status_code for form in forms]
        still = browser.get(f"{site.url}/me", allow_redirects=False).status_code
        token = site.provider.logout_token("sub-leaves", "partnerflow")
        answers.append(requests.post(place, data={"logout_token": token}, timeout=30).status_code)

        assert answers == [400, 400, 400, 200, 200]
        assert still == 200
        assert browser.get(f"{site.url}/me", allow_redirects=False).status_code == 303
        assert staying.get(f"{site.url}/me", allow_redirects=False).status_code == 200


def test_the_first_start_prints_the_password_of_the_owner_once_and_logs_it_never(tmp_path: Path) -> None:
    place = Place(database=f"sqlite:///{tmp_path}/store.sqlite", folder=tmp_path)
    printed = []
    for _ in range(2):
        server = place.server()
        printed.append(server.printed())
        server.stop()

    password = re.search(r"name      owner\n  password  (\S+)\n", printed[0])

    assert password is not None
    assert "/sign-in  where people sign in" in printed[0]
    assert "password" not in printed[1]
    assert password[1] not in server.errors()
    assert password[1].encode() not in Path(f"{tmp_path}/store.sqlite").read_bytes()
