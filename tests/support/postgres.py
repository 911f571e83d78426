"""A throw-away PostgreSQL server with files, port and password of its own.

Started by ourselves, not by the launcher of the wheel that may bring the binaries: as root that one adds a system user
and opens every folder above its data to everybody.
"""

from __future__ import annotations

import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.support.postgres_binaries import Account, PostgresMissingError, find_binaries

_PATIENCE_SECONDS = 60.0
_PORTS_TO_TRY = 5


@contextmanager
def running() -> Iterator[str]:
    """The URL of the superuser of a new, empty server, which is stopped and removed on leaving. fsync stays on.

    Raises:
        PostgresMissingError: none was found, or none would start; the message says why and what to do.
    """
    account = Account.for_server()
    folder = private_folder(account)
    try:
        binaries = find_binaries(account, folder)
        password = secrets.token_hex(16)
        initialise(binaries, account, folder, password)
        server, url = start(binaries, account, folder, password)
        try:
            yield url
        finally:
            stop(server)
    finally:
        shutil.rmtree(folder)


def stop(server: subprocess.Popen[bytes], how: signal.Signals = signal.SIGINT) -> None:
    """End a server and wait for it: PostgreSQL's "fast" stop, which cuts clients off and leaves the files whole."""
    server.send_signal(how)
    server.wait(_PATIENCE_SECONDS)


def private_folder(account: Account) -> Path:
    """A folder that only `account` and root may enter, in a place that `account` can reach."""
    place = Path(tempfile.gettempdir())
    if not account.is_ours and not all(_open_to_all(each) for each in (place, *place.parents)):
        place = Path("/tmp")
    folder = Path(tempfile.mkdtemp(prefix="partnerflow-pg-", dir=place))
    account.give(folder)
    return folder


def _open_to_all(folder: Path) -> bool:
    return bool(folder.stat().st_mode & 0o001)


def initialise(binaries: Path, account: Account, folder: Path, password: str) -> None:
    """Make the files of a new server in `folder`."""
    secret = folder / "password"
    secret.touch(mode=0o600)
    secret.write_text(password)
    account.give(secret)
    command: list[str | Path] = [
        binaries / "initdb",
        f"--pgdata={folder / 'data'}",
        "--username=postgres",
        f"--pwfile={secret}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",  # only the making of it: a power cut meanwhile costs nobody anything
    ]
    made = subprocess.run(command, capture_output=True, text=True, **account.run_options(folder))
    if made.returncode:
        raise PostgresMissingError(f"{binaries / 'initdb'} could not make a database cluster:\n{made.stderr}")


def start(
    binaries: Path, account: Account, folder: Path, password: str, *settings: str
) -> tuple[subprocess.Popen[bytes], str]:
    """The server over the files in `folder` on a free port, with these ``name=value``, and its superuser's URL."""
    log = folder / "log"
    for _ in range(_PORTS_TO_TRY):
        port = _free_port()
        with log.open("wb") as out:
            server = subprocess.Popen(
                [
                    *(binaries / "postgres", "-D", folder / "data", "-p", str(port), "-k", folder),
                    *("-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"),
                    *(part for setting in settings for part in ("-c", setting)),
                ],
                stdout=out,
                stderr=out,
                **account.run_options(folder),
            )
        url = f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"
        if _answers(server, url):
            return server, url
        # Between finding a free port and using it somebody else may have taken it.
        if "Address already in use" not in log.read_text():
            break
    raise PostgresMissingError(f"{binaries / 'postgres'} did not start:\n{log.read_text()[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(server: subprocess.Popen[bytes], url: str) -> bool:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return True
    if server.poll() is None:
        server.kill()
        server.wait()
    return False
