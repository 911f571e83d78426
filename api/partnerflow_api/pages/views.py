"""The addresses of the pages. A view reads what the address asks, asks the façade, and hands it to a template."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, redirect, request
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from partnerflow.errors import NotFoundError
from partnerflow_api import problems
from partnerflow_api.context import service
from partnerflow_api.headers import is_api
from partnerflow_api.pages import asked, refusing, sharing
from partnerflow_api.pages.changes import Visits, changes_page, news
from partnerflow_api.pages.overview import STATUSES, overview
from partnerflow_api.pages.partnership.dossier import dossier
from partnerflow_api.pages.partnership.grants import grants
from partnerflow_api.pages.partnership.one_fact import fact_page
from partnerflow_api.pages.partnership.proof import proof
from partnerflow_api.pages.partnership.timeline import timeline
from partnerflow_api.pages.rendering import page, protected, refusal
from partnerflow_api.permitting import permitted


def blueprint() -> Blueprint:
    """The pages of one workspace: `/`, `/partnerships/{key}` and its changes, and a page for each fact of it and its grants.

    Everything is read in the request; nothing is written but the reader's own mark, and no page needs a script.
    """
    pages = Blueprint(
        "pages", __name__, template_folder="templates", static_folder="static", static_url_path="/static/pages"
    )

    @pages.get("/")
    @permitted("partnership.read")
    def partnerships() -> Response:
        words = asked.words()
        return page("list.html", found=overview(service(), words), statuses=STATUSES)

    @pages.get("/partnerships/<key>")
    @permitted("partnership.read")
    def partnership(key: str) -> Response:
        words, days = asked.words(), asked.days()
        subject, before = asked.text("subject"), asked.number("before")
        found = dossier(service(), key, days, words)
        facts = timeline(service(), key, days, subject, before, found.particular)
        paid = grants(service(), key, days, found.particular)
        # The maps are our own SVG: the writer of its XML escaped every text in it.
        maps = [Markup(each) for each in found.maps]
        shown: dict[str, Any] = {"d": found, "days": days, "timeline": facts, "grants": paid, "maps": maps}
        shown["proof"] = proof(service(), key)
        shown["watched"] = service().may("access.read", key)
        if days.given:
            return page("partnership.html", **shown)
        visits, missed = news(service(), key, Visits.of(request.cookies))
        return visits.arriving(missed).keep(page("partnership.html", **shown, visits=visits, missed=missed), key)

    @pages.get("/partnerships/<key>/changes")
    @permitted("partnership.read")
    def changes(key: str) -> Response:
        found = changes_page(service(), key, asked.words())
        if found.start is None and found.visits.last is not None:
            return make_response(redirect(asked.here(**{"from": found.visits.last.version})))
        response = page("changes.html", found.status, c=found)
        return found.having_seen.keep(response, key)

    @pages.get("/partnerships/<key>/facts/<fact>")
    @permitted("partnership.read")
    def fact(key: str, fact: str) -> Response:
        words, days = asked.words(), asked.days()
        return page("fact.html", f=fact_page(service(), "partnership", key, fact, days, words))

    @pages.get("/grants/<key>/facts/<fact>")
    @permitted("partnership.read")
    def grant_fact(key: str, fact: str) -> Response:
        words, days = asked.words(), asked.days()
        return page("fact.html", f=fact_page(service(), "grant", key, fact, days, words))

    sharing.register(pages)
    pages.before_request(_refuse_invisible)
    pages.app_errorhandler(404)(_nowhere)
    refusing.register(pages)
    pages.after_request(protected)
    return pages


def _nowhere(error: NotFound) -> Response:
    """Nothing of the whole app is there: a page for who reads pages, a problem for who calls the API."""
    wanted = request.accept_mimetypes.best_match([problems.MEDIA, "text/html"])
    if is_api() or wanted != "text/html":
        return problems.of_http(error)
    return protected(refusal(404, "not_found"))


def _refuse_invisible() -> None:
    """No name of ours has a character that cannot be seen, and not every store takes one."""
    for name, value in (request.view_args or {}).items():
        if not str(value).isprintable():
            raise NotFoundError(f"there is no {name} of this form")
