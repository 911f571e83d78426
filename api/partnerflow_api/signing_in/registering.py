"""Signing in, put into an app."""

from __future__ import annotations

from flask import Flask

from partnerflow.application.service import Partnerflow
from partnerflow.settings import SignIn
from partnerflow_api.signing_in import forgery
from partnerflow_api.signing_in.cookies import FormCookie, signing_key
from partnerflow_api.signing_in.openid.client import OpenId
from partnerflow_api.signing_in.views import blueprint
from partnerflow_api.signing_in.ways import EXTENSION, Ways


def register(app: Flask, partnerflow: Partnerflow, given: SignIn) -> None:
    """Let people sign in to an app as the operator said; forged requests end here."""
    openid = OpenId(given.provider, partnerflow.clock.now) if given.provider is not None else None
    app.extensions[EXTENSION] = Ways(given=given, openid=openid)
    app.secret_key = signing_key(partnerflow.secret)
    app.config.update(SESSION_COOKIE_SECURE=given.secure, SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax")
    app.session_interface = FormCookie()
    forgery.register(app)
    app.register_blueprint(blueprint())
