"""The page of people: an account is made from it, gets another password, is ended, and its person let in again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from partnerflow.application.access.principal import Assignment, Principal
from partnerflow.application.credentials import (
    accounts,
    assigned,
    check_password,
    has_first_password,
    make_account,
)
from partnerflow.application.service import Partnerflow
from partnerflow.errors import UnauthenticatedError
from tests.support.admission import open_app
from tests.support.service import a_service
from tests.unit.pages.markup import Page

SANNE = {"label": "Sanne Bakker", "email": "sanne@example.org", "role": "representative", "actor": "LIN"}

OPERATOR = (Assignment(role="operator"),)


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    with a_service() as found:
        yield found


@pytest.fixture
def manager(service: Partnerflow) -> FlaskClient:
    return open_app(service).test_client()


def sent(client: FlaskClient, **form: Any) -> Page:
    token = Page(client.get("/people?lang=nl").text).all("input", name="csrf_token")[0].attributes["value"]
    response = client.post("/people?lang=nl", data={"csrf_token": token, **form})
    assert response.status_code in (200, 303, 409), response.text
    return Page(response.text)


def password_on(page: Page) -> str:
    return page.all("input", id="password")[0].attributes["value"]


def test_who_was_invited_signs_in_with_the_password_that_was_shown_once(
    service: Partnerflow, manager: FlaskClient
) -> None:
    made = sent(manager, **SANNE, partnerships="nota")

    found = check_password(service, "sanne@example.org", password_on(made))
    assert made.problems() == []
    assert has_first_password(service, found.id)
    assert [each.assignment for each in assigned(service, found.id)] == [
        Assignment(role="representative", actor="LIN", partnerships=frozenset({"nota"}))
    ]
    assert password_on(made) not in manager.get("/people").text


def test_another_password_replaces_the_first_and_ending_lets_nobody_in(
    service: Partnerflow, manager: FlaskClient
) -> None:
    sent(manager, **SANNE)
    (account,) = accounts(service)

    again = password_on(sent(manager, account=account.id, act="password"))
    known = check_password(service, "sanne@example.org", again)
    sent(manager, account=account.id, act="disable")

    assert known.id == account.id
    with pytest.raises(UnauthenticatedError):
        check_password(service, "sanne@example.org", again)
    assert "uitgeschakeld" in Page(manager.get("/people?lang=nl").text).text()


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    service: Partnerflow, manager: FlaskClient
) -> None:
    refused = sent(manager, label="", email="sanne", role="", actor="LIN", partnerships="nota")

    assert {
        link.attributes["href"] for link in refused.all("a") if link.attributes.get("href", "").startswith("#")
    } >= {
        "#label",
        "#email",
        "#role",
    }
    assert refused.all("input", id="email")[0].attributes["value"] == "sanne"
    assert refused.problems() == []
    assert accounts(service) == ()


def test_a_name_that_somebody_has_is_refused_at_its_field(service: Partnerflow, manager: FlaskClient) -> None:
    sent(manager, **SANNE)

    refused = sent(manager, **SANNE)

    assert "Onder deze naam of dit e-mailadres meldt iemand anders zich al aan." in refused.text()
    assert len(accounts(service)) == 1


def test_only_who_manages_principals_is_led_there(service: Partnerflow, manager: FlaskClient) -> None:
    held = Assignment(role="coordinator", actor="*")
    reader = Principal(id="person-bbbbbbbbbbbbbbbb", kind="person", assignments=(held,))
    coordinator = open_app(service, reader).test_client()

    answers = [client.get("/people").status_code for client in (manager, coordinator)]
    led = ["/people" in client.get("/begin").text for client in (manager, coordinator)]

    assert answers == [200, 403]
    assert led == [True, False]


def test_a_role_is_given_to_an_account_and_taken_away_again(service: Partnerflow, manager: FlaskClient) -> None:
    sent(manager, **SANNE)
    (account,) = accounts(service)
    form = Page(manager.get("/people", query_string={"lang": "nl", "account": account.id}).text)

    sent(manager, account=account.id, act="give", role="coordinator", actor="*", partnerships="nota")
    given = assigned(service, account.id)
    sent(manager, account=account.id, act="withdraw", assigned=given[0].id)
    left = [each.assignment for each in assigned(service, account.id) if each.withdrawn_at is None]

    assert "Een rol geven aan Sanne Bakker" in form.text()
    assert form.problems() == []
    assert form.all("input", name="account")[0].attributes["value"] == account.id
    assert [each.assignment.role for each in given] == ["representative", "coordinator"]
    assert left == [Assignment(role="coordinator", actor="*", partnerships=frozenset({"nota"}))]


def test_a_role_that_is_not_chosen_is_refused_at_its_field_of_that_account(
    service: Partnerflow, manager: FlaskClient
) -> None:
    sent(manager, **SANNE)
    (account,) = accounts(service)

    refused = sent(manager, account=account.id, act="give", role="", actor="LIN")

    assert refused.link("Kies een rol.") == "#role"
    assert "Een rol geven aan Sanne Bakker" in refused.text()
    assert refused.problems() == []
    assert len(assigned(service, account.id)) == 1


def test_the_last_operator_keeps_its_own_right(service: Partnerflow) -> None:
    operator = make_account(service, "Ada", by="cli", assignments=OPERATOR)
    own = open_app(service, Principal(id=operator.id, kind="person", assignments=OPERATOR)).test_client()
    (held,) = assigned(service, operator.id)

    refused = sent(own, account=operator.id, act="withdraw", assigned=held.id)
    ended = sent(own, account=operator.id, act="disable")
    make_account(service, "Bo", by="cli", assignments=OPERATOR)
    sent(own, account=operator.id, act="withdraw", assigned=held.id)

    assert "Niemand anders kan hier nog mensen toelaten" in refused.all("li", id=f"held-{held.id}")[0].text
    assert "Niemand anders kan hier nog mensen toelaten" in ended.text()
    assert [each.withdrawn_by for each in assigned(service, operator.id)] == [operator.id]
