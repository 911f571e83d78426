"""The addresses of the pages. A view reads what the address asks, asks the façade, and hands it to a template."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from partnerflow.application.service import Partnerflow
from partnerflow.cli.version import version
from partnerflow.errors import NotFoundError, UnavailableError, UnknownProcessError
from partnerflow_api import problems
from partnerflow_api.headers import API_PREFIX
from partnerflow_api.pages import asked
from partnerflow_api.pages.asked import AddressError
from partnerflow_api.pages.changes import Visits, changes_page, news
from partnerflow_api.pages.dossier import dossier
from partnerflow_api.pages.grants import grants
from partnerflow_api.pages.one_fact import fact_page
from partnerflow_api.pages.overview import STATUSES, overview
from partnerflow_api.pages.proof import proof
from partnerflow_api.pages.timeline import timeline
from partnerflow_api.pages.words import LANGUAGES

POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'"
_STYLE = sha256(files(__package__ or "").joinpath("static/pages.css").read_bytes()).hexdigest()[:12]


def blueprint(partnerflow: Partnerflow) -> Blueprint:
    """The pages of one workspace: `/`, `/partnerships/{key}` and its changes, and a page for each fact of it and its grants.

    Everything is read in the request; nothing is written but the reader's own mark, and no page needs a script.
    """
    pages = Blueprint(
        "pages", __name__, template_folder="templates", static_folder="static", static_url_path="/static/pages"
    )

    @pages.get("/")
    def partnerships() -> Response:
        words = asked.words()
        return _page("list.html", found=overview(partnerflow, words), statuses=STATUSES)

    @pages.get("/partnerships/<key>")
    def partnership(key: str) -> Response:
        words, days = asked.words(), asked.days()
        subject, before = asked.text("subject"), asked.number("before")
        found = dossier(partnerflow, key, days, words)
        facts = timeline(partnerflow, key, days, subject, before, found.particular)
        paid = grants(partnerflow, key, days, found.particular)
        # The maps are our own SVG: the writer of its XML escaped every text in it.
        maps = [Markup(each) for each in found.maps]
        shown: dict[str, Any] = {"d": found, "days": days, "timeline": facts, "grants": paid, "maps": maps}
        shown["proof"] = proof(partnerflow, key)
        if days.given:
            return _page("partnership.html", **shown)
        visits, missed = news(partnerflow, key, Visits.of(request.cookies))
        return visits.arriving(missed).keep(_page("partnership.html", **shown, visits=visits, missed=missed), key)

    @pages.get("/partnerships/<key>/changes")
    def changes(key: str) -> Response:
        found = changes_page(partnerflow, key, asked.words())
        if found.start is None and found.visits.last is not None:
            return make_response(redirect(asked.here(**{"from": found.visits.last.version})))
        response = _page("changes.html", found.status, c=found)
        return found.having_seen.keep(response, key)

    @pages.get("/partnerships/<key>/facts/<fact>")
    def fact(key: str, fact: str) -> Response:
        words, days = asked.words(), asked.days()
        return _page("fact.html", f=fact_page(partnerflow, "partnership", key, fact, days, words))

    @pages.get("/grants/<key>/facts/<fact>")
    def grant_fact(key: str, fact: str) -> Response:
        words, days = asked.words(), asked.days()
        return _page("fact.html", f=fact_page(partnerflow, "grant", key, fact, days, words))

    pages.before_request(_refuse_invisible)
    pages.app_errorhandler(404)(_nowhere)
    pages.register_error_handler(AddressError, _unreadable)
    pages.register_error_handler(NotFoundError, _missing)
    pages.register_error_handler(UnavailableError, _unavailable)
    pages.register_error_handler(UnknownProcessError, _unknown_process)
    pages.after_request(_headers)
    return pages


def _page(template: str, status: int = 200, **values: Any) -> Response:
    words = asked.words()
    reader = {
        "t": words,
        "other": next(language for language in LANGUAGES if language != words.language),
        "address": asked.address,
        "here": asked.here,
        "hidden": asked.hidden,
        "text": asked.text,
        "style": url_for("pages.static", filename="pages.css", v=_STYLE),
        "url_root": request.url_root,
        "docs": url_for("descriptions.page"),
        "version": version(),
    }
    response = make_response(render_template(f"pages/{template}", **reader, **values), status)
    response.headers["Content-Language"] = words.language
    return response


def _refusal(status: int, kind: str, details: Sequence[str] = ()) -> Response:
    words = asked.words()
    return _page(
        "error.html", status, title=words(f"error.{kind}"), details=details, advice=words(f"error.{kind}_text")
    )


def _missing(error: NotFoundError) -> Response:
    words, data = asked.words(), error.data
    key = data.get("key") or data.get("partnership")
    if "fact" in data:
        return _refusal(404, "not_found", [words("error.no_fact", key=key, id=data["fact"])])
    if key is None or data.get("kind") == "grant":
        return _refusal(404, "not_found")
    return _refusal(
        404, "not_found", [words("error.not_begun" if "as_of" in data else "error.no_partnership", key=key)]
    )


def _nowhere(error: NotFound) -> Response:
    """Nothing of the whole app is there: a page for who reads pages, a problem for who calls the API."""
    wanted = request.accept_mimetypes.best_match([problems.MEDIA, "text/html"])
    if request.path.startswith(f"{API_PREFIX}/") or wanted != "text/html":
        return problems.of_http(error)
    return _headers(_refusal(404, "not_found"))


def _refuse_invisible() -> None:
    """No name of ours has a character that cannot be seen, and not every store takes one."""
    for name, value in (request.view_args or {}).items():
        if not str(value).isprintable():
            raise NotFoundError(f"there is no {name} of this form")


def _unreadable(error: AddressError) -> Response:
    return _refusal(400, "bad_request", [asked.words()(error.key, **error.values)])


def _unavailable(error: UnavailableError) -> Response:
    return _refusal(503, "unavailable")


def _unknown_process(error: UnknownProcessError) -> Response:
    words, process = asked.words(), error.data["process"]
    return _refusal(503, "unknown_process", [words("error.unknown_process_file", process=process)])


def _headers(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    if response.mimetype == "text/html":
        response.headers["Cache-Control"] = "private, no-cache"
        response.vary.add("Accept-Language")
    return response
