"""The two texts that stand for bytes and numbers in notes, checkpoints and requests, each with one spelling only."""

from __future__ import annotations

from base64 import b64decode, b64encode

from partnerflow.errors import UnprovenError

# What Go's readers of the same formats can hold; a tree that is larger does not come into being.
MAX_SIZE = 2**63 - 1


def to_base64(data: bytes) -> str:
    """The bytes as base64 with padding (RFC 4648 §4)."""
    return b64encode(data).decode("ascii")


def from_base64(text: str) -> bytes:
    """The bytes that `to_base64` wrote so; another spelling of the same bytes is refused.

    Raises:
        UnprovenError: ``bad_base64``: a foreign character, missing padding or leftover bits.
    """
    try:
        data = b64decode(text, validate=True)
    except ValueError as error:
        raise UnprovenError("bad_base64") from error
    if to_base64(data) != text:
        raise UnprovenError("bad_base64")
    return data


def from_decimal(text: str) -> int:
    """The number from 0 to 2^63-1 written in ASCII digits without sign or leading zeros.

    Raises:
        UnprovenError: ``bad_decimal``.
    """
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(MAX_SIZE)) or str(int(text)) != text:
        raise UnprovenError("bad_decimal")
    number = int(text)
    if number > MAX_SIZE:
        raise UnprovenError("bad_decimal")
    return number
