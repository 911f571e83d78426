"""HTTP to the provider: no redirects, a bounded time, bounded bytes, nothing packed that could unfold."""

from __future__ import annotations

from time import monotonic
from typing import Any

from authlib.integrations.requests_client import OAuth2Session  # type: ignore[import-untyped]
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

CONNECT_SECONDS = 3.05
READ_SECONDS = 5.0
WHOLE_SECONDS = 10.0
MOST_BYTES = 128 << 10
_PIECE = 8 << 10


class ProviderError(Exception):
    """The provider does not answer as it should; the message is for the log, and holds nothing that it sent as a secret."""


class Bounded(HTTPAdapter):
    """Sends a request to a provider that may be slow, endless or somebody else."""

    def send(self, request: PreparedRequest, *_: Any, **given: Any) -> Response:
        """Its answer, read whole.

        Raises:
            ProviderError: it redirects, packs its answer, or sends too much or for too long.
            requests.RequestException: it does not answer.
        """
        begun = monotonic()
        request.headers["Accept-Encoding"] = "identity"
        response = super().send(request, **{**given, "stream": True, "timeout": (CONNECT_SECONDS, READ_SECONDS)})
        try:
            response._content = _whole(response, begun)
        finally:
            response.close()
        return response


def _whole(response: Response, begun: float) -> bytes:
    if 300 <= response.status_code < 400:
        raise ProviderError(f"{_place(response)} redirects")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise ProviderError(f"{_place(response)} packs its answer")
    read = bytearray()
    # Piece by piece as they come: who sends one byte at a time is not waited for byte by byte.
    while piece := response.raw.read1(_PIECE):
        read += piece
        if len(read) > MOST_BYTES:
            raise ProviderError(f"{_place(response)} sends more than {MOST_BYTES} bytes")
        if monotonic() - begun > WHOLE_SECONDS:
            raise ProviderError(f"{_place(response)} takes more than {WHOLE_SECONDS} seconds")
    return bytes(read)


def _place(response: Response) -> str:
    return (response.url or "").partition("?")[0]


class BoundedSession(OAuth2Session):  # type: ignore[misc]
    """authlib's session over that adapter."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for scheme in ("https://", "http://"):
            self.mount(scheme, Bounded())
