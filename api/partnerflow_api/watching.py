"""What whoever guards a server wants to know of: who was refused, who asked too much, who tried to sign in.

One line each, in the log `partnerflow.security`: no name, no credential, no content. What was read stands in the record of
reading, and what was recorded in the facts themselves.
"""

from __future__ import annotations

import logging

from flask import Flask, Response

from partnerflow_api.asking import asking
from partnerflow_api.context import bearer, permit, request_id
from partnerflow_api.limits import SIGNING_IN, client_address

REFUSALS = {401: "unknown", 403: "forbidden", 429: "too-many"}
_log = logging.getLogger("partnerflow.security")


def register(app: Flask) -> None:
    """Watch every answer of an app."""
    app.after_request(_watch)


def _watch(response: Response) -> Response:
    now = asking()
    if now.method == "POST" and now.endpoint in SIGNING_IN:
        done = response.status_code < 400
        _note(logging.INFO if done else logging.WARNING, "signed-in" if done else "not-signed-in", response)
    elif response.status_code in (403, 429) or (response.status_code == 401 and bearer() is not None):
        # Whoever shows nothing at all is asked who they are; that is no event.
        _note(logging.WARNING, REFUSALS[response.status_code], response)
    return response


def _note(level: int, event: str, response: Response) -> None:
    known, principal = permit(), asking().principal
    _log.log(
        level,
        "event=%s status=%d operation=%s principal=%s address=%s request=%s",
        event,
        response.status_code,
        "-" if known is None else known.purpose,
        "-" if principal is None else principal.id,
        client_address(),
        request_id(),
    )
