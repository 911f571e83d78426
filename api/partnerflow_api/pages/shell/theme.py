"""Where the theme of an installation is served: it is linked after all stylesheets of ours."""

from __future__ import annotations

from flask import Blueprint, Response, url_for
from werkzeug.exceptions import NotFound

from partnerflow_api.context import desk
from partnerflow_api.permitting import open_to_all


def theme_address() -> str | None:
    """Where the theme stands; None where there is none."""
    theme = desk().theme
    return url_for("pages.theme", v=theme.digest) if theme is not None else None


def register(pages: Blueprint) -> None:
    """`GET /theme.css`."""

    @pages.get("/theme.css")
    @open_to_all
    def theme() -> Response:
        found = desk().theme
        if found is None:
            raise NotFound
        response = Response(found.css, mimetype="text/css")
        response.headers["Cache-Control"] = "public, max-age=300"
        return response
