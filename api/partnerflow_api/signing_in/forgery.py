"""Requests that another site lets a browser make: refused, wherever something vouches for a browser by itself."""

from __future__ import annotations

from flask import Flask, request
from flask_wtf.csrf import CSRFError, CSRFProtect  # type: ignore[import-untyped]

from partnerflow.errors import ForbiddenError
from partnerflow_api.asking import asking
from partnerflow_api.context import bearer
from partnerflow_api.signing_in.cookies import session_token
from partnerflow_api.signing_in.proxy import proxied

HEADER = "X-CSRF-Token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_ELSEWHERE = frozenset({"cross-site", "same-site"})
_BY_TOKEN = frozenset({"signing_in.back_channel"})
_csrf = CSRFProtect()


def register(app: Flask) -> None:
    """Ask every form, and every unsafe request of the API with a cookie or by a proxy's word, for a token of its own page."""
    app.config.update(
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_HEADERS=[HEADER],
        WTF_CSRF_TIME_LIMIT=None,
        # Pages send no Referer on purpose; `Sec-Fetch-Site` says the same, and nobody but the browser can set it.
        WTF_CSRF_SSL_STRICT=False,
    )
    _csrf.init_app(app)
    app.before_request(_refuse_forged)


def _refuse_forged() -> None:
    now = asking()
    if now.method in SAFE or now.endpoint is None or now.endpoint in _BY_TOKEN or not _by_itself():
        return
    if request.headers.get("Sec-Fetch-Site") in _ELSEWHERE:
        raise ForbiddenError("another site made the browser ask this", reason="forged")
    try:
        _csrf.protect()
    except CSRFError as error:
        raise ForbiddenError("the token of the page is missing or old", reason="forged") from error


def _by_itself() -> bool:
    """Whether the browser would have this request count without its page doing anything for it."""
    if bearer() is not None:
        # No page of another site can set this header, and `Credentialed` never looks further.
        return False
    return not asking().in_api or session_token() is not None or proxied() is not None
