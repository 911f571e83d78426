"""Telling what a form says: under the version that was seen, and once, however often it is sent."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from flask import request

from partnerflow.application.ports import IdempotencyKey
from partnerflow.application.recording import RecordAnswer, RecordRequest
from partnerflow_api.context import desk, principal, request_id, service
from partnerflow_api.encoding import encode

ONCE, SEEN = "once", "expectedVersion"
_LONGEST = 64


def tell(kind: str, key: str, fact: str, line: Mapping[str, Any], seen: int | None, once: str) -> RecordAnswer:
    """Record a fact as the reader tells it.

    Args:
        line: the members that the form gives, as `RecordRequest.line`.
        seen: the version that the form was filled in upon; None founds the stream.
        once: the key of the form: sent again with the same line, it is answered and not told again.

    Raises: as `Partnerflow.record`.
    """
    return service().record(record_request(kind, key, fact, line, seen, once))


def record_request(
    kind: str, key: str, fact: str, line: Mapping[str, Any], seen: int | None, once: str
) -> RecordRequest:
    """What the application is asked."""
    return RecordRequest(
        stream=kind,
        key=key,
        fact=fact,
        line=line,
        expected_version=seen,
        principal=principal().id,
        request=request_id(),
        idempotency=once_key(once, {"line": line, "key": key, "fact": fact, "seen": seen}),
    )


def once_key(once: str, told: Mapping[str, Any]) -> IdempotencyKey | None:
    """The key by which this form is known when it comes again; None for one that carries none of ours."""
    if not 0 < len(once) <= _LONGEST or not once.isascii() or not once.isalnum():
        return None
    return IdempotencyKey(
        scope=f"{principal().id} {request.method} {request.path}",
        key=once,
        fingerprint=hmac.digest(desk().partnerflow.secret, encode(told), sha256),
    )


def new_once() -> str:
    """A key for a form that is shown for the first time."""
    return desk().partnerflow.chance.identity().hex


def seen_version(text: str) -> int | None:
    """The version that a form was shown at; None when it says none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
