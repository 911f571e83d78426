"""The witness over HTTP: a WSGI callable (PEP 3333) with one address."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from partnerflow.errors import PartnerflowError
from partnerflow.transparency.keys import Signer
from partnerflow.witness.protocol import Answer, Recollection, add_checkpoint

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

PATH = "/add-checkpoint"
# 63 hashes and a hundred signatures of any kind fit well in here.
MOST_BYTES = 512 << 10

_PHRASES = {
    200: "OK",
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    413: "Content Too Large",
    422: "Unprocessable Content",
    503: "Service Unavailable",
}

_log = logging.getLogger(__name__)


def application(memory: Recollection, key: Signer, now: Callable[[], int]) -> WSGIApplication:
    """The callable for a server; `now` tells the time in Unix seconds."""

    def respond(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = _answer(environ, memory, key, now)
        body = answer.body.encode()
        headers = [("Content-Type", answer.content_type), ("Content-Length", str(len(body)))]
        if answer.status == 405:
            headers.append(("Allow", "POST"))
        start_response(f"{answer.status} {_PHRASES[answer.status]}", headers)
        return [body]

    return respond


def _answer(environ: WSGIEnvironment, memory: Recollection, key: Signer, now: Callable[[], int]) -> Answer:
    if environ.get("PATH_INFO") != PATH:
        return Answer(status=404, body=f"Only {PATH} is here.\n")
    if environ["REQUEST_METHOD"] != "POST":
        return Answer(status=405, body="Send a checkpoint by POST.\n")
    # Without a length (chunked) the input ends by itself; one byte more than allowed says enough.
    body = environ["wsgi.input"].read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        return Answer(status=413, body=f"At most {MOST_BYTES} bytes.\n")
    try:
        return add_checkpoint(body, memory, key, now)
    except PartnerflowError:
        # A full disk, a locked file: nothing was remembered, so nothing is cosigned.
        _log.exception("the memory failed")
        return Answer(status=503, body="The witness cannot remember now. Ask again later.\n")
