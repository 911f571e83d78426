"""A client that costs next to nothing: one thread, many connections, requests made beforehand, answers only counted.

On two processors a client that parses what it gets takes from the server that is measured: floor and figure are both asked
by this one. Of an answer it reads the status and the length.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from selectors import EVENT_READ, DefaultSelector
from time import perf_counter

from benchmarks.client import Server
from benchmarks.timing import Stopwatch

_PATIENCE_SECONDS = 60.0
_READ_BYTES = 1 << 18
_END = b"\r\n\r\n"
_LENGTH = b"\r\ncontent-length:"
_WITHOUT_BODY = frozenset({204, 304})


@dataclass(frozen=True, slots=True)
class Head:
    """What is read of an answer: its status, and how many bytes it has in all, head and body."""

    status: int
    size: int


def read_head(received: bytes) -> Head | None:
    """The head of an answer, or None while it is not there in whole.

    Raises:
        ValueError: it is no answer of HTTP/1.1, or does not say how long it is.
    """
    end = received.find(_END)
    if end < 0:
        return None
    if not received.startswith(b"HTTP/1."):
        raise ValueError(f"no answer of HTTP/1: {received[:80]!r}")
    status, beginning = int(received[9:12]), end + len(_END)
    if status in _WITHOUT_BODY:
        return Head(status, beginning)
    told = received[:end].lower()
    at = told.find(_LENGTH)
    if at < 0:
        raise ValueError(f"an answer that does not say its length: {received[:end]!r}")
    line = told[at + len(_LENGTH) :].partition(b"\r\n")[0]
    return Head(status, beginning + int(line))


@dataclass(slots=True)
class _Connection:
    """One connection, with what it will send."""

    line: socket.socket
    source: Iterator[bytes]
    began: float = 0.0
    received: bytes = b""
    awaited: int = 0

    def send(self) -> bool:
        """Send the next request; False when there is none."""
        request = next(self.source, None)
        if request is None:
            return False
        self.received, self.awaited = b"", 0
        self.began = perf_counter()
        self.line.sendall(request)
        return True

    def take(self, statuses: frozenset[int]) -> bool:
        """Take what came in; True once the answer is whole.

        Raises:
            RuntimeError: the server let go, or the answer has another status.
        """
        chunk = self.line.recv(_READ_BYTES)
        if not chunk:
            raise RuntimeError(f"the server let go of a connection after {self.received[:500]!r}")
        if self.awaited:
            self.awaited -= len(chunk)
            return self.awaited == 0
        self.received += chunk
        head = read_head(self.received)
        if head is None:
            return False
        if head.status not in statuses:
            raise RuntimeError(f"answered {head.status} where {sorted(statuses)} is expected: {self.received[:900]!r}")
        self.awaited = head.size - len(self.received)
        return self.awaited == 0


@dataclass(slots=True, kw_only=True)
class Lean:
    """A slice of requests to one server, as many at a time as there are sources; each connection sends what its own yields.

    A slice ends early when all sources are at their end. Connections are made anew in each, before the clock starts.
    """

    server: Server
    sources: Sequence[Iterable[bytes]]
    statuses: frozenset[int] = frozenset({200})
    watch: Stopwatch = field(default_factory=Stopwatch)

    def __call__(self, seconds: float) -> float:
        """Ask for some seconds; every answer that was begun is waited for and counted: how many per second.

        Raises:
            RuntimeError: an answer has another status than expected, or does not come.
        """
        host, _, port = self.server.address.partition(":")
        lines = [socket.create_connection((host, int(port)), _PATIENCE_SECONDS) for _ in self.sources]
        try:
            for line in lines:
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            pairs = zip(lines, self.sources, strict=True)
            return self._asked([_Connection(line, iter(source)) for line, source in pairs], seconds)
        finally:
            for line in lines:
                line.close()

    def _asked(self, connections: Sequence[_Connection], seconds: float) -> float:
        lasted = self.watch.seconds
        with DefaultSelector() as selector:
            start = perf_counter()
            now, end, done = start, start + seconds, 0
            for connection in connections:
                if connection.send():
                    selector.register(connection.line, EVENT_READ, connection)
            while selector.get_map():
                ready = selector.select(_PATIENCE_SECONDS)
                if not ready:
                    raise RuntimeError(f"{self.server.address} does not answer")
                for key, _ in ready:
                    connection = key.data
                    if not connection.take(self.statuses):
                        continue
                    now = perf_counter()
                    lasted.append(now - connection.began)
                    done += 1
                    if now >= end or not connection.send():
                        selector.unregister(connection.line)
        return done / (now - start) if done else 0.0


def request_of(server: Server, method: str, path: str, body: bytes = b"", **headers: str) -> bytes:
    """The bytes of a request to a server, with its key; names of headers with ``_`` for ``-``."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {server.address}"]
    if server.key is not None:
        lines.append(f"Authorization: Bearer {server.key}")
    if body:
        lines.append(f"Content-Length: {len(body)}")
        headers.setdefault("Content_Type", "application/json")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body
