"""The throw-away PostgreSQL of the tests: both of its sources work, it syncs, and it leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests.support import postgres_binaries
from tests.support.postgres import running
from tests.support.postgres_binaries import PostgresMissingError
from tests.support.postgres_session import url_in

ROOT = Path(__file__).resolve().parents[3]

_SESSION = """
import sys, time
from tests.support.postgres_session import Session, url_in
session = Session()
print(session.folder, url_in(session.folder), flush=True)
time.sleep(600)
"""


def test_a_test_gets_an_empty_database_of_a_server_that_syncs_its_commits(postgres_database: str) -> None:
    with psycopg.connect(postgres_database) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        fsync = connection.execute("SHOW fsync").fetchone()
        commit = connection.execute("SHOW synchronous_commit").fetchone()

    assert tables == (0,)
    assert (fsync, commit) == (("on",), ("on",))


def test_a_server_starts_from_the_wheel_where_the_system_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_binaries, "_on_the_system", lambda: iter(()))

    with running() as url, psycopg.connect(url) as connection:
        major = connection.execute("SELECT current_setting('server_version_num')::int / 10000").fetchone()

    assert major == (18,)


def test_no_postgresql_at_all_is_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    too_old = tmp_path / "9.6" / "bin"
    too_old.mkdir(parents=True)
    monkeypatch.setattr(postgres_binaries, "_on_the_system", lambda: iter((too_old,)))
    monkeypatch.setattr(postgres_binaries, "_in_the_wheel", list)

    with pytest.raises(PostgresMissingError, match=r"apt install postgresql.*PARTNERFLOW_TEST_PG_URL.*9\.6"), running():
        pass


def test_the_given_server_is_used_before_any_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PARTNERFLOW_TEST_PG_URL", "postgresql://somewhere/else")

    assert url_in(tmp_path) == "postgresql://somewhere/else"


def test_the_server_of_a_killed_session_is_stopped_and_removed() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PARTNERFLOW_TEST_PG_URL"}
    command = [sys.executable, "-c", _SESSION]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as session:
        assert session.stdout is not None
        folder, url = session.stdout.readline().split()
        psycopg.connect(url).close()

        session.send_signal(signal.SIGKILL)

    while Path(folder).exists():
        time.sleep(0.05)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=5)
