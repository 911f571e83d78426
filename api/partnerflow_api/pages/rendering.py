"""A page for whoever reads it: a template with the reader's words and addresses, and what keeps browsers from doing harm."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Any

from flask import Response, make_response, render_template, request, url_for

from partnerflow.cli.version import version
from partnerflow_api.pages import asked
from partnerflow_api.pages.words import LANGUAGES
from partnerflow_api.signing_in.presence import who

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
_STYLE = sha256(files(__package__ or "").joinpath("static/pages.css").read_bytes()).hexdigest()[:12]


def page(template: str, status: int = 200, **values: Any) -> Response:
    """A template of the pages, filled in with these values and with what every page needs."""
    words = asked.words()
    reader = {
        "t": words,
        "other": next(language for language in LANGUAGES if language != words.language),
        "address": asked.address,
        "here": asked.here,
        "hidden": asked.hidden,
        "text": asked.text,
        "who": who(),
        "whence": request.full_path.rstrip("?") if request.method == "GET" and request.endpoint else None,
        "style": url_for("pages.static", filename="pages.css", v=_STYLE),
        "url_root": request.url_root,
        "docs": url_for("descriptions.page"),
        "version": version(),
    }
    response = make_response(render_template(f"pages/{template}", **reader, **values), status)
    response.headers["Content-Language"] = words.language
    return response


def refusal(status: int, kind: str, details: Sequence[str] = ()) -> Response:
    """A page that says what cannot be, and what to do; its words are those of `error.{kind}`."""
    words = asked.words()
    return page("error.html", status, title=words(f"error.{kind}"), details=details, advice=words(f"error.{kind}_text"))


def protected(response: Response) -> Response:
    """The answer with the policy of pages; nobody but the reader's own browser keeps it."""
    response.headers["Content-Security-Policy"] = POLICY
    if response.mimetype == "text/html":
        response.headers["Cache-Control"] = "private, no-cache"
        response.vary.add("Accept-Language")
    return response
