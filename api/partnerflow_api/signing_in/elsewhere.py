"""Signing in at the provider: there, back again, and out when the provider says so."""

from __future__ import annotations

import logging

from flask import Response, make_response, request, session, url_for

from partnerflow.application.credentials import end_sessions, find_account
from partnerflow.errors import NotFoundError, UnauthenticatedError
from partnerflow_api.context import desk, request_id
from partnerflow_api.pages import asked
from partnerflow_api.pages.rendering import page
from partnerflow_api.permitting import open_to_all
from partnerflow_api.signing_in.arriving import arrived
from partnerflow_api.signing_in.openid.bounded import ProviderError
from partnerflow_api.signing_in.openid.client import OpenId
from partnerflow_api.signing_in.opening import local, opened
from partnerflow_api.signing_in.ways import ways

_NEXT = "next"
_log = logging.getLogger(__name__)


@open_to_all
def provider() -> Response:
    """Send the browser to the provider."""
    openid = _openid()
    session[_NEXT] = local(request.args.get("next"))
    # What is registered there is an address to the letter: the operator's origin, never the host that a request names.
    back = f"{ways().given.url}{url_for('signing_in.returned')}"
    try:
        return openid.asking(back, asked.words().language)
    except ProviderError as error:
        return _failed(error, 503)


@open_to_all
def returned() -> Response:
    """The browser comes back from the provider."""
    openid = _openid()
    if "error" in request.args:
        return _told("declined", 403)
    try:
        person = openid.answered()
    except ProviderError as error:
        return _failed(error, 403)
    wanted = local(session.get(_NEXT))
    try:
        return opened(arrived(desk().partnerflow, person), wanted)
    except UnauthenticatedError:
        return _told("ended", 403)


@open_to_all
def back_channel() -> Response:
    """The provider signs somebody out (OpenID Connect Back-Channel Logout 1.0): every session of that account ends."""
    openid = _openid()
    try:
        subject = openid.signed_out(request.form.get("logout_token"))
    except ProviderError as error:
        _log.warning("request %s: no sign-out: %s", request_id(), error)
        return _uncached("", 400)
    service = desk().partnerflow
    found = find_account(service, openid.issuer, subject)
    if found is not None:
        end_sessions(service, found.id, found.id)
    return _uncached("", 200)


def _openid() -> OpenId:
    openid = ways().openid
    if openid is None:
        raise NotFoundError("nobody signs in elsewhere here")
    return openid


def _failed(error: ProviderError, status: int) -> Response:
    # People read that it did not work; why it did not is for the operator.
    _log.warning("request %s: no sign-in: %s", request_id(), error)
    return _told("unreachable" if status == 503 else "unproven", status)


def _told(what: str, status: int) -> Response:
    return page("signing_in/told.html", status, what=what, ways=ways(), request_id=request_id())


def _uncached(body: str, status: int) -> Response:
    response = make_response(body, status)
    response.headers["Cache-Control"] = "no-store"
    return response
