"""Accounts of persons: made, listed, given roles, disabled, let in again, and erased."""

from __future__ import annotations

from typing import Any

from flask import Response

from partnerflow.application.credentials.records import Account
from partnerflow.application.credentials.telling import told_account
from partnerflow.domain.vocabulary.kinds import Text
from partnerflow_api.asking import API_PREFIX
from partnerflow_api.bodies import read_json
from partnerflow_api.context import service
from partnerflow_api.encoding import answer
from partnerflow_api.resource import Resource
from partnerflow_api.schemas.credentials import (
    ACCOUNT,
    ACCOUNTS,
    SECRET_ID,
    AccountBody,
    RolesBody,
    assignments_of,
)

ONE = {"account": Text(form="principal", maximum=23, pattern=r"^person-[a-z2-7]{16}$")}
ROLE = {**ONE, "role": SECRET_ID}
BODY, ROLES = AccountBody(), RolesBody()
blueprint = Resource("accounts", __name__, tag="Principals")


@blueprint.operation(
    "POST",
    "/accounts",
    "makeAccount",
    permission="principals.manage",
    body=BODY,
    status=201,
    answers=ACCOUNT,
    describes="The account",
    created=True,
    example={"label": "Sanne Bakker", "email": "sanne@example.org", "roles": [{"role": "coordinator"}]},
)
def make() -> Response:
    """Make an account for a person

    Whoever signs in at the identity provider under its e-mail address is this person from then on.
    """
    body = BODY.read(read_json()[0])
    made = service().principals.make_account(body["label"], body.get("email"), assignments_of(body.get("roles", ())))
    return answer(_told(made), 201, headers={"Location": f"{API_PREFIX}/accounts/{made.id}"})


@blueprint.operation(
    "GET", "/accounts", "readAccounts", permission="principals.manage", answers=ACCOUNTS, describes="The accounts"
)
def every() -> Response:
    """Every account there ever was, with its roles"""
    return answer({"items": [_told(each) for each in service().principals.every("person")]})


@blueprint.operation(
    "GET",
    "/accounts/<account>",
    "readAccount",
    permission="principals.manage",
    path=ONE,
    answers=ACCOUNT,
    describes="The account",
)
def one(account: str) -> Response:
    """One account, with every role that it was ever given"""
    return _now(account)


@blueprint.operation(
    "POST",
    "/accounts/<account>/roles",
    "giveRoles",
    permission="principals.manage",
    path=ONE,
    body=ROLES,
    answers=ACCOUNT,
    describes="The account with these roles",
    example={"roles": [{"role": "representative", "actor": "LIN", "partnerships": ["vast-verder"]}]},
)
def give(account: str) -> Response:
    """Give an account roles; they count from its next request on"""
    body = ROLES.read(read_json()[0])
    managing = service().principals
    managing.assign(managing.one("person", account).id, assignments_of(body["roles"]))
    return _now(account)


@blueprint.operation(
    "DELETE",
    "/accounts/<account>/roles/<role>",
    "withdrawRole",
    permission="principals.manage",
    path=ROLE,
    answers=ACCOUNT,
    describes="The account without this role",
)
def withdraw(account: str, role: str) -> Response:
    """Take one role back, at once; that the account had it stays known"""
    managing = service().principals
    managing.withdraw(managing.one("person", account).id, role)
    return _now(account)


@blueprint.operation(
    "POST",
    "/accounts/<account>/disable",
    "disableAccount",
    permission="principals.manage",
    path=ONE,
    answers=ACCOUNT,
    describes="The account: no way in, no session open",
)
def disable(account: str) -> Response:
    """Disable an account and end its sessions everywhere, at once"""
    managing = service().principals
    managing.revoke(managing.one("person", account).id)
    return _now(account)


@blueprint.operation(
    "POST",
    "/accounts/<account>/enable",
    "enableAccount",
    permission="principals.manage",
    path=ONE,
    answers=ACCOUNT,
    describes="The account: its person can sign in",
)
def enable(account: str) -> Response:
    """Let a person in again; sessions that were ended stay so"""
    managing = service().principals
    managing.enable(managing.one("person", account).id)
    return _now(account)


@blueprint.operation(
    "DELETE",
    "/accounts/<account>",
    "eraseAccount",
    permission="principals.manage",
    path=ONE,
    answers=ACCOUNT,
    describes="What is left: its pseudonym, its roles and the instants",
)
def erase(account: str) -> Response:
    """Forget the name, the address and the identity of a person for good

    Its pseudonym stays in the facts that it recorded and in the record of reading.
    """
    managing = service().principals
    managing.erase(managing.one("person", account).id)
    return _now(account)


def _now(account: str) -> Response:
    return answer(_told(service().principals.one("person", account)))


def _told(account: Account) -> dict[str, Any]:
    return told_account(account, service().principals.assigned(account.id))
