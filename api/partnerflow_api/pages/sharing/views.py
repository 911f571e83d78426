"""The views: a form that takes the token of a share link, and the page that tells who looked."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, request, url_for

from partnerflow.application import credentials
from partnerflow.errors import UnauthenticatedError
from partnerflow_api.context import desk, service
from partnerflow_api.pages import asked
from partnerflow_api.pages.rendering import page
from partnerflow_api.pages.sharing import handing_views
from partnerflow_api.pages.sharing.handing_views import unlisted
from partnerflow_api.pages.sharing.watching import watching
from partnerflow_api.permitting import open_to_all, permitted
from partnerflow_api.signing_in.cookies import keep_session

_LONGEST = 200


def register(pages: Blueprint) -> None:
    """`/share`, `/partnerships/{key}/access` and `/partnerships/{key}/share`."""
    handing_views.register(pages)

    @pages.get("/share")
    @open_to_all
    def share() -> Response:
        return _form()

    @pages.post("/share")
    @open_to_all
    def redeem() -> Response:
        token = request.form.get("token", "").strip()
        try:
            opened, session = credentials.redeem_link(desk().partnerflow, token[:_LONGEST])
        except UnauthenticatedError:
            return _form(refused=True)
        account = credentials.account(desk().partnerflow, session.principal.id)
        response = make_response(redirect(asked.address("partnership", key=account.partnership), 303))
        return unlisted(keep_session(response, opened))

    @pages.get("/partnerships/<key>/access")
    @permitted("access.read", "readAccesses")
    def access(key: str) -> Response:
        watched = watching(service(), key, asked.number("before"), asked.words())
        may_share, may_invite = service().may("links.share", key), service().may("principals.manage")
        return unlisted(page("sharing/access.html", w=watched, may_share=may_share, may_invite=may_invite))


def _form(*, refused: bool = False) -> Response:
    script = url_for("pages.static", filename="share.js")
    return unlisted(page("sharing/share.html", 403 if refused else 200, refused=refused, script=script))
