"""Headers on every answer: the version of the API, and what keeps browsers from doing harm with it."""

from __future__ import annotations

from flask import Flask, Response, request

API_VERSION = "1.0.0"
API_PREFIX = "/v1"
UNFRAMED = "frame-ancestors 'none'"
NOTHING = f"default-src 'none'; {UNFRAMED}"

_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("API-Version", API_VERSION),
)


def is_api() -> bool:
    """Whether the request is below the prefix of the API, where a route is or not; everything else is for who reads pages."""
    return request.path.startswith(f"{API_PREFIX}/")


def register(app: Flask) -> None:
    """Set them on every answer of the app; a view may have one of its own."""

    @app.after_request
    def protect(response: Response) -> Response:
        headers = response.headers
        for name, value in (*_ALWAYS, ("Content-Security-Policy", NOTHING)):
            headers.setdefault(name, value)
        if UNFRAMED in headers["Content-Security-Policy"]:
            # The older header knows no list of sites: where a policy names some, it would keep these out too.
            headers["X-Frame-Options"] = "DENY"
        if is_api() and "Cache-Control" not in headers:
            headers["Cache-Control"] = "no-store"
        return response
