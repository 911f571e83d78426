"""The newest checkpoint on every answer: who keeps the last one it saw can prove that a history was rewritten.

`Checkpoint: <base64 of the signed note>` (docs/spec/checkpoints.md §7).
"""

from __future__ import annotations

import logging
from functools import lru_cache

from flask import Flask, Response

from partnerflow.errors import PartnerflowError, UnavailableError
from partnerflow.transparency.encoding import to_base64
from partnerflow_api.asking import asking
from partnerflow_api.context import desk

HEADER = "Checkpoint"
_log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Let every good answer of the API carry it; what caches may keep would carry an old one, and goes without."""

    @app.after_request
    def carry(response: Response) -> Response:
        now = asking()
        if (
            now.in_api
            # What is open to all tells nothing of the workspace, and this would.
            and now.acting is not None
            and response.status_code < 400
            and "Cache-Control" not in response.headers
        ):
            note = _newest()
            if note is not None:
                response.headers.add(HEADER, _encoded(note))
        return response


def _newest() -> str | None:
    try:
        return desk().partnerflow.ledger.newest()
    except PartnerflowError as error:
        # What was recorded is recorded: an answer that says so is worth more than its header.
        unexpected = not isinstance(error, UnavailableError)
        _log.warning("the newest checkpoint cannot be read: %s", error, exc_info=unexpected)
        return None


@lru_cache(maxsize=4)
def _encoded(note: str) -> str:
    return to_base64(note.encode())
