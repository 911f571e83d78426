"""A primary and its hot standby, both thrown away: files copied by pg_basebackup, then streamed."""

from __future__ import annotations

import secrets
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.support.postgres import initialise, private_folder, start, stop
from tests.support.postgres_binaries import Account, find_binaries
from tests.support.stores import until


class Pair:
    """Two servers of one cluster. `primary` and `standby` are the URLs of their superuser."""

    def __init__(self, binaries: Path, account: Account, folder: Path) -> None:
        self._folders = {name: folder / name for name in ("primary", "standby")}
        for each in self._folders.values():
            each.mkdir()
            account.give(each)
        self._binaries, self._account, self._password = binaries, account, secrets.token_hex(16)
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        initialise(binaries, account, self._folders["primary"], self._password)
        self.primary = self._start("primary", "wal_level=replica", "hot_standby_feedback=on")
        self._copy()
        self.standby = self._start("standby", "hot_standby=on")

    def pause(self) -> None:
        """Let the standby fall behind: what streams in is kept, and not replayed."""
        self._told("standby", "SELECT pg_wal_replay_pause()")
        until(lambda: self._told("standby", "SELECT pg_get_wal_replay_pause_state()") == "paused")

    def resume(self) -> None:
        """Let the standby catch up."""
        self._told("standby", "SELECT pg_wal_replay_resume()")

    def wait_for_standby(self) -> None:
        """Let a commit of the primary return when the standby has it on disk."""
        self._told("primary", "ALTER SYSTEM SET synchronous_standby_names = '*'")
        self._told("primary", "SELECT pg_reload_conf()")
        until(lambda: self._told("primary", "SELECT sync_state FROM pg_stat_replication") == "sync")

    def follow(self) -> None:
        """Wait until the standby has replayed all that the primary has written by now."""
        written = self._told("primary", "SELECT pg_current_wal_flush_lsn()")
        until(lambda: bool(self._told("standby", f"SELECT pg_last_wal_replay_lsn() >= '{written}'::pg_lsn")))

    def kill(self, name: str) -> None:
        """End one of the two as a power cut would."""
        stop(self._running.pop(name), signal.SIGQUIT)

    def promote(self) -> None:
        """Make the standby the primary of those who are told so."""
        self._told("standby", "SELECT pg_promote()")

    def close(self) -> None:
        """End whatever still runs, the standby first."""
        for name in ("standby", "primary"):
            if name in self._running:
                stop(self._running.pop(name))

    def _start(self, name: str, *settings: str) -> str:
        folder = self._folders[name]
        self._running[name], url = start(self._binaries, self._account, folder, self._password, *settings)
        return url

    def _copy(self) -> None:
        options = self._account.run_options(self._folders["standby"])
        options["env"] |= {"PGPASSWORD": self._password}
        command: list[str | Path] = [
            self._binaries / "pg_basebackup",
            f"--dbname={self.primary}",
            f"--pgdata={self._folders['standby'] / 'data'}",
            *("--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast", "--no-sync"),
        ]
        subprocess.run(command, check=True, capture_output=True, **options)

    def _told(self, name: str, statement: str) -> object:
        with psycopg.connect(getattr(self, name), autocommit=True) as session:
            cursor = session.execute(statement.encode())
            row = cursor.fetchone() if cursor.description else None
        return None if row is None else row[0]


@contextmanager
def running_pair() -> Iterator[Pair]:
    """A new primary with its standby, stopped and removed on leaving."""
    account = Account.for_server()
    folder = private_folder(account)
    try:
        pair = Pair(find_binaries(account, folder), account, folder)
        try:
            yield pair
        finally:
            pair.close()
    finally:
        shutil.rmtree(folder)
