"""A line to a database server that can lose what the server answers, as a network does at the worst moment."""

from __future__ import annotations

import select
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from urllib.parse import urlsplit


class LossyLine:
    """Forwards both ways. After `lose_answers` the next answers vanish, each with its connection."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        assert parts.hostname is not None
        self._server = (parts.hostname, parts.port or 5432)
        self._door = socket.create_server(("127.0.0.1", 0))
        self._losing = 0
        credentials = parts.netloc.rpartition("@")[0]
        self.url = parts._replace(netloc=f"{credentials}@127.0.0.1:{self._door.getsockname()[1]}").geturl()

    def lose_answers(self, count: int) -> None:
        """From now on lose this many answers to statements that reached the server."""
        self._losing = count

    def close(self) -> None:
        """Take no more connections."""
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()

    def run(self) -> None:
        """Take connections until the door closes."""
        with suppress(OSError):
            while True:
                client, _ = self._door.accept()
                Thread(target=self._forward, args=(client,), daemon=True).start()

    def _forward(self, client: socket.socket) -> None:
        with client, socket.create_connection(self._server) as server, suppress(OSError):
            while True:
                for ready in select.select([client, server], [], [])[0]:
                    data = ready.recv(65536)
                    if not data:
                        return
                    if ready is server and self._losing:
                        self._losing -= 1
                        return
                    (server if ready is client else client).sendall(data)


@contextmanager
def lossy_line(url: str) -> Iterator[LossyLine]:
    """A line to the server of this URL, under a URL of its own."""
    line = LossyLine(url)
    taker = Thread(target=line.run, daemon=True)
    taker.start()
    try:
        yield line
    finally:
        line.close()
