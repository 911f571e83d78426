"""A session is new at each sign-in, ends here or everywhere, and its cookie goes nowhere else."""

from __future__ import annotations

import pytest
from flask import Flask

from partnerflow.application.credentials import sessions
from partnerflow.application.credentials.records import Account
from partnerflow.application.service import Partnerflow
from partnerflow.settings import SignIn
from partnerflow_api import create_app
from tests.support.credentials import PASSWORD, a_key, later
from tests.support.visitor import Visitor
from tests.unit.api.signing_in.conftest import COORDINATOR

NAME = "sanne@voorbeeld.example"


def test_each_sign_in_opens_a_new_session_and_ends_the_one_that_the_browser_had(
    visitor: Visitor, service: Partnerflow, sanne: Account
) -> None:
    form = visitor.get("/sign-in").text
    visitor.sign_in(NAME, PASSWORD)
    first = visitor.cookie()
    token = form.split('name="csrf_token" value="')[-1].partition('"')[0]

    # The page of before has no right any more: a sign-in leaves nothing of the browser's earlier state.
    assert visitor.post("/sign-in", {"name": NAME, "password": PASSWORD, "csrf_token": token}).status_code == 403
    visitor.submit("/me", to="/sign-out")
    visitor.sign_in(NAME, PASSWORD)

    assert first is not None
    assert visitor.cookie() not in (None, first)
    assert len(sessions(service, sanne.id)) == 1


def test_who_signs_out_is_out_also_with_a_copy_of_the_cookie(
    visitor: Visitor, app: Flask, service: Partnerflow, sanne: Account
) -> None:
    visitor.sign_in(NAME, PASSWORD)
    copied = visitor.cookie()

    led = visitor.submit("/me", to="/sign-out")

    other = Visitor(app)
    other.client.set_cookie("partnerflow_session", copied or "")
    assert led.headers["Location"] == "/signed-out"
    assert visitor.cookie() is None
    assert [each.get("/me").status_code for each in (visitor, other)] == [303, 303]
    assert sessions(service, sanne.id) == ()


def test_one_ends_a_session_elsewhere_and_then_all_of_them(
    visitor: Visitor, app: Flask, service: Partnerflow, sanne: Account
) -> None:
    elsewhere = Visitor(app)
    for each in (elsewhere, visitor):
        each.sign_in(NAME, PASSWORD)
    oldest = sessions(service, sanne.id)[-1].id
    listed = visitor.get("/me").text

    visitor.submit("/me", to=f"/me/sessions/{oldest}/end")
    after_one = [each.get("/me").status_code for each in (visitor, elsewhere)]
    led = visitor.submit("/me", to="/me/sessions/end")

    assert listed.count("/end?") + listed.count('/end"') >= 2
    assert listed.count("this browser") == 1
    assert after_one == [200, 303]
    assert led.headers["Location"] == "/signed-out"
    assert sessions(service, sanne.id) == ()


def test_nobody_ends_the_session_of_somebody_else(
    visitor: Visitor, app: Flask, service: Partnerflow, sanne: Account, owner: Account
) -> None:
    visitor.sign_in(NAME, PASSWORD)
    mine = sessions(service, sanne.id)[0].id
    other = Visitor(app)
    other.sign_in("owner", "given-out-once-only")
    other.submit("/sign-in/password", new="een eigen lange zin", again="een eigen lange zin")
    page = other.get("/me").text
    token = page.split('name="csrf_token" value="')[-1].partition('"')[0]

    refused = [other.post(f"/me/sessions/{id_}/end", {"csrf_token": token}) for id_ in (mine, "invented")]

    assert [each.status_code for each in refused] == [404, 404]
    assert refused[0].text.replace(mine, "") == refused[1].text.replace("invented", "")
    assert visitor.get("/me").status_code == 200


def test_a_session_that_ended_by_itself_opens_nothing(visitor: Visitor, service: Partnerflow, sanne: Account) -> None:
    visitor.sign_in(NAME, PASSWORD)
    tomorrow = Visitor(create_app(later(service, hours=13)))

    tomorrow.client.set_cookie("partnerflow_session", visitor.cookie() or "")

    assert tomorrow.get("/me").status_code == 303


@pytest.mark.parametrize("cookie", ["", "nonsense", "pf_session_abc", "\x7f" * 10, "a" * 3000])
def test_a_cookie_that_is_no_session_is_nobody(visitor: Visitor, cookie: str) -> None:
    visitor.client.set_cookie("partnerflow_session", cookie)

    assert visitor.get("/me").status_code == 303
    assert visitor.get("/sign-in").status_code == 200


def test_a_key_in_a_cookie_is_nobody(visitor: Visitor, service: Partnerflow) -> None:
    _, token = a_key(service, COORDINATOR)

    visitor.client.set_cookie("partnerflow_session", token)

    assert visitor.get("/").status_code == 303
    assert visitor.client.get("/v1/partnerships").status_code == 401


def test_over_https_the_cookies_are_bound_to_this_host_and_never_sent_in_clear(
    service: Partnerflow, sanne: Account
) -> None:
    visitor = Visitor(create_app(service, ways=SignIn(url="https://flow.example")), **{"wsgi.url_scheme": "https"})

    visitor.get("/sign-in")
    signed = visitor.sign_in(NAME, PASSWORD)

    cookies = signed.headers.getlist("Set-Cookie")
    assert {cookie.partition("=")[0] for cookie in cookies} <= {"__Host-partnerflow", "__Host-partnerflow-form"}
    session = next(cookie for cookie in cookies if cookie.startswith("__Host-partnerflow="))
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(session.split("; "))
    assert "Domain" not in session


def test_a_workspace_below_a_path_has_cookies_of_its_own(visitor: Visitor) -> None:
    answer = visitor.client.get("/sign-in", base_url="http://localhost/w/noord")

    assert answer.headers["Set-Cookie"].startswith("partnerflow_session-w-noord-form=")


def test_pages_about_oneself_are_kept_by_no_cache(visitor: Visitor, sanne: Account) -> None:
    visitor.sign_in(NAME, PASSWORD)

    for path in ("/sign-in", "/me", "/signed-out"):
        assert visitor.get(path).headers["Cache-Control"] == "no-store"


def test_every_page_says_who_is_signed_in_and_how_to_get_out(visitor: Visitor, sanne: Account) -> None:
    before = visitor.get("/signed-out").text
    visitor.sign_in(NAME, PASSWORD)

    page = visitor.get("/?lang=nl").text

    assert "Sign in</a>" in before
    assert "Sanne Bakker</a>" in page
    assert 'action="/sign-out?lang=nl"' in page
    assert "Afmelden</button>" in page
