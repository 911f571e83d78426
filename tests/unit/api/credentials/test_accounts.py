"""Accounts and sessions over HTTP."""

from __future__ import annotations

from partnerflow.application.credentials import open_session
from partnerflow.application.service import Partnerflow
from tests.support.credentials import a_person
from tests.unit.api.credentials.conftest import Ask

BODY = {"label": "Sanne Bakker", "email": "sanne@voorbeeld.example", "roles": [{"role": "coordinator"}]}


def test_an_account_is_made_given_roles_disabled_let_in_and_erased(
    ask: Ask, operator: str, service: Partnerflow
) -> None:
    made = ask(operator, "POST", "/accounts", BODY)
    address = f"/accounts/{made.json['id']}"
    assert (made.status_code, made.headers["Location"]) == (201, f"/v1{address}")
    token = open_session(service, made.json["id"])
    assert ask(token, "GET", "/partnerships").status_code == 200

    ask(operator, "DELETE", f"{address}/roles/{made.json['roles'][0]['id']}")
    assert ask(token, "GET", "/portfolio/throughput").status_code in (403, 404)
    given = ask(operator, "POST", f"{address}/roles", {"roles": [{"role": "lead", "actor": "LIN", "project": "PF1"}]})
    assert [each["role"] for each in given.json["roles"]] == ["coordinator", "lead"]

    assert ask(operator, "POST", f"{address}/disable").json["disabledAt"] is not None
    assert ask(token, "GET", "/partnerships").status_code == 401
    assert ask(operator, "POST", f"{address}/enable").json["disabledAt"] is None
    left = ask(operator, "DELETE", address)
    assert (left.json["label"], left.json["email"], left.json["id"]) == (None, None, made.json["id"])
    assert "sanne" not in ask(operator, "GET", "/accounts").get_data(as_text=True)


def test_two_accounts_do_not_sign_in_under_one_address(ask: Ask, operator: str) -> None:
    ask(operator, "POST", "/accounts", BODY)

    refused = ask(operator, "POST", "/accounts", {**BODY, "email": "Sanne@Voorbeeld.example"})

    assert (refused.status_code, refused.json["errors"][0]["reason"]) == (409, "name_taken")


def test_a_person_ends_own_sessions_and_nobody_elses(ask: Ask, service: Partnerflow) -> None:
    here, other = a_person(service), a_person(service, None, "owner")
    tokens = [open_session(service, here.id) for _ in range(3)]
    foreign = open_session(service, other.id)
    theirs = ask(foreign, "GET", "/sessions").json["items"][0]["id"]
    mine = ask(tokens[0], "GET", "/sessions").json["items"]

    assert len(mine) == 3
    assert ask(tokens[0], "DELETE", f"/sessions/{theirs}").status_code == 404
    assert ask(tokens[0], "DELETE", f"/sessions/{mine[0]['id']}").json == {"ended": 1}
    assert ask(tokens[2], "GET", "/sessions").status_code == 401
    assert ask(tokens[0], "DELETE", "/sessions").json == {"ended": 2}
    assert [ask(token, "GET", "/sessions").status_code for token in (*tokens, foreign)] == [401, 401, 401, 200]
