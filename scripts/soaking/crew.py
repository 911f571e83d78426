"""Who works with the server: threads that ask at a rate of their own, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from time import monotonic

from benchmarks.client import Client, Server
from soaking.histogram import Histogram

Request = Callable[[], None]
_MOST_TOLD = 5
_LATE = 1.0


@dataclass(slots=True)
class Outcomes:
    """Latencies by kind, failures, and how often somebody could not ask at the rate that was wanted."""

    latencies: dict[str, Histogram] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)
    late: int = 0
    _lock: Lock = field(default_factory=Lock)

    def of(self, kind: str) -> Histogram:
        """The latencies of a kind of request."""
        with self._lock:
            return self.latencies.setdefault(kind, Histogram())

    def failed(self, kind: str, error: Exception) -> None:
        """One was not answered as it should be; the first few are told in full."""
        with self._lock:
            self.failures[kind] += 1
            if len(self.told) < _MOST_TOLD:
                self.told.append(f"{kind}: {error}")

    def was_late(self) -> None:
        """Somebody was so far behind that requests were left out."""
        with self._lock:
            self.late += 1


class Crew:
    """Workers that start together and end together."""

    def __init__(self, server: Server, outcomes: Outcomes) -> None:
        self._server = server
        self._outcomes = outcomes
        self._stopping = Event()
        self._threads: list[Thread] = []
        self._clients: list[Client] = []

    @property
    def is_stopping(self) -> bool:
        """Whether whoever works should end."""
        return self._stopping.is_set()

    def client(self, server: Server | None = None) -> Client:
        """A connection for one worker; it is closed with the crew."""
        client = Client(server or self._server)
        self._clients.append(client)
        return client

    def asks(self, requests: Iterable[tuple[str, Request]], rate: float) -> None:
        """One worker more, that makes these requests in turn, so many in a second."""
        self._start(self._at_rate, list(requests), rate)

    def works(self, name: str, work: Request) -> None:
        """One worker more, that does this over and over as fast as it goes; each time is a request of its own kind."""
        self._start(self._without_end, [(name, work)], 0.0)

    def every(self, seconds: float, name: str, work: Request) -> None:
        """One worker more, that does this each time so many seconds have passed."""
        self._start(self._now_and_then, [(name, work)], seconds)

    def stop(self) -> None:
        """Let everybody finish what they are at."""
        self._stopping.set()
        for thread in self._threads:
            thread.join()
        for client in self._clients:
            client.close()

    def _start(self, run: Callable[[Sequence[tuple[str, Request]], float], None], *arguments: object) -> None:
        thread = Thread(target=run, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _at_rate(self, requests: Sequence[tuple[str, Request]], rate: float) -> None:
        due, turn = monotonic(), 0
        while not self._stopping.wait(max(0.0, due - monotonic())):
            self._make(*requests[turn % len(requests)])
            turn, due = turn + 1, due + 1 / rate
            if monotonic() - due > _LATE:
                self._outcomes.was_late()
                due = monotonic()

    def _without_end(self, requests: Sequence[tuple[str, Request]], _: float) -> None:
        while not self.is_stopping:
            self._make(*requests[0])

    def _now_and_then(self, requests: Sequence[tuple[str, Request]], seconds: float) -> None:
        while not self._stopping.wait(seconds):
            self._make(*requests[0])

    def _make(self, kind: str, request: Request) -> None:
        start = monotonic()
        try:
            request()
        except Exception as error:  # noqa: BLE001 - whatever it was, it is counted, and the others go on
            self._outcomes.failed(kind, error)
            # A server that is gone is not asked without end.
            self._stopping.wait(_LATE)
        else:
            self._outcomes.of(kind).add(monotonic() - start)
