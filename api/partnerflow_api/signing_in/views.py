"""The addresses of signing in, out, and of oneself."""

from __future__ import annotations

from flask import Blueprint, Response

from partnerflow_api.pages import refusing
from partnerflow_api.pages.rendering import protected
from partnerflow_api.signing_in import elsewhere, local_account, oneself


def blueprint() -> Blueprint:
    """`/sign-in` and the ways from it, `/sign-out`, and `/me`; nothing of it is ever kept by a cache."""
    people = Blueprint("signing_in", __name__)
    form = ["GET", "POST"]
    people.add_url_rule("/sign-in", "sign_in", local_account.sign_in, methods=form)
    people.add_url_rule("/sign-in/password", "first_password", local_account.first_password, methods=form)
    people.add_url_rule("/sign-in/provider", "provider", elsewhere.provider)
    people.add_url_rule("/sign-in/return", "returned", elsewhere.returned)
    people.add_url_rule("/sign-in/back-channel", "back_channel", elsewhere.back_channel, methods=["POST"])
    people.add_url_rule("/sign-out", "sign_out", oneself.sign_out, methods=["POST"])
    people.add_url_rule("/signed-out", "signed_out", oneself.signed_out)
    people.add_url_rule("/me", "me", oneself.me)
    people.add_url_rule("/me/password", "change_password", oneself.change_password, methods=form)
    people.add_url_rule("/me/sessions/end", "end_sessions", oneself.end_everywhere, methods=["POST"])
    people.add_url_rule("/me/sessions/<secret>/end", "end_session", oneself.end_one, methods=["POST"])
    refusing.register(people)
    people.after_request(_kept_nowhere)
    return people


def _kept_nowhere(response: Response) -> Response:
    response = protected(response)
    response.headers["Cache-Control"] = "no-store"
    return response
