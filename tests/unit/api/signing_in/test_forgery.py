"""Nothing is done because another site made a browser ask for it."""

from __future__ import annotations

import pytest
from flask import Flask

from partnerflow.application.credentials import sessions
from partnerflow.application.credentials.records import Account
from partnerflow.application.service import Partnerflow
from tests.support.credentials import PASSWORD, a_key
from tests.support.visitor import Visitor
from tests.unit.api.conftest import ORGANISATION
from tests.unit.api.signing_in.conftest import COORDINATOR

NAME = "sanne@voorbeeld.example"
FOUNDED = {"key": "LIN", "by": "LIN", "data": ORGANISATION}


@pytest.fixture
def signed_in(visitor: Visitor, sanne: Account) -> Visitor:
    visitor.sign_in(NAME, PASSWORD)
    return visitor


def token_of(visitor: Visitor) -> str:
    """The token that a page of ours has in its forms."""
    return visitor.get("/me").text.split('name="csrf_token" value="')[-1].partition('"')[0]


def test_every_form_of_pages_asks_for_its_token(signed_in: Visitor, app: Flask) -> None:
    posts = [
        rule.rule.replace("<secret>", "any")
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and not rule.rule.startswith("/v1/")
    ]

    refused = {path: signed_in.post(path).status_code for path in posts if path != "/sign-in/back-channel"}

    assert set(refused) >= {"/sign-in", "/sign-out", "/me/password", "/me/sessions/end"}
    assert set(refused.values()) == {403}


def test_a_form_without_a_token_or_with_one_of_another_browser_changes_nothing(
    signed_in: Visitor, app: Flask, service: Partnerflow, sanne: Account
) -> None:
    stranger = Visitor(app)
    foreign = stranger.get("/sign-in").text.split('name="csrf_token" value="')[-1].partition('"')[0]

    answers = [signed_in.post("/sign-out", fields) for fields in ({}, {"csrf_token": ""}, {"csrf_token": foreign})]

    assert [each.status_code for each in answers] == [403, 403, 403]
    assert "This form is too old" in answers[0].text
    assert len(sessions(service, sanne.id)) == 1


def test_a_right_token_sent_by_another_site_changes_nothing_either(signed_in: Visitor) -> None:
    token = token_of(signed_in)

    forged = signed_in.post("/sign-out", {"csrf_token": token}, Sec_Fetch_Site="cross-site")
    own = signed_in.post("/sign-out", {"csrf_token": token}, Sec_Fetch_Site="same-origin")

    assert (forged.status_code, own.status_code) == (403, 303)


def test_nobody_is_signed_in_by_another_site(visitor: Visitor, sanne: Account) -> None:
    refused = visitor.post("/sign-in", {"name": NAME, "password": PASSWORD})

    assert refused.status_code == 403
    assert visitor.cookie() is None


def test_the_api_takes_a_cookie_for_reading_and_for_writing_only_with_the_token(signed_in: Visitor) -> None:
    read = signed_in.client.get("/v1/organisations")
    bare = signed_in.client.post("/v1/organisations", json=FOUNDED)
    meant = signed_in.client.post("/v1/organisations", json=FOUNDED, headers={"X-CSRF-Token": token_of(signed_in)})

    assert (read.status_code, bare.status_code, meant.status_code) == (200, 403, 201)
    assert bare.json is not None
    assert (bare.json["code"], bare.json["reason"]) == ("forbidden", "forged")


def test_a_key_needs_no_token_and_a_wrong_key_is_not_mended_by_a_cookie(
    signed_in: Visitor, service: Partnerflow
) -> None:
    _, key = a_key(service, COORDINATOR)
    body = {**FOUNDED, "key": "LAB", "by": "LAB"}

    right = signed_in.client.post("/v1/organisations", json=body, headers={"Authorization": f"Bearer {key}"})
    wrong = signed_in.client.get("/v1/organisations", headers={"Authorization": "Bearer nonsense"})

    assert right.status_code == 201
    assert wrong.status_code == 401
