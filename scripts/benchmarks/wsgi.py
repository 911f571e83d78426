"""Requests without a server: the bytes that a client would send, given to a WSGI application in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_PLAIN = {"CONTENT_TYPE", "CONTENT_LENGTH"}


def environ_of(request: bytes) -> dict[str, Any]:
    """What a server tells an application of a request (PEP 3333)."""
    head, _, body = request.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, protocol = first.split(" ")
    path, _, query = target.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_PROTOCOL": protocol,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for line in lines:
        name, _, value = line.partition(": ")
        name = name.upper().replace("-", "_")
        environ[name if name in _PLAIN else f"HTTP_{name}"] = value
    environ["SERVER_NAME"], _, environ["SERVER_PORT"] = environ["HTTP_HOST"].partition(":")
    return environ


class Caller:
    """Calls an application with one request after the other; `prepare` first, then the call itself."""

    def __init__(self, app: WSGIApplication, requests: Iterable[bytes], status: int = 200) -> None:
        self._app = app
        self._requests = iter(requests)
        self._status = status
        self._environ: dict[str, Any] = {}

    def prepare(self) -> None:
        """Make the environment of the next request; no part of what the application does."""
        self._environ = environ_of(next(self._requests))

    def __call__(self) -> int:
        """The call: one request. Raises RuntimeError when the answer has another status than expected."""
        self.answered()
        return 1

    def answered(self) -> bytes:
        """The same, and what was answered."""
        told: list[str] = []

        def start(status: str, *_: Any) -> Any:
            told.append(status)

        answer = self._app(self._environ, start)
        body = b"".join(_closed(answer))
        if int(told[0][:3]) != self._status:
            raise RuntimeError(f"answered {told[0]} where {self._status} was expected: {body[:900]!r}")
        return body


def _closed(answer: Iterable[bytes]) -> Iterator[bytes]:
    """What an application answers; told at the end that it was all taken."""
    try:
        yield from answer
    finally:
        close: Callable[[], object] | None = getattr(answer, "close", None)
        if close is not None:
            close()
