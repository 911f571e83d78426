"""A page for whoever reads it: a template with the reader's words and addresses, and what keeps browsers from doing harm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, make_response, render_template, request, url_for

from partnerflow.cli.version import version
from partnerflow_api.pages import asked, shell
from partnerflow_api.pages.references import unbroken
from partnerflow_api.pages.words import LANGUAGES
from partnerflow_api.signing_in.presence import who

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default"
)


def reader() -> dict[str, Any]:
    """What every template needs of the reader and of the address."""
    words = asked.words()
    return {
        "t": words,
        "other": next(language for language in LANGUAGES if language != words.language),
        "address": asked.address,
        "here": asked.here,
        "hidden": asked.hidden,
        "text": asked.text,
        "unbroken": unbroken,
        "who": who(),
        "whence": request.full_path.rstrip("?") if request.method == "GET" and request.endpoint else None,
        "asset": shell.asset,
        "places": shell.places,
        "tabs": shell.tabs,
        "scheme": shell.chosen_scheme(),
        "schemes": shell.SCHEMES,
        "theme": shell.theme_address(),
        "note": shell.tour_note(),
        "frozen": shell.frozen_note(),
        "ahead": shell.day_ahead(),
        "url_root": request.url_root,
        "docs": url_for("descriptions.page"),
        "version": version(),
    }


def page(template: str, status: int = 200, **values: Any) -> Response:
    """A template of the pages, filled in with these values and with what every page needs."""
    response = make_response(render_template(f"pages/{template}", **reader(), **values), status)
    response.headers["Content-Language"] = asked.words().language
    return response


def refusal(status: int, kind: str, details: Sequence[str] = ()) -> Response:
    """A page that says what cannot be, and what to do; its words are those of `error.{kind}`."""
    words = asked.words()
    return page("error.html", status, title=words(f"error.{kind}"), details=details, advice=words(f"error.{kind}_text"))


def protected(response: Response) -> Response:
    """The answer with the policy of pages; nobody but the reader's own browser keeps it."""
    response.headers["Content-Security-Policy"] = POLICY
    if response.mimetype == "text/html":
        response.headers.setdefault("Cache-Control", "private, no-cache")
        response.vary.add("Accept-Language")
    return response
