"""Answers as bytes: JSON by msgspec, decimals as numbers, without a second look at what is JSON already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from flask import Response
from werkzeug.datastructures import Headers
from werkzeug.utils import get_content_type

from partnerflow_api.context import language

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_ENCODER = msgspec.json.Encoder(decimal_format="number")
JSON = "application/json"


def encode(value: Any) -> bytes:
    """A value as JSON."""
    return _ENCODER.encode(value)


def plain(value: Any) -> Any:
    """A value as plain lists, dicts, texts and numbers."""
    return msgspec.to_builtins(value, enc_hook=str, builtin_types=())


def extended(json_object: bytes, **members: Any) -> bytes:
    """A JSON object, given as bytes, with more members behind its own; those that are None are left out."""
    more = {name: value for name, value in members.items() if value is not None}
    return json_object if not more else json_object[:-1] + b"," + encode(more)[1:]


class Answer(Response):
    """An answer that is whole as it is made: its headers need no second look before it leaves."""

    automatically_set_content_length = False

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        # A place may still hold what an address must quote.
        return super().get_wsgi_headers(environ) if "Location" in self.headers else self.headers


def answer(value: Any, status: int = 200, *, headers: Mapping[str, str] | None = None, media: str = JSON) -> Response:
    """A response with this body (bytes are sent as they are), marked with the language it is in.

    One JSON document ends with a line feed, as text does: who reads it in a terminal keeps a prompt of its own line.
    """
    body = value if isinstance(value, bytes) else encode(value)
    if media == JSON or media.endswith("+json"):
        body += b"\n"
    told = {
        "Content-Type": get_content_type(media, "utf-8"),
        "Content-Length": str(len(body)),
        "Content-Language": language(),
        "Vary": "Accept, Accept-Language",
        **(headers or {}),
    }
    return Answer(body, status, told)
