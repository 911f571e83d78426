"""Keys over HTTP: made, used, rotated and revoked, by whoever may."""

from __future__ import annotations

import pytest

from partnerflow.application.access.principal import Assignment
from partnerflow.application.service import Partnerflow
from tests.support.credentials import a_key
from tests.unit.api.credentials.conftest import Ask

BODY = {"label": "Portaal", "roles": [{"role": "coordinator"}], "expires": "2027-06-30"}


def test_a_key_opens_the_api_from_when_it_is_made_until_it_is_revoked(ask: Ask, operator: str) -> None:
    made = ask(operator, "POST", "/keys", BODY)
    token, key = made.json["token"], made.json["key"]["id"]
    assert (made.status_code, made.headers["Location"]) == (201, f"/v1/keys/{key}")
    assert ask(token, "GET", "/partnerships").status_code == 200

    rotated = ask(operator, "POST", f"/keys/{key}/rotate", {"overlapHours": 0}).json["token"]
    assert [ask(each, "GET", "/partnerships").status_code for each in (token, rotated)] == [401, 200]

    revoked = ask(operator, "DELETE", f"/keys/{key}")
    assert revoked.json["disabledAt"] == "2026-12-31T12:00:00Z"
    assert ask(rotated, "GET", "/partnerships").status_code == 401


def test_a_token_is_told_once_and_kept_by_no_cache(ask: Ask, operator: str) -> None:
    made = ask(operator, "POST", "/keys", BODY)

    listed = ask(operator, "GET", "/keys").get_data(as_text=True)
    one = ask(operator, "GET", f"/keys/{made.json['key']['id']}").get_data(as_text=True)

    assert made.headers["Cache-Control"] == "no-store"
    assert made.json["token"][24:67] not in listed + one
    assert made.json["key"]["id"] in listed


@pytest.mark.parametrize("role", ["coordinator", "auditor", "data_protection_officer"])
def test_who_does_not_manage_principals_sees_none_and_makes_none(ask: Ask, service: Partnerflow, role: str) -> None:
    key, token = a_key(service, Assignment(role=role))

    asked = [
        ask(token, "GET", "/keys"),
        ask(token, "POST", "/keys", BODY),
        ask(token, "GET", "/accounts"),
        ask(token, "DELETE", f"/keys/{key.id}"),
    ]

    assert [answer.status_code for answer in asked] == [403] * 4
    assert ask(token, "GET", "/sessions").json == {"items": []}


def test_who_manages_principals_in_one_partnership_manages_none(ask: Ask, service: Partnerflow) -> None:
    _, token = a_key(service, Assignment(role="operator", partnerships=frozenset({"vast-verder"})))

    assert ask(token, "GET", "/keys").status_code == 403


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"expires": "2029-01-01"}, "expiry_out_of_range"),
        ({"roles": [{"role": "coordinator"}, {"role": "king"}]}, "no_such_role"),
    ],
)
def test_what_cannot_be_given_is_refused_with_its_reason(
    ask: Ask, operator: str, change: dict[str, object], reason: str
) -> None:
    refused = ask(operator, "POST", "/keys", {**BODY, **change})

    assert (refused.status_code, refused.json["errors"][0]["reason"]) == (409, reason)


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"scopes": ["everything"]}, "/scopes/0"),
        ({"roles": [{"role": "funder", "partnerships": []}]}, "/roles/0/partnerships"),
        ({"owner": "me"}, "/owner"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(
    ask: Ask, operator: str, change: dict[str, object], pointer: str
) -> None:
    refused = ask(operator, "POST", "/keys", {**BODY, **change})

    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (400, pointer)


@pytest.mark.parametrize("address", ["/keys/key-aaaaaaaaaaaaaaaa", "/keys/person-aaaaaaaaaaaaaaaa", "/keys/x"])
def test_a_key_that_is_not_there_is_not_found(ask: Ask, operator: str, address: str) -> None:
    assert ask(operator, "GET", address).status_code == 404
