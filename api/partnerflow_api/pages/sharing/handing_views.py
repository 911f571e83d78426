"""The page `/partnerships/{key}/share`: to make a share link, to copy it once, and to end it."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, request

from partnerflow.errors import Fault, FaultyError, ForbiddenError
from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.rendering import page
from partnerflow_api.pages.sharing.handing import Filled, handing_page
from partnerflow_api.permitting import permitted
from partnerflow_api.sharing import share_request

_LONGEST_REFERENCE = 40


def register(pages: Blueprint) -> None:
    """The page and its two forms: one that makes a link, and one for each link that can be ended."""

    @pages.get("/partnerships/<key>/share")
    @permitted("links.share", "readLinks")
    def links(key: str) -> Response:
        return unlisted(page("sharing/links.html", h=handing_page(service(), key, asked.words())))

    @pages.post("/partnerships/<key>/share")
    @permitted("links.share", "shareLink")
    def change_links(key: str) -> Response:
        return _ended(key, request.form["end"]) if "end" in request.form else _made(key, Filled.of(request.form))


def _made(key: str, form: Filled) -> Response:
    try:
        made = service().share(share_request(key, form.body()))
    except FaultyError as error:
        return _refused(key, error.faults, form)
    except ForbiddenError as error:
        return _refused(key, [Fault(code=error.code, reason=error.reason or "", data=error.data)], form)
    response = unlisted(page("sharing/links.html", h=handing_page(service(), key, asked.words(), made=made)))
    response.headers["Cache-Control"] = "no-store"
    return response


def _ended(key: str, access: str) -> Response:
    try:
        service().end_link(key, access[:_LONGEST_REFERENCE])
    except FaultyError as error:
        return _refused(key, error.faults)
    return make_response(redirect(asked.address("links", key=key, anchor="given"), 303))


def _refused(key: str, faults: list[Fault] | tuple[Fault, ...], form: Filled | None = None) -> Response:
    found = handing_page(service(), key, asked.words(), form, faults=faults)
    return unlisted(page("sharing/links.html", 409, h=found))


def unlisted(response: Response) -> Response:
    """A page that no search engine is to list, should somebody lead one there."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
