"""What one request carries: the service it asks, the language of its reader, and the id under which it can be found again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from typing import Any, cast

from flask import current_app, g, request

from partnerflow.application.service import Partnerflow
from partnerflow.messages import LANGUAGES, Language
from partnerflow_api.rendered import Rendered

EXTENSION = "partnerflow"
DEFAULT_LANGUAGE: Language = "en"
_TRACE = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}", re.ASCII)
_GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{8,64}", re.ASCII)


@dataclass(slots=True, kw_only=True)
class Desk:
    """What one app works with: the service it was made for, what it rendered before, and how large an import may be."""

    partnerflow: Partnerflow
    import_bytes: int
    rendered: Rendered[Any] = field(default_factory=Rendered)
    _numbers: count[int] = field(default_factory=count)
    _process: str | None = None

    def new_request(self) -> str:
        """An id for a request: of this process and counted, for an unguessable one would cost more than the rest of a read."""
        if self._process is None:
            # Not before the first request: a process may be forked from one that made the app.
            self._process = self.partnerflow.chance.identity().hex
        return f"{self._process}-{next(self._numbers)}"


def desk() -> Desk:
    """What this app works with."""
    return cast(Desk, current_app.extensions[EXTENSION])


def service() -> Partnerflow:
    """The service that this app was made for."""
    return desk().partnerflow


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
        g.request_id = trace[1] if trace else given[0] if given else desk().new_request()
    return cast(str, g.request_id)
