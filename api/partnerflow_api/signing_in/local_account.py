"""The sign-in page, and a password of one's own in place of the one that was given out."""

from __future__ import annotations

from flask import Response, request, session, url_for

from partnerflow.application.credentials import account, check_password, has_first_password
from partnerflow.application.credentials.records import Account
from partnerflow.errors import NotFoundError, UnauthenticatedError
from partnerflow_api.context import desk
from partnerflow_api.pages.rendering import page
from partnerflow_api.permitting import open_to_all
from partnerflow_api.signing_in.opening import local, opened, see_other
from partnerflow_api.signing_in.passwords import chosen, password_page
from partnerflow_api.signing_in.presence import present_session
from partnerflow_api.signing_in.ways import ways

_CHOOSING = "choosing"
_MINUTES = 15
_LONGEST_NAME = 254
_LONGEST_PASSWORD = 1024


@open_to_all
def sign_in() -> Response:
    """The ways in; with a form: who has a local account is let in."""
    wanted = local(request.args.get("next"))
    if request.method != "POST":
        return see_other(wanted or url_for("pages.partnerships")) if present_session() else _form(wanted)
    name = request.form.get("name", "").strip()[:_LONGEST_NAME]
    try:
        known = check_password(desk().partnerflow, name, request.form.get("password", "")[:_LONGEST_PASSWORD])
    except UnauthenticatedError:
        # One answer for an unknown name, a wrong password and an account that was ended.
        return _form(wanted, name=name, status=403)
    if not has_first_password(desk().partnerflow, known.id):
        return opened(known, wanted)
    # The password that was given out opens one door: to choosing another.
    now = desk().partnerflow.clock.now().timestamp()
    session[_CHOOSING] = {"id": known.id, "until": now + _MINUTES * 60}
    return see_other(url_for("signing_in.first_password", next=wanted))


@open_to_all
def first_password() -> Response:
    """Choose a password of one's own, after the one that was given out was right."""
    wanted = local(request.args.get("next"))
    known = _choosing()
    if known is None:
        return see_other(url_for("signing_in.sign_in", next=wanted))
    if request.method != "POST":
        return password_page(known, first=True)
    fault = chosen(known)
    if fault is not None:
        return password_page(known, first=True, fault=fault)
    return opened(known, wanted)


def _form(wanted: str | None, *, name: str = "", status: int = 200) -> Response:
    return page(
        "signing_in/sign_in.html",
        status,
        ways=ways(),
        wanted=wanted,
        name=name,
        failed=status != 200,
    )


def _choosing() -> Account | None:
    marked = session.get(_CHOOSING)
    service = desk().partnerflow
    if not isinstance(marked, dict) or service.clock.now().timestamp() > float(marked["until"]):
        return None
    try:
        known = account(service, str(marked["id"]))
    except NotFoundError:
        return None
    # Only as long as it is the one that was given out: an old cookie changes no password that somebody chose.
    return known if known.disabled_at is None and has_first_password(service, known.id) else None
