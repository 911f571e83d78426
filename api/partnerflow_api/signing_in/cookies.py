"""Two cookies: the token of a session, and what a browser carries from one form to the next, signed.

`__Host-` binds both to this very host over https (RFC 6265bis §4.1.3.2); a workspace below a path has cookies of its own.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import TYPE_CHECKING

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin

from partnerflow.application.credentials.lifetimes import SESSION_HOURS
from partnerflow_api.signing_in.ways import ways

if TYPE_CHECKING:
    from itsdangerous import URLSafeTimedSerializer

_SIGNS = b"partnerflow/cookie-of-forms/1"


def signing_key(secret: bytes) -> bytes:
    """The key that signs the cookie of forms; every process of the workspace derives the same."""
    return hmac.digest(secret, _SIGNS, sha256)


def session_token() -> str | None:
    """The token of the session that this browser says it has."""
    return request.cookies.get(_name()) or None


def keep_session(response: Response, token: str) -> Response:
    """Let this browser have a session."""
    response.set_cookie(
        _name(), token, max_age=SESSION_HOURS * 3600, secure=ways().given.secure, httponly=True, samesite="Lax"
    )
    return response


def forget_session(response: Response) -> Response:
    """Let this browser have none."""
    response.delete_cookie(_name(), secure=ways().given.secure, httponly=True, samesite="Lax")
    return response


class FormCookie(SecureCookieSessionInterface):
    """Flask's signed cookie, under a name of ours."""

    digest_method = staticmethod(sha256)

    def get_cookie_name(self, app: Flask) -> str:
        return _name("form")

    def get_cookie_path(self, app: Flask) -> str:
        return "/"

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        serializer = super().get_signing_serializer(app)
        if serializer is not None:
            # One app answers for every workspace that is not there: what it signed for one name must not count under another,
            # or whoever tried would tell those names from the names that are taken.
            serializer.salt = (serializer.salt or b"") + request.root_path.encode()
        return serializer

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        # Programs carry no cookie at all: then no key is derived to check one, and none is written below.
        return super().open_session(app, request) if "HTTP_COOKIE" in request.environ else SecureCookieSession()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if session.accessed:
            super().save_session(app, session, response)


def _name(what: str | None = None) -> str:
    place = request.root_path.strip("/").replace("/", "-")
    plain = "__Host-partnerflow" if ways().given.secure else "partnerflow_session"
    return "-".join(filter(None, (plain, place, what)))
