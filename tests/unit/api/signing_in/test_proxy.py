"""The word of a proxy counts where its connection comes from the proxy, and nowhere else."""

from __future__ import annotations

import pytest
from flask import Flask

from partnerflow.application.credentials import erase_account, find_account, make_account, revoke
from partnerflow.application.service import Partnerflow
from partnerflow.settings import SignIn, TrustedProxy
from partnerflow.settings.signing_in import parse_networks
from partnerflow_api import create_app
from tests.support.visitor import Visitor
from tests.unit.api.signing_in.conftest import COORDINATOR

PROXY = "10.0.0.5"
JAN = "jan@voorbeeld.example"


@pytest.fixture(scope="module")
def trusting(service: Partnerflow) -> Flask:
    proxy = TrustedProxy(networks=parse_networks(f"{PROXY}/32"), header="X-Remote-User")
    return create_app(service, ways=SignIn(proxy=proxy))


def test_who_was_invited_by_address_is_known_by_the_word_of_the_proxy(trusting: Flask, service: Partnerflow) -> None:
    invited = make_account(service, "Jan", JAN, by="test", assignments=[COORDINATOR])
    visitor = Visitor(trusting, REMOTE_ADDR=PROXY)

    page = visitor.get("/", X_Remote_User=JAN)
    again = visitor.get("/me", X_Remote_User=JAN)

    found = find_account(service, "proxy", JAN)
    assert page.status_code == 200
    assert "Jan</a>" in page.text
    assert "Sign out" not in page.text
    assert "You have no access yet" not in again.text
    assert found is not None
    assert found.id == invited.id
    revoke(service, invited.id, "test")
    assert visitor.get("/", X_Remote_User=JAN).status_code == 303
    erase_account(service, invited.id, "test")


def test_somebody_new_gets_an_account_without_rights_and_reads_whom_to_ask(
    trusting: Flask, service: Partnerflow
) -> None:
    visitor = Visitor(trusting, REMOTE_ADDR=PROXY)

    page = visitor.get("/me", X_Remote_User="kees")

    made = find_account(service, "proxy", "kees")
    assert made is not None
    assert "You have no access yet" in page.text
    assert made.id in page.text
    assert visitor.get("/partnerships/any", X_Remote_User="kees").status_code == 404


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.6", "::1", ""])
def test_the_header_from_elsewhere_says_nothing(trusting: Flask, address: str) -> None:
    visitor = Visitor(trusting, REMOTE_ADDR=address)

    assert visitor.get("/", X_Remote_User=JAN, X_Forwarded_For=PROXY).status_code == 303
    assert visitor.client.get("/v1/partnerships", headers={"X-Remote-User": JAN}).status_code == 401


def test_it_is_off_where_no_proxy_was_named(app: Flask) -> None:
    assert Visitor(app, REMOTE_ADDR=PROXY).get("/", X_Remote_User=JAN).status_code == 303


@pytest.mark.parametrize("name", ["", "  ", "two,names", "na\u00efve", "x" * 255])
def test_a_name_that_cannot_be_the_proxys_is_none(trusting: Flask, name: str) -> None:
    visitor = Visitor(trusting, REMOTE_ADDR=PROXY)

    assert visitor.get("/", X_Remote_User=name).status_code == 303


def test_a_browser_behind_the_proxy_writes_only_with_the_token_of_a_page(trusting: Flask) -> None:
    visitor = Visitor(trusting, REMOTE_ADDR=PROXY)
    environ = {"REMOTE_ADDR": PROXY}

    forged = visitor.client.post("/v1/organisations", json={}, headers={"X-Remote-User": "kees"}, environ_base=environ)

    assert forged.status_code == 403
    assert forged.json is not None
    assert forged.json["reason"] == "forged"
