"""One POST to a server that somebody else runs. Whatever comes back is taken for hostile: bounded, and never followed."""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from time import monotonic
from urllib.parse import SplitResult, urlsplit

from partnerflow.errors import UnavailableError

_PATIENCE_SECONDS = 5.0
_MOST_BYTES = 64 << 10
_CHUNK = 8 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server answered."""

    status: int
    content_type: str
    body: bytes


def check_url(text: str) -> SplitResult:
    """The parts of an http or https URL to which something can be posted.

    Raises:
        ValueError: it is none; the message says why.
    """
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"{text!r} is no http or https URL")
    if parts.username is not None or parts.fragment:
        raise ValueError(f"{text!r} has a login or a fragment in it")
    if not text.isascii() or any(character <= " " for character in text):
        raise ValueError(f"{text!r} has characters that no URL has")
    # Reading it is checking it: urlsplit looks at the port only now.
    _ = parts.port
    return parts


def post(url: str, body: bytes, content_type: str) -> Reply:
    """Post a body and read the answer, at most 64 KiB of it; redirects are answers like any other.

    Raises:
        UnavailableError: nobody answered in five seconds, or too much, or not in HTTP.
    """
    parts = check_url(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=_PATIENCE_SECONDS)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    deadline = monotonic() + _PATIENCE_SECONDS
    try:
        connection.request("POST", target, body, {"Content-Type": content_type, "Connection": "close"})
        response = connection.getresponse()
        read = bytearray()
        while chunk := response.read1(_CHUNK):
            read += chunk
            if len(read) > _MOST_BYTES or monotonic() > deadline:
                raise UnavailableError(f"{url} answers too much or too slowly")
        return Reply(status=response.status, content_type=response.headers.get_content_type(), body=bytes(read))
    except (OSError, HTTPException, ValueError) as error:
        raise UnavailableError(f"{url} does not answer: {error or type(error).__name__}") from error
    finally:
        connection.close()
