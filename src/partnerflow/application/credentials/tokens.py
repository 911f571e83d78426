"""Tokens: a prefix that scanners find, an identity, 256 bits of chance, a checksum (docs/spec/credentials.md §1)."""

from __future__ import annotations

import re
from base64 import b32encode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, cast
from zlib import crc32

from partnerflow.application.credentials.records import SecretKind

TokenKind = SecretKind | Literal["embed"]
"""What a token is for. An embed is kept as a link is, and opens nothing that a link opens."""

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_CHECKED = 6
_FORM = re.compile(
    r"pf_(?P<kind>key|link|session|embed)_(?P<id>[a-z2-7]{16})_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}", re.ASCII
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token that has the form of one; whether it opens anything, the store knows. Never shown by `repr`."""

    kind: TokenKind
    id: str
    hash: bytes


def make_token(kind: TokenKind, id_: str, chance: bytes) -> str:
    """The text of a new token from 32 unguessable bytes."""
    secret = urlsafe_b64encode(chance).decode().rstrip("=")
    body = f"pf_{kind}_{id_}_{secret}"
    return body + _checksum(body)


def parse_token(text: str) -> Token | None:
    """What a text is as a token; None when it is none, or was mistyped: then nobody needs to look it up."""
    found = _FORM.fullmatch(text)
    if found is None or _checksum(text[:-_CHECKED]) != text[-_CHECKED:]:
        return None
    return Token(kind=cast(TokenKind, found["kind"]), id=found["id"], hash=hash_of(text))


def hash_of(token: str) -> bytes:
    """What is kept of a token. A plain hash will do: nobody tries 2^256 tokens."""
    return sha256(token.encode()).digest()


def identity_from(chance: bytes) -> str:
    """Sixteen lower-case characters, 80 bits, from unguessable bytes."""
    return b32encode(chance[:10]).decode().lower()


def _checksum(body: str) -> str:
    rest, digits = crc32(body.encode()), ""
    for _ in range(_CHECKED):
        rest, digit = divmod(rest, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits
