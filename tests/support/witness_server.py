"""The real witness in a process of its own: `partnerflow witness serve` on a free port, in a folder of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer

from tests.support.client import Client, Reply
from tests.support.server import SOURCES

NAME = "witness.example/w1"
_PATIENCE_SECONDS = 60.0
_TOLD = re.compile(r"(?P<url>http://\S+)/add-checkpoint cosigns checkpoints as\s+(?P<vkey>\S+)")


class WitnessServer:
    """A running witness: where it is, and the key by which others know it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with folder.joinpath("errors").open("ab") as errors:
            self.process = subprocess.Popen(
                [*COMMAND, "serve", "--bind", "127.0.0.1:0", "--name", NAME, "--folder", str(folder)],
                env=environment(),
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                start_new_session=True,
            )
        assert self.process.stdout is not None
        impatience = Timer(_PATIENCE_SECONDS, self.kill)
        impatience.start()
        told = "".join(self.process.stdout.readline() for _ in range(2))
        impatience.cancel()
        found = _TOLD.match(told)
        assert found is not None, folder.joinpath("errors").read_text()
        self.url, self.vkey = found["url"], found["vkey"]

    def run(self, *arguments: str) -> str:
        """What `partnerflow witness …` prints, over the folder of this witness."""
        command = [*COMMAND, *arguments, "--folder", str(self._folder)]
        return subprocess.run(command, env=environment(), capture_output=True, text=True, check=True).stdout

    def ask(self, body: bytes) -> Reply:
        """Its answer to a request to cosign."""
        return Client(self.url).post("/add-checkpoint", body, {"Content-Type": "text/plain"})

    def stop(self) -> int:
        """Ask it to stop; returns its exit code."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(_PATIENCE_SECONDS)
        finally:
            self.kill()

    def kill(self) -> None:
        """SIGKILL to it and its worker, and wait until nothing is left."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


COMMAND = [sys.executable, "-m", "partnerflow.cli", "witness"]


def environment() -> dict[str, str]:
    """What any process has, and where the program is."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PARTNERFLOW_", "GUNICORN_"))}
    return plain | {"PYTHONPATH": SOURCES}


@contextmanager
def a_witness_server(folder: Path) -> Iterator[WitnessServer]:
    """A witness over a folder, stopped on leaving."""
    folder.mkdir(exist_ok=True)
    server = WitnessServer(folder)
    try:
        yield server
    finally:
        server.kill()
