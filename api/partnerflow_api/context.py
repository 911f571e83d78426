"""What one request carries: the service it asks, the language of its reader, and the id under which it can be found again."""

from __future__ import annotations

import re
from typing import cast

from flask import current_app, g, request

from partnerflow.application.service import Partnerflow
from partnerflow.messages import LANGUAGES, Language

EXTENSION = "partnerflow"
DEFAULT_LANGUAGE: Language = "en"
_TRACE = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}", re.ASCII)
_GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{8,64}", re.ASCII)


def service() -> Partnerflow:
    """The service that this app was made for."""
    return cast(Partnerflow, current_app.extensions[EXTENSION])


def language() -> Language:
    """The language of the answer, by `Accept-Language` (``nl-BE`` counts as ``nl``)."""
    if "language" not in g:
        # Most programs say nothing: then nothing needs to be weighed.
        g.language = _preferred() if "Accept-Language" in request.headers else DEFAULT_LANGUAGE
    return cast(Language, g.language)


def _preferred() -> Language:
    wanted = (tag.partition("-")[0].lower() for tag, quality in request.accept_languages if quality > 0)
    return next((known for tag in wanted for known in LANGUAGES if tag == known), DEFAULT_LANGUAGE)


def request_id() -> str:
    """The id of this request: its W3C trace id or `X-Request-Id`, else one of our own."""
    if "request_id" not in g:
        trace = _TRACE.fullmatch(request.headers.get("traceparent", ""))
        given = _GIVEN_ID.fullmatch(request.headers.get("X-Request-Id", ""))
        g.request_id = trace[1] if trace else given[0] if given else service().chance.identity().hex
    return cast(str, g.request_id)
