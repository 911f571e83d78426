"""The real server in processes of its own: `partnerflow serve` on a free port, in a folder of its own."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from time import monotonic, sleep

import psycopg

from tests.support.client import Client
from tests.support.keys import a_key

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCES = os.pathsep.join(str(CHECKOUT / name) for name in ("src", "api"))
_PATIENCE_SECONDS = 180.0
_ADDRESS = re.compile(r"http://\S+?(?=/)")
_LAST = "Ctrl-C stops it.\n"


def environment(database: str, folder: Path, *, example: bool = False, sources: str = SOURCES) -> dict[str, str]:
    """The variables of a server over a store: its own, and of ours only what any process has."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PARTNERFLOW_", "GUNICORN_"))}
    return plain | {
        "PYTHONPATH": sources,
        "PARTNERFLOW_BIND": "127.0.0.1:0",
        "PARTNERFLOW_DATABASE": database,
        "PARTNERFLOW_EXAMPLE": "yes" if example else "no",
        "PARTNERFLOW_KEY_FILE": str(folder / "key"),
        "PARTNERFLOW_LEDGER": str(folder / "ledger"),
        # Tests serve as the owner of the tables, and ask faster than anybody.
        "PARTNERFLOW_PRIVILEGED": "yes",
        "PARTNERFLOW_RATE": "off",
        "PARTNERFLOW_RATE_ADDRESS": "off",
        "PARTNERFLOW_RATE_SIGN_IN": "off",
    }


class Server:
    """A started server; not yet one that listens."""

    def __init__(self, variables: Mapping[str, str], folder: Path) -> None:
        self._variables = variables
        self._errors = folder / "errors"
        with self._errors.open("ab") as errors:
            # A session of its own: its process group is exactly what it started.
            self.process = subprocess.Popen(
                [sys.executable, "-m", "partnerflow.cli", "serve"],
                cwd=folder,
                env=dict(variables),
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                start_new_session=True,
            )

    def client(self) -> Client:
        """A client of it that may everything, once it says that it listens."""
        return Client(self.url(), a_key(self._variables))

    def url(self) -> str:
        """Where it listens, once it says so."""
        for line in self._lines():
            if found := _ADDRESS.search(line):
                return found[0]
        raise AssertionError(f"the server did not start:\n{self.errors()}")

    def printed(self) -> str:
        """All that it prints as it starts; the last line says that it listens, and how to stop it."""
        told = []
        for line in self._lines():
            told.append(line)
            if line == _LAST:
                return "".join(told)
        raise AssertionError(f"the server did not start:\n{self.errors()}")

    def _lines(self) -> Iterator[str]:
        assert self.process.stdout is not None
        impatience = Timer(_PATIENCE_SECONDS, self.kill)
        impatience.start()
        try:
            # Not `yield from`, which would close the stream with this generator.
            for line in self.process.stdout:  # noqa: UP028
                yield line
        finally:
            impatience.cancel()

    def workers(self) -> list[int]:
        """The ids of the processes that answer."""
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=True)
        return [int(each) for each in found.stdout.split()]

    def errors(self) -> str:
        """What it wrote to its error stream."""
        return self._errors.read_text()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop and wait for it; returns its exit code."""
        self.process.send_signal(number)
        return self.wait()

    def wait(self) -> int:
        """Wait until it ends by itself; returns its exit code."""
        try:
            return self.process.wait(_PATIENCE_SECONDS)
        finally:
            self.kill()

    def kill(self) -> None:
        """SIGKILL to it and everything it started, and wait until nothing of it is left."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()

    def has_processes(self) -> bool:
        """Whether anything that it started still runs."""
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return False
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A store and a folder for the servers over it."""

    database: str
    folder: Path

    def server(self, *, example: bool = False, **variables: str) -> Server:
        """A server over this store, just started."""
        return Server(environment(self.database, self.folder, example=example) | variables, self.folder)

    @contextmanager
    def serving(self) -> Iterator[Client]:
        """A client of a server over this store, which is stopped on leaving."""
        server = self.server()
        try:
            yield server.client()
        finally:
            server.stop()

    def stored_events(self) -> int:
        """How many events the store holds: counted in its tables, past every line of the program."""
        if self.database.startswith("sqlite"):
            with closing(sqlite3.connect(self.database.removeprefix("sqlite:///"))) as connection:
                return int(connection.execute("SELECT count(*) FROM events").fetchone()[0])
        with psycopg.connect(self.database) as session:
            row = session.execute("SELECT count(*) FROM main.events").fetchone()
            assert row is not None
            return int(row[0])


def eventually(holds: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Whether a condition comes true within some seconds: for what runs behind."""
    deadline = monotonic() + seconds
    while not holds():
        if monotonic() > deadline:
            return False
        sleep(0.02)
    return True
