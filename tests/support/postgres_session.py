"""One PostgreSQL server for a whole test session, whichever of its workers asks first; none when no test asks.

A guard process owns the server. It waits for the lock that the session's first process holds for its lifetime: however
that process ends, the kernel gives the lock away, and the server goes with it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support.postgres import running
from tests.support.postgres_binaries import PostgresMissingError

_ROOT = Path(__file__).resolve().parents[2]


class Session:
    """What the first process of a test session holds. Workers need its `folder` alone."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="partnerflow-tests-"))
        self._alive = (self.folder / "alive").open("w")
        fcntl.flock(self._alive, fcntl.LOCK_EX)

    def close(self) -> None:
        """Stop the server, if one was started, and wait until it is gone."""
        self._alive.close()
        if not (self.folder / "url").exists():
            shutil.rmtree(self.folder)
        while self.folder.exists():
            time.sleep(0.02)


def url_in(folder: Path) -> str:
    """The URL of the session's server, started if need be.

    Raises:
        PostgresMissingError: there is none to be had; tests that need one fail, they are never skipped.
    """
    if given := os.environ.get("PARTNERFLOW_TEST_PG_URL"):
        return given
    with (folder / "starting").open("w") as starting:
        fcntl.flock(starting, fcntl.LOCK_EX)
        if not (folder / "url").exists():
            command: list[str | Path] = [sys.executable, "-m", "tests.support.postgres_session", folder]
            guard = subprocess.run(command, cwd=_ROOT, start_new_session=True, capture_output=True, text=True)
            if guard.returncode:
                raise PostgresMissingError(guard.stderr)
    return (folder / "url").read_text()


def guard(folder: Path) -> None:
    """Fork a guard for the session in `folder`; return when its server answers, exit with its message when it can't."""
    reader, writer = os.pipe()
    if os.fork():
        os.close(writer)
        with os.fdopen(reader) as told:
            sys.exit(told.read() or None)
    os.close(reader)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    with os.fdopen(writer, "w") as told, (folder / "alive").open() as alive:
        try:
            with running() as url:
                (folder / "url").touch(mode=0o600)
                (folder / "url").write_text(url)
                told.close()
                fcntl.flock(alive, fcntl.LOCK_EX)
        except PostgresMissingError as error:
            told.write(str(error))
            return
    shutil.rmtree(folder)


if __name__ == "__main__":
    guard(Path(sys.argv[1]))
