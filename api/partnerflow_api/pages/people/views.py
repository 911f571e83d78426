"""The page `/people`: to make an account, to give it roles and take them back, to give it another password, to end it and to
let its person in again.
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, make_response, redirect, request

from partnerflow.application.credentials.records import Account
from partnerflow.errors import Fault, FaultyError
from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.people.filled import Filled, wrongs
from partnerflow_api.pages.people.listing import Secret, people_page
from partnerflow_api.pages.rendering import page
from partnerflow_api.permitting import permitted
from partnerflow_api.schemas.credentials import assignments_of
from partnerflow_api.signing_in.ways import ways

_LONGEST = 40


def register(pages: Blueprint) -> None:
    """The page, its form, and the buttons beside each account."""

    @pages.get("/people")
    @permitted("principals.manage", "readAccounts")
    def people() -> Response:
        return page("people/people.html", p=people_page(service(), giving=asked.text("account")))

    @pages.post("/people")
    @permitted("principals.manage", "makeAccount")
    def change_people() -> Response:
        account = request.form.get("account", "")[:_LONGEST]
        return _changed(account, request.form.get("act", "")) if account else _made(Filled.of(request.form))


def _made(form: Filled) -> Response:
    managing = service().principals
    try:
        body = form.body()
        account = managing.make_account(body["label"], body.get("email"), assignments_of(body["roles"]))
        # Whom the provider recognises by an address needs no password of ours.
        elsewhere = account.email is not None and ways().openid is not None
        password = None if elsewhere else managing.give_password(account.id)
    except FaultyError as error:
        return _refused(error.faults, form)
    return _showing(account, password)


def _changed(account: str, act: str) -> Response:
    managing = service().principals
    known = managing.one("person", account)
    form, role = Filled.of(request.form), request.form.get("assigned", "")[:_LONGEST]
    try:
        if act == "password":
            return _showing(known, managing.give_password(known.id))
        if act == "give":
            managing.assign(known.id, assignments_of(form.roles()["roles"]))
        elif act == "withdraw":
            managing.withdraw(known.id, role)
        elif act == "disable":
            managing.revoke(known.id)
        elif act == "enable":
            managing.enable(known.id)
    except FaultyError as error:
        if act == "give":
            return _refused(error.faults, form, giving=known.id)
        return _refused(error.faults, field=f"held-{role}" if act == "withdraw" else f"account-{known.id}")
    return make_response(redirect(asked.address("people", anchor="known"), 303))


def _showing(account: Account, password: str | None) -> Response:
    label = account.label or account.id
    made = Secret(label=label, name=account.email or label, password=password)
    response = page("people/people.html", p=people_page(service(), made=made))
    response.headers["Cache-Control"] = "no-store"
    return response


def _refused(
    faults: Sequence[Fault], form: Filled | None = None, *, giving: str | None = None, field: str | None = None
) -> Response:
    wrong = wrongs(faults, asked.words(), field)
    return page("people/people.html", 409, p=people_page(service(), form, wrong, giving=giving))
