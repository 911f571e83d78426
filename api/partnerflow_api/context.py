"""What one request carries: who asks, the workspace as that principal sees it, the language of the reader, and an id."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, cast
from uuid import UUID

from flask import Flask, current_app

from partnerflow.application.access.acting import Acting
from partnerflow.application.access.kept import Kept
from partnerflow.application.access.principal import Principal
from partnerflow.application.service import Partnerflow
from partnerflow.messages import LANGUAGES, Language
from partnerflow_api.asking import Asking, asking
from partnerflow_api.permitting import OPEN, Permit, UndeclaredPermission
from partnerflow_api.rendered import Rendered
from partnerflow_api.request_ids import RequestIds, given_id
from partnerflow_api.theme import Theme

EXTENSION = "partnerflow"
DEFAULT_LANGUAGE: Language = "en"
_TRACE = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}", re.ASCII)


PARTS = 128
app = cast(Callable[[], Flask], current_app._get_current_object)  # type: ignore[attr-defined]
"""The app itself, as `asking` is the request itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a page, and the persons whose data it shows, by stream."""

    html: str
    persons: Mapping[UUID, Collection[str]]


class Admission(Protocol):
    """Who makes the present request."""

    def principal(self) -> Principal:
        """The principal of the request.

        Raises:
            UnauthenticatedError: nobody that is known here.
        """


@dataclass(slots=True, kw_only=True)
class Desk:
    """What one app works with: the service it was made for, who is let in, what each view may, what it rendered before,
    the parts of pages that it keeps, the theme of its pages, and the patterns of their addresses that were asked for.

    Only the door itself works with this service: a view asks `service`, which knows who asks.
    """

    partnerflow: Partnerflow
    admission: Admission
    import_bytes: int
    request_ids: RequestIds
    permits: Mapping[str, Permit] = field(default_factory=dict)
    rendered: Rendered[Any] = field(default_factory=Rendered)
    parts: Kept[Hashable, Part] = field(default_factory=lambda: Kept(PARTS))
    theme: Theme | None = None
    patterns: dict[str, tuple[str, ...] | None] = field(default_factory=dict)


def desk() -> Desk:
    """What this app works with."""
    return cast(Desk, app().extensions[EXTENSION])


def bearer() -> str | None:
    """The token that the request carries (RFC 6750 §2.1); any other scheme is somebody else's, such as a proxy's."""
    scheme, _, token = asking().environ.get("HTTP_AUTHORIZATION", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def principal() -> Principal:
    """Who makes this request.

    Raises:
        UnauthenticatedError: nobody that is known here.
    """
    now = asking()
    if now.principal is None:
        now.principal = desk().admission.principal()
    return now.principal


def permit() -> Permit | None:
    """What the view of this request acts under; None where its address has no route."""
    endpoint = asking().endpoint
    return desk().permits[endpoint] if endpoint is not None else None


def service() -> Acting:
    """The workspace as whoever makes this request may see it, under the permission that the view declares.

    Raises:
        UnauthenticatedError: nobody that is known here.
        ForbiddenError: the permission is one of the workspace, and who asks does not have it.
    """
    now = asking()
    if now.acting is None:
        known = permit()
        if known is None or known.permission == OPEN:
            raise UndeclaredPermission(f"{now.endpoint} is open to all, and asks for the workspace")
        who = principal()
        now.acting = desk().partnerflow.acting(who, known.permission, known.purpose, now.head)
        # An answer asks for the same streams more than once, and speaks of one version of each.
        now.acting.keep_still()
    return now.acting


def language() -> Language:
    """The language of the answer, by `Accept-Language` (``nl-BE`` counts as ``nl``)."""
    now = asking()
    if now.language is None:
        # Most programs say nothing: then nothing needs to be weighed.
        now.language = _preferred(now) if "HTTP_ACCEPT_LANGUAGE" in now.environ else DEFAULT_LANGUAGE
    return now.language


def _preferred(now: Asking) -> Language:
    wanted = (tag.partition("-")[0].lower() for tag, quality in now.accept_languages if quality > 0)
    return next((known for tag in wanted for known in LANGUAGES if tag == known), DEFAULT_LANGUAGE)


def request_id() -> str:
    """The id of this request: its W3C trace id or `X-Request-Id`, else one of our own."""
    now = asking()
    if now.id is None:
        trace = _TRACE.fullmatch(now.environ.get("HTTP_TRACEPARENT", ""))
        given = given_id(now.environ.get("HTTP_X_REQUEST_ID", ""))
        now.id = trace[1] if trace else given or desk().request_ids.new()
    return now.id
