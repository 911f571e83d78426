"""Headers on every answer: the version of the API, and what keeps browsers from doing harm with it."""

from __future__ import annotations

from flask import Flask, Response, request

API_VERSION = "1.0.0"
API_PREFIX = "/v1"
NOTHING = "default-src 'none'; frame-ancestors 'none'"

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "API-Version": API_VERSION,
}


def register(app: Flask) -> None:
    """Set them on every answer of the app; a view that says something itself is left its say."""

    @app.after_request
    def protect(response: Response) -> Response:
        headers = response.headers
        for name, value in _ALWAYS.items():
            headers.setdefault(name, value)
        if "Content-Security-Policy" not in headers:
            headers["Content-Security-Policy"] = NOTHING
            headers["X-Frame-Options"] = "DENY"
        if request.path.startswith(f"{API_PREFIX}/"):
            headers.setdefault("Cache-Control", "no-store")
        return response
