"""People sign in with a local account, choose their password, and are led on to what they came for."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from flask import Flask

from partnerflow.application.credentials import check_password, revoke, sessions
from partnerflow.application.credentials.records import Account
from partnerflow.application.service import Partnerflow
from partnerflow.settings import Rate, Rates, SignIn
from partnerflow_api import create_app
from tests.support.credentials import PASSWORD
from tests.support.visitor import Visitor
from tests.unit.api.signing_in.conftest import FIRST

OWN = "een zin die alleen ik bedenk"


@pytest.mark.parametrize("name", ["sanne@voorbeeld.example", "Sanne@Voorbeeld.EXAMPLE"])
def test_who_signs_in_is_led_to_the_page_that_was_asked_for(visitor: Visitor, sanne: Account, name: str) -> None:
    asked = visitor.get("/partnerships/vast-verder?asOf=2024-01-01")
    assert asked.status_code == 303

    led = visitor.sign_in(name, PASSWORD, asked.headers["Location"])

    assert (led.status_code, led.headers["Location"]) == (303, "/partnerships/vast-verder?asOf=2024-01-01")
    assert visitor.get("/").status_code == 200


@pytest.mark.parametrize(
    ("name", "password"), [("sanne@voorbeeld.example", "something else"), ("nobody", PASSWORD), ("", ""), ("\0", "x")]
)
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(
    visitor: Visitor, sanne: Account, name: str, password: str
) -> None:
    refused = visitor.sign_in(name, password)

    assert refused.status_code == 403
    assert 'role="alert"' in refused.text
    assert "That name and password do not let you in." in refused.text
    assert visitor.cookie() is None


def test_an_account_that_was_ended_lets_nobody_in_any_more(
    visitor: Visitor, service: Partnerflow, sanne: Account
) -> None:
    visitor.sign_in("sanne@voorbeeld.example", PASSWORD)
    assert visitor.get("/me").status_code == 200

    revoke(service, sanne.id, "test")

    assert visitor.get("/me").status_code == 303
    assert visitor.sign_in("sanne@voorbeeld.example", PASSWORD).status_code == 403


def test_a_password_that_was_given_out_opens_nothing_but_the_choice_of_another(
    visitor: Visitor, service: Partnerflow, owner: Account
) -> None:
    led = visitor.sign_in("owner", FIRST, "/sign-in?next=/me")

    assert led.headers["Location"] == "/sign-in/password?next=/me"
    assert visitor.cookie() is None
    assert visitor.get("/me").status_code == 303
    assert sessions(service, owner.id) == ()

    let_in = visitor.submit("/sign-in/password?next=/me", new=OWN, again=OWN)

    assert let_in.headers["Location"] == "/me"
    assert visitor.get("/me").status_code == 200
    assert check_password(service, "owner", OWN).id == owner.id
    assert Visitor(visitor.client.application).sign_in("owner", FIRST).status_code == 403


@pytest.mark.parametrize(
    ("new", "again", "told"),
    [
        (OWN, OWN + "!", "The two new passwords differ."),
        ("short", "short", "12 characters"),
        (FIRST, FIRST, "That is the password that you have."),
    ],
)
def test_a_new_password_that_will_not_do_is_told_and_changes_nothing(
    visitor: Visitor, service: Partnerflow, owner: Account, new: str, again: str, told: str
) -> None:
    visitor.sign_in("owner", FIRST)

    refused = visitor.submit("/sign-in/password", new=new, again=again)

    assert refused.status_code == 422
    assert told in refused.text
    assert check_password(service, "owner", FIRST).id == owner.id


def test_the_choice_of_a_password_is_open_to_nobody_who_did_not_show_the_one_given_out(
    visitor: Visitor, app: Flask, service: Partnerflow, owner: Account
) -> None:
    assert visitor.get("/sign-in/password").headers["Location"] == "/sign-in"
    visitor.sign_in("owner", FIRST)
    kept = visitor.cookie("partnerflow_session-form")
    visitor.submit("/sign-in/password", new=OWN, again=OWN)

    # The cookie of before, kept by somebody who had the first password.
    later = Visitor(app)
    later.client.set_cookie("partnerflow_session-form", kept or "")

    assert later.get("/sign-in/password").headers["Location"] == "/sign-in"


def test_who_changes_the_password_is_signed_out_everywhere_else(
    visitor: Visitor, app: Flask, service: Partnerflow, sanne: Account
) -> None:
    elsewhere = Visitor(app)
    for each in (visitor, elsewhere):
        each.sign_in("sanne@voorbeeld.example", PASSWORD)
    wrong = visitor.submit("/me/password", present="not it", new=OWN, again=OWN)

    changed = visitor.submit("/me/password", present=PASSWORD, new=OWN, again=OWN)

    assert "The present password is not right." in wrong.text
    assert changed.headers["Location"] == "/me"
    assert (visitor.get("/me").status_code, elsewhere.get("/me").status_code) == (200, 303)
    assert len(sessions(service, sanne.id)) == 1


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example"],
)
def test_nobody_is_led_to_another_host(visitor: Visitor, sanne: Account, elsewhere: str) -> None:
    asked = f"/sign-in?{urlencode({'next': elsewhere})}"

    led = visitor.sign_in("sanne@voorbeeld.example", PASSWORD, asked)

    assert led.headers["Location"] == "/"


def test_who_has_no_account_reads_whom_to_ask(service: Partnerflow) -> None:
    visitor = Visitor(create_app(service, ways=SignIn(contact="An, an@flow.example")))

    assert "Ask An, an@flow.example to invite you." in visitor.get("/sign-in").text
    assert "Vraag An, an@flow.example om u uit te nodigen." in visitor.get("/sign-in?lang=nl").text


def test_too_many_attempts_end_on_a_page_that_says_how_long_to_wait(service: Partnerflow, sanne: Account) -> None:
    few, many = Rate(per_minute=2), Rate(per_minute=None)
    visitor = Visitor(create_app(service, rates=Rates(principal=many, address=many, sign_in=few)))

    answers = [visitor.sign_in("sanne@voorbeeld.example", "wrong wrong wrong") for _ in range(3)]

    assert [each.status_code for each in answers] == [403, 403, 429]
    assert "Too many attempts" in answers[-1].text
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
