"""What every server of this program has in common: gunicorn with threads, set by us alone, over an open socket."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Mapping
from socket import socket
from types import FrameType
from typing import Any

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.arbiter import Arbiter  # type: ignore[import-untyped]

from partnerflow.cli import exits
from partnerflow.cli.listening import address_of
from partnerflow.cli.turns import TurnWorker

_GRACE_SECONDS = 5


def stop_on_signals() -> None:
    """SIGTERM and Ctrl-C end this process with exit code 0, also before gunicorn takes them over."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(exits.OK)


class _Arbiter(Arbiter):  # type: ignore[misc]
    """Ctrl-C stops like SIGTERM: the quick way takes a lock that the interrupted worker may hold, and then waits for ever."""

    def handle_int(self) -> None:
        self.handle_term()


class Host(BaseApplication):  # type: ignore[misc]
    """gunicorn's application. A subclass makes the WSGI callable in `load`, after the fork, and tells so in `begin`.

    With `in_turns` whoever reads does so one after the other: for what is read from files alone.
    """

    def __init__(self, listener: socket, *, workers: int, threads: int, in_turns: bool = False) -> None:
        self._workers = workers
        self._threads = threads
        self._in_turns = in_turns
        self._address = address_of(listener)
        # gunicorn closes the number it is given: ours must not close it a second time.
        self._listener = listener.detach()
        super().__init__()

    def run(self) -> None:
        """Serve until told to stop."""
        _Arbiter(self).run()

    def load_config(self) -> None:
        """Everything that differs from gunicorn's defaults; neither its files nor its variables are read."""
        for name, value in {**self._shared(), **self.hooks()}.items():
            self.cfg.set(name, value)

    def hooks(self) -> Mapping[str, Any]:
        """gunicorn's server hooks of a subclass, by name."""
        return {}

    def begin(self) -> None:
        """Called in each worker once it takes connections."""

    def _shared(self) -> dict[str, Any]:
        return {
            "bind": f"fd://{self._listener}",
            "worker_class": TurnWorker if self._in_turns else "gthread",
            "workers": self._workers,
            "threads": self._threads,
            "graceful_timeout": _GRACE_SECONDS,
            "control_socket_disable": True,
            # No proxy is trusted in this version: whoever sends SCRIPT_NAME from this machine moves nothing.
            "forwarder_headers": "",
            "loglevel": "warning",
            "proc_name": "partnerflow",
            "post_worker_init": self._began,
        }

    def _began(self, _worker: Any) -> None:
        # A terminal sends Ctrl-C to every process; the arbiter passes it on in its own way.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self.begin()
        # What a server made at its start it keeps to its end: the collector need not look through that again and again.
        gc.collect()
        gc.freeze()
