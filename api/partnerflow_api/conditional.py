"""Conditional requests: an ETag names version and representation (RFC 9110 §13), and a key makes a retry safe.

`ETag: "12;json;nl"`; where texts are shown, what decides which ones follows: `"12;json;nl;5c9f2a81"`. `If-Match` takes any
ETag of the current version (`"12"` too, or `*`), `expectedVersion` in the body says the same for clients that cannot set
headers.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from flask import Response, request

from partnerflow.application.ports import Head, IdempotencyKey
from partnerflow.domain.vocabulary.kinds import fault
from partnerflow.errors import MalformedError, StaleVersionError
from partnerflow_api.asking import asking
from partnerflow_api.context import desk, language, principal, service

_TAG = re.compile(r'(W/)?"([^"]*)"', re.ASCII)
_VERSION = re.compile(r"([0-9]{1,12})(;[a-z0-9;-]*)?", re.ASCII)
_KEY = re.compile(r'"([\x21\x23-\x7e]{1,200})"|([\x21\x23-\x7e]{1,200})', re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """The version that a writer saw. `required` is False only when it said that any version will do."""

    version: int | None
    required: bool = True


def etag(version: int, form: str = "json", texts: str = "") -> str:
    """The strong ETag of a stream at a version, in a form, in the language of the reader; `texts` is of `texts_of`."""
    return f'"{version};{form};{language()}{texts}"'


def texts_of(head: Head) -> str:
    """What decides which texts of a stream are shown, beside its version: how often some were restricted or freed, and who
    reads. Of a state everybody who may see it sees the same: it holds no texts.
    """
    view = sha256(f"{head.restrictions} {service().view_key}".encode()).hexdigest()[:8]
    return f";{view}"


def expected_version(body: Mapping[str, Any]) -> Expectation:
    """What the writer said it saw, by `If-Match` or by `expectedVersion` in its body.

    Raises:
        StaleVersionError: `If-Match` holds no version that could be current; weak tags never count (RFC 9110 §13.1.1).
        MalformedError: `If-Match` holds no entity tag, or header and body name different versions.
    """
    header, stated = request.headers.get("If-Match"), body.get("expectedVersion")
    if header is None:
        return Expectation(version=stated)
    if header.strip() == "*":
        return Expectation(version=stated, required=False)
    tags = _TAG.findall(header)
    if not tags:
        raise MalformedError([fault("If-Match", "not_a_tag", value=header)])
    versions = [int(version[1]) for weak, tag in tags if not weak and (version := _VERSION.fullmatch(tag))]
    if not versions:
        reason = "weak_tag" if any(weak for weak, _ in tags) else "unknown_tag"
        raise StaleVersionError("If-Match names no version", reason=reason, expected=header)
    if stated is not None and stated not in versions:
        raise MalformedError([fault("/expectedVersion", "not_as_in_header", header=header)])
    # Several may be named (RFC 9110 §13.1.1); only the newest of them can be current.
    return Expectation(version=stated if stated is not None else max(versions))


def not_modified(version: int, form: str = "json", texts: str = "") -> Response | None:
    """A 304 when the client holds this very version in this form and language, with these texts; else None."""
    header = asking().environ.get("HTTP_IF_NONE_MATCH")
    if header is None:
        return None
    current = etag(version, form, texts)
    if header.strip() != "*" and current.strip('"') not in [tag for _, tag in _TAG.findall(header)]:
        return None
    return Response(
        status=304, headers={"ETag": current, "Content-Language": language(), "Vary": "Accept, Accept-Language"}
    )


def idempotency_key(raw_body: bytes) -> IdempotencyKey | None:
    """The caller's key for this request, if it gave one; known to us by caller and route, never by the key alone.

    Raises:
        MalformedError: it is not 1 to 200 visible characters, quoted or not.
    """
    header = request.headers.get("Idempotency-Key")
    if header is None:
        return None
    found = _KEY.fullmatch(header.strip())
    if found is None:
        raise MalformedError([fault("Idempotency-Key", "not_a_key", maximum=200)])
    # Lengths keep two requests apart whose parts run into each other.
    parts = [request.method.encode(), request.full_path.encode(), raw_body]
    told = b"".join(len(part).to_bytes(8, "big") + part for part in parts)
    return IdempotencyKey(
        scope=f"{principal().id} {request.method} {request.path}",
        key=found[1] or found[2],
        fingerprint=hmac.digest(desk().partnerflow.secret, told, sha256),
    )
