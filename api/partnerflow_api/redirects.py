"""Where a browser is led that asks for a folder instead of a page."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.exceptions import NotFound

from partnerflow_api.asking import API_PREFIX
from partnerflow_api.permitting import open_to_all

_PERMANENT = 308


def blueprint() -> Blueprint:
    """`/docs/` and `/partnerships` to their pages; `/v1` to the documents, for who reads pages."""
    routes = Blueprint("redirects", __name__)
    routes.add_url_rule("/docs/", endpoint="docs", view_func=open_to_all(lambda: _to("/docs")))
    routes.add_url_rule("/partnerships", endpoint="partnerships", view_func=open_to_all(lambda: _to("/")))
    routes.add_url_rule(API_PREFIX, endpoint="api", view_func=_api)
    return routes


@open_to_all
def _api() -> Response:
    # A program that asks here has lost its way, and is told so.
    if not request.accept_mimetypes.provided or "text/html" not in request.accept_mimetypes.values():
        raise NotFound
    return _to("/docs")


def _to(path: str) -> Response:
    query = request.query_string.decode("ascii", "replace")
    there = f"{request.root_path}{path}{'?' + query if query else ''}"
    return redirect(there, _PERMANENT, Response)  # type: ignore[return-value]
