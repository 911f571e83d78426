"""Calendars to subscribe to: `text/calendar` in the language of the reader, with an ETag over what they hold."""

from __future__ import annotations

from hashlib import sha256
from typing import cast

from flask import Response, request

from partnerflow.application.calendar import MEDIA
from partnerflow.domain.vocabulary.kinds import Enumeration, Schema
from partnerflow.messages import LANGUAGES, Language
from partnerflow_api.context import language
from partnerflow_api.parameters import Parameter

CALENDAR: dict[str, Schema] = {MEDIA: {"type": "string", "description": "RFC 5545: one all-day event a deadline"}}
LANG = Parameter(
    name="lang",
    kind=Enumeration(values=LANGUAGES),
    describes="The language of the events, for programs that send no Accept-Language",
)


def chosen(lang: str | None) -> Language:
    """The language that was asked for in the address, else that of the reader."""
    return language() if lang is None else cast(Language, lang)


def calendar_response(body: bytes, spoken: Language) -> Response:
    """A calendar, or 304 for who holds it already: the same facts make the same bytes."""
    response = Response(body, mimetype=MEDIA, headers={"Content-Language": spoken, "Vary": "Accept-Language"})
    response.set_etag(sha256(body).hexdigest()[:32])
    response.make_conditional(request.environ)
    return response
