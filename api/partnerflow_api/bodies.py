"""Bodies of requests: the right media type, our own strict JSON, bounded in size; never a byte more in memory than allowed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from flask import Flask, request
from werkzeug.exceptions import BadRequest, HTTPException, RequestEntityTooLarge, UnsupportedMediaType

from partnerflow.domain import strict_json
from partnerflow.errors import MalformedError
from partnerflow_api.asking import asking
from partnerflow_api.context import desk

NDJSON = ("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines")
CHUNK = 1 << 16
FORM_BYTES = 64 << 10
"""How much a form of a page may hold: most pages ask for no more than some lines."""
TOLD_BYTES = strict_json.MAXIMUM_BYTES * 2
"""How much a form may hold that tells a fact, beside a document: its line as a browser escapes it."""
V = TypeVar("V", bound=Callable[..., Any])
_DOCUMENTS = "partnerflow_takes_documents"


def register(app: Flask) -> None:
    """Bound what pages are sent, before anybody parses it: the parts of a form could fill the disk."""

    @app.before_request
    def bound() -> None:
        now = asking()
        if not now.in_api:
            view = app.view_functions.get(now.endpoint or "")
            now.max_content_length = TOLD_BYTES + _document() if hasattr(view, _DOCUMENTS) else FORM_BYTES


def takes_documents(view: V) -> V:
    """Declare that a view of pages takes a whole fact, and a document with it."""
    setattr(view, _DOCUMENTS, True)
    return view


def _document() -> int:
    return desk().partnerflow.attachments.largest


def read_json() -> tuple[dict[str, Any], bytes]:
    """The body as a JSON object, and as it came.

    Raises:
        UnsupportedMediaType: it is not said to be JSON.
        BadRequest: it breaks off, or its chunks are no chunks.
        MalformedError: it is not one JSON object within the limits (classes encoding, limits, json and characters).
    """
    if not request.is_json:
        raise _with(UnsupportedMediaType(), expected="application/json")
    raw = _read(strict_json.MAXIMUM_BYTES + 1)
    # A carriage return can only be white space here, and editors put it there; in a fact it cannot hide.
    value, faults = strict_json.load(raw.replace(b"\r\n", b"\n"))
    if value is None:
        raise MalformedError(faults)
    return value, raw


def read_bytes(maximum: int) -> bytes:
    """The body as it came, of whatever type it is said to be.

    Raises:
        RequestEntityTooLarge: it is larger than `maximum`.
        BadRequest: it breaks off, or its chunks are no chunks.
    """
    if (request.content_length or 0) > maximum:
        raise _with(RequestEntityTooLarge(), maximum=maximum)
    parts = list(_chunks(maximum))
    return b"".join(parts)


def read_chunks(maximum: int) -> Iterator[bytes]:
    """A body of JSON Lines in chunks as they come.

    Raises:
        UnsupportedMediaType: it is not said to be JSON Lines.
        RequestEntityTooLarge: it is larger than `maximum`.
        BadRequest: it breaks off, or its chunks are no chunks; while it is read.
    """
    if request.mimetype not in NDJSON:
        raise _with(UnsupportedMediaType(), expected=NDJSON[0])
    if (request.content_length or 0) > maximum:
        raise _with(RequestEntityTooLarge(), maximum=maximum)
    return _chunks(maximum)


def _chunks(maximum: int) -> Iterator[bytes]:
    taken = 0
    while chunk := _read(CHUNK):
        taken += len(chunk)
        if taken > maximum:
            raise _with(RequestEntityTooLarge(), maximum=maximum)
        yield chunk


def _read(size: int) -> bytes:
    try:
        return request.stream.read(size)
    except HTTPException:
        raise
    except Exception as error:
        # Every server has errors of its own for bytes that break HTTP; only a client can have sent them.
        raise BadRequest from error


def _with(error: HTTPException, **data: Any) -> HTTPException:
    error.data = data  # type: ignore[attr-defined]
    return error
