"""Servers in processes of their own, as they run in earnest: the service, and its floor."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from benchmarks.client import Server
from benchmarks.places import Place
from tests.support.keys import a_key
from tests.support.server import CHECKOUT, SOURCES, environment

SERVICE = ("partnerflow.cli", "serve")
FLOOR = "benchmarks.floor_server"
_PATIENCE_SECONDS = 60.0
_ADDRESS = re.compile(r"http://([^\s/]+)/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A server that was started, and may not listen yet."""

    process: subprocess.Popen[str]
    variables: Mapping[str, str]
    errors: Path
    asks_for_key: bool

    def listening(self) -> Server:
        """The server, once it says where it listens.

        Raises:
            RuntimeError: it did not start; the message is what it said.
        """
        key = a_key(self.variables) if self.asks_for_key else None
        return Server(address=self._address(), process=self.process.pid, key=key)

    def leave(self) -> None:
        """Tell it to stop, and do not wait: where there are several, they stop at the same time."""
        self.process.terminate()

    def _address(self) -> str:
        assert self.process.stdout is not None
        impatience = Timer(_PATIENCE_SECONDS, self.process.kill)
        impatience.start()
        try:
            for line in self.process.stdout:
                if found := _ADDRESS.search(line):
                    return found[1]
        finally:
            impatience.cancel()
        raise RuntimeError(f"the server did not start:\n{self.errors.read_text()}")


@contextmanager
def starting(place: Place, *module: str) -> Iterator[Started]:
    """A server over this place, by the module and its arguments, that is just starting; it is stopped on leaving."""
    sources = os.pathsep.join([SOURCES, str(CHECKOUT / "scripts"), str(CHECKOUT)])
    variables = environment(place.database, place.folder, sources=sources) | place.variables
    errors = place.folder / f"{module[0]}.log"
    with errors.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *module],
            cwd=place.folder,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    started = Started(process=process, variables=variables, errors=errors, asks_for_key=module == SERVICE)
    try:
        yield started
    finally:
        started.leave()
        process.communicate(timeout=_PATIENCE_SECONDS)


@contextmanager
def serving(place: Place, *module: str) -> Iterator[Server]:
    """A server over this place that listens. Raises as `Started.listening`."""
    with starting(place, *module) as started:
        yield started.listening()
