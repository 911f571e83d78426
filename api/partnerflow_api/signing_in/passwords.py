"""A form with a new password in it, written twice."""

from __future__ import annotations

import hmac

from flask import Response, request

from partnerflow.application.credentials import check_password, set_password
from partnerflow.application.credentials.passwords import LONGEST, SHORTEST
from partnerflow.application.credentials.records import Account
from partnerflow.errors import RefusedError, UnauthenticatedError
from partnerflow.messages import Message, render
from partnerflow_api.context import desk
from partnerflow_api.pages import asked
from partnerflow_api.pages.rendering import page


def chosen(known: Account) -> Message | None:
    """Give an account the password in the form, which ends its sessions everywhere; what is wrong with it, if anything is."""
    new, again = request.form.get("new", ""), request.form.get("again", "")
    words = asked.words()
    if not hmac.compare_digest(new.encode(), again.encode()):
        return Message(text=words("people.password.differ"), remedy=words("people.password.differ_remedy"))
    if is_present(known, new):
        return Message(text=words("people.password.same"), remedy=words("people.password.same_remedy"))
    try:
        set_password(desk().partnerflow, known.id, new, known.id)
    except RefusedError as error:
        return render(error.faults[0], words.language)
    return None


def password_page(known: Account, *, first: bool, fault: Message | None = None) -> Response:
    """The form, again where something is wrong with what was written in it; `first`: the present one was given out."""
    given = {"known": known, "first": first, "fault": fault, "least": SHORTEST, "most": LONGEST}
    return page("signing_in/password.html", 200 if fault is None else 422, **given)


def is_present(known: Account, password: str) -> bool:
    """Whether this is the password that the account has now."""
    try:
        return check_password(desk().partnerflow, known.email or known.label or "", password).id == known.id
    except UnauthenticatedError:
        return False
