"""Who is let in: every request is somebody's, or it ends at the door.

The door stands before every route and before every address below `/v1` that has none, so somebody unknown learns nothing of
what there is. Once somebody is known, `context.service()` is the workspace as that principal may see it.
"""

from __future__ import annotations

from flask import Flask, current_app, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from partnerflow.application.access.principal import Principal
from partnerflow.application.credentials import authenticate
from partnerflow.errors import PartnerflowError, UnauthenticatedError
from partnerflow_api import addresses, limits, problems, signing_in
from partnerflow_api.asking import asking
from partnerflow_api.context import bearer, desk, permit, principal, service
from partnerflow_api.pages.forms.late import late
from partnerflow_api.pages.refusing import late_page
from partnerflow_api.permitting import OPEN


class Credentialed:
    """By what the request carries: a token, or else the cookie of a session, or else what a trusted proxy says.

    A token decides alone: a wrong one is never mended by a cookie that happens to come along.
    """

    def principal(self) -> Principal:
        """See `context.Admission`."""
        token = bearer()
        if token is not None:
            known = authenticate(desk().partnerflow, token, addresses.read_here())
            asking().head = known.head
            return known.principal
        found = signing_in.session_principal() or signing_in.proxy_principal()
        if found is None:
            raise UnauthenticatedError("no credential")
        return found


def register(app: Flask) -> None:
    """Let nobody unknown further than here, and let no answer leave before its reading is on record."""
    app.before_request(_admit)
    app.register_error_handler(UnauthenticatedError, _unknown)
    app.after_request(_settle)


def _admit() -> None:
    known = permit()
    if known is None:
        # No route: nobody outside learns which addresses there are below the API. Every other page is just not there.
        if asking().in_api:
            principal()
        return
    if known.permission != OPEN:
        limits.spend(principal().id)
        # Now, and not when the view first asks: who may not do this at all hears that before what is wrong with the body.
        service()


def _unknown(error: UnauthenticatedError) -> AnyResponse:
    """A problem for who calls the API; who reads pages is led to sign in, and from there to the page asked for, or back into
    the form that was sent."""
    if asking().in_api:
        return problems.of_error(error)
    asked = f"{request.root_path}{request.full_path.rstrip('?')}" if request.method in ("GET", "HEAD") else None
    sent = late()
    if sent is not None:
        if sent.texts:
            return late_page(403)
        asked = sent.address
    there = redirect(url_for("signing_in.sign_in", next=asked), 303)
    there.headers["Cache-Control"] = "no-store"
    return there


def _settle(response: AnyResponse) -> AnyResponse:
    """Write down what was read, before anybody sees it. A 304 shows nothing: the reading of that copy is on record already."""
    acting = asking().acting
    if acting is None or response.status_code == 304:
        return response
    try:
        acting.settle()
    except PartnerflowError as error:
        return current_app.make_response(current_app.handle_user_exception(error))
    return response
