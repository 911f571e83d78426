"""The pages about oneself: who one is here, the sessions one has, and out of them; the password of a local account."""

from __future__ import annotations

from datetime import timedelta

from flask import Response, request, url_for

from partnerflow.application.credentials import account, assigned, has_password
from partnerflow.application.credentials.lifetimes import IDLE, SESSION_HOURS
from partnerflow.application.credentials.records import Account
from partnerflow.errors import NotFoundError
from partnerflow.messages import Message
from partnerflow_api.context import desk, principal, service
from partnerflow_api.pages import asked
from partnerflow_api.pages.rendering import page
from partnerflow_api.permitting import open_to_all, permitted
from partnerflow_api.signing_in.cookies import forget_session
from partnerflow_api.signing_in.opening import closed, has_rights, opened, see_other
from partnerflow_api.signing_in.passwords import chosen, is_present, password_page
from partnerflow_api.signing_in.presence import present_session
from partnerflow_api.signing_in.ways import ways


@permitted("self.manage")
def me() -> Response:
    """Who one is here, what one was given, and where one is signed in."""
    known = _myself()
    workspace, here = desk().partnerflow, present_session()
    given = [each.assignment for each in assigned(workspace, known.id) if each.withdrawn_at is None]
    return page(
        "signing_in/me.html",
        known=known,
        roles=given,
        policy=workspace.policy,
        rights=has_rights(principal()),
        sessions=service().own_sessions.every(),
        here_id=here.secret_id if here is not None else None,
        here_by="session" if here is not None else "proxy",
        hours=SESSION_HOURS,
        idle=IDLE // timedelta(hours=1),
        password=has_password(workspace, known.id),
        ways=ways(),
    )


@permitted("self.manage")
def end_one(secret: str) -> Response:
    """End one session of one's own."""
    _myself()
    service().own_sessions.end(secret)
    return see_other(url_for("signing_in.me", _anchor="sessions"))


@permitted("self.manage")
def end_everywhere() -> Response:
    """End every session of one's own, this one too."""
    _myself()
    service().own_sessions.end_all()
    return forget_session(see_other(url_for("signing_in.signed_out")))


@permitted("self.manage")
def change_password() -> Response:
    """Choose another password; every other session ends with that."""
    known = _myself()
    if not has_password(desk().partnerflow, known.id):
        raise NotFoundError("this account has no password")
    if request.method != "POST":
        return password_page(known, first=False)
    if is_present(known, request.form.get("present", "")):
        fault = chosen(known)
    else:
        words = asked.words()
        fault = Message(text=words("people.password.wrong"), remedy=words("people.password.wrong_remedy"))
    if fault is not None:
        return password_page(known, first=False, fault=fault)
    return opened(known, url_for("signing_in.me"))


@open_to_all
def sign_out() -> Response:
    """End the session of this browser."""
    return closed(url_for("signing_in.signed_out"))


@open_to_all
def signed_out() -> Response:
    """That one is signed out, and of what not."""
    return page("signing_in/told.html", what="signed_out", ways=ways(), request_id=None)


def _myself() -> Account:
    """The account of the person who asks; whoever asks with a key or a link has no page of their own.

    Raises:
        NotFoundError: it is no person.
    """
    known = principal()
    if known.kind != "person":
        raise NotFoundError("only a person has a page about oneself")
    return account(desk().partnerflow, known.id)
