"""The addresses of the pages. A view reads what the address asks, asks the façade, and hands it to a template."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, redirect, request
from markupsafe import Markup

from partnerflow.errors import NotFoundError
from partnerflow_api import reports
from partnerflow_api.context import service
from partnerflow_api.pages import (
    asked,
    begin,
    beginning,
    embedding,
    failing,
    forms,
    moving,
    people,
    portfolio,
    refusing,
    reviews,
    sharing,
    shell,
    work,
)
from partnerflow_api.pages.changes import Visits, changes_page, news, told_between
from partnerflow_api.pages.overview import STATUSES, overview
from partnerflow_api.pages.partnership.dossier import dossier
from partnerflow_api.pages.partnership.grants import grants
from partnerflow_api.pages.partnership.looking import shortcuts
from partnerflow_api.pages.partnership.one_fact import fact_page
from partnerflow_api.pages.partnership.proof import proof
from partnerflow_api.pages.partnership.timeline import newest, timeline_page
from partnerflow_api.pages.rendering import page, protected
from partnerflow_api.pages.tables import lists
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
        return page(
            "list.html",
            found=overview(service(), words),
            statuses=STATUSES,
            may_found=service().may("partnership.found"),
        )

    @pages.get("/partnerships/<key>")
    @permitted("partnership.read")
    def partnership(key: str) -> Response:
        words, days = asked.words(), asked.days()
        found = dossier(service(), key, days, words)
        # The maps are our own SVG: the writer of its XML escaped every text in it.
        shown: dict[str, Any] = {"d": found, "days": days, "maps": [Markup(each) for each in found.maps]}
        shown["newest"] = newest(service(), key, days, found.particular)
        shown["grants"] = grants(service(), key, days, found.particular)
        shown["shortcuts"] = shortcuts(found.path, found.day, days, words)
        shown["proof"] = proof(service(), key)
        if days.given:
            return page("partnership/overview.html", **shown)
        visits, missed = news(service(), key, Visits.of(request.cookies))
        response = page("partnership/overview.html", **shown, visits=visits, missed=missed)
        return visits.arriving(missed).keep(response, key)

    @pages.get("/partnerships/<key>/timeline")
    @permitted("partnership.read")
    def timeline(key: str) -> Response:
        return page("partnership/timeline.html", **timeline_page(service(), key, asked.words(), asked.days()))

    @pages.get("/partnerships/<key>/changes")
    @permitted("partnership.read")
    def changes(key: str) -> Response:
        words = asked.words()
        found = changes_page(service(), key, words)
        if found.start is None and found.visits.last is not None:
            return make_response(redirect(asked.here(**{"from": found.visits.last.version})))
        response = page("changes/page.html", found.status, c=found, told=told_between(service(), found, words))
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

    shell.register(pages)
    begin.register(pages)
    forms.register(pages)
    reviews.register(pages)
    sharing.register(pages)
    embedding.register(pages)
    reports.register(pages)
    work.register(pages)
    beginning.register(pages)
    moving.register(pages)
    portfolio.register(pages)
    lists.register(pages)
    people.register(pages)
    pages.before_request(_refuse_invisible)
    failing.register(pages)
    refusing.register(pages)
    pages.after_request(protected)
    return pages


def _refuse_invisible() -> None:
    """No name of ours has a character that cannot be seen, and not every store takes one."""
    for name, value in (request.view_args or {}).items():
        if not str(value).isprintable():
            raise NotFoundError(f"there is no {name} of this form")
