"""Headers on every answer: the version of the API, and what keeps browsers from doing harm with it."""

from __future__ import annotations

from flask import Flask, Response, request

API_VERSION = "1.0.0"
API_PREFIX = "/v1"
NOTHING = "default-src 'none'; frame-ancestors 'none'"

_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("API-Version", API_VERSION),
)
_UNFRAMED = (("Content-Security-Policy", NOTHING), ("X-Frame-Options", "DENY"))


def register(app: Flask) -> None:
    """Set them on every answer of the app; a view may have a policy of its own."""

    @app.after_request
    def protect(response: Response) -> Response:
        headers = response.headers
        headers.extend(_ALWAYS)
        if "Content-Security-Policy" not in headers:
            headers.extend(_UNFRAMED)
        if request.path.startswith(f"{API_PREFIX}/") and "Cache-Control" not in headers:
            headers["Cache-Control"] = "no-store"
        return response
