"""Opening and preparing: least rights, history that is only added to, and sentences that say what to do."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from traceback import format_exception
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from partnerflow.errors import InvalidSettingError, UnavailableError
from partnerflow.persistence.opening import open_store, prepare
from partnerflow.persistence.postgres import workspace
from partnerflow.persistence.sqlite import connections
from partnerflow.sql import load
from tests.support.inspection import look
from tests.support.stores import PATIENCE, a_new_stream, a_text, an_event, append, fill, states

HISTORY = ["events", "log"]
CHANGES = ["UPDATE {} SET version = 9", "DELETE FROM {}", "TRUNCATE {}"]


@pytest.fixture
def workspace_url(postgres_database: str) -> str:
    """A prepared workspace with two events in its log."""
    prepare(postgres_database)
    with closing(open_store(postgres_database)) as store:
        fill(store, "vast-verder", 2)
        assert store.wait(2, PATIENCE) == 2
    return postgres_database


def test_the_application_may_not_change_history_and_has_no_right_it_does_not_need(workspace_url: str) -> None:
    before = look(workspace_url)

    with closing(workspace.parse(workspace_url).connect()) as session:
        for change in (
            *(change.format(table) for change in CHANGES for table in HISTORY),
            "DROP TABLE events",
            "ALTER TABLE log DISABLE TRIGGER ALL",
            "UPDATE streams SET key = 'other'",
            "DELETE FROM streams",
            "UPDATE idempotency SET heads = '[]'",
            "UPDATE pending SET version = 9",
            "UPDATE disclosures SET value = 'other'",
            "UPDATE meta SET value = '2'",
            "CREATE TABLE more (column_of_it text)",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                session.execute(change.encode())

    assert look(workspace_url) == before


def test_a_second_wall_refuses_changes_of_history_to_the_owner_too(workspace_url: str) -> None:
    before = look(workspace_url)

    with psycopg.connect(workspace_url, autocommit=True, options="-c search_path=main") as owner:
        for table in HISTORY:
            for change in CHANGES:
                with pytest.raises(psycopg.errors.RestrictViolation, match=f"{table} is append-only"):
                    owner.execute(change.format(table).encode())

    assert look(workspace_url) == before


def test_a_file_refuses_changes_of_history(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with closing(open_store(f"sqlite:///{path}")) as store:
        fill(store, "vast-verder", 2)
        assert store.wait(2, PATIENCE) == 2

    before = look(f"sqlite:///{path}")

    with closing(sqlite3.connect(path, isolation_level=None)) as anybody:
        for table in HISTORY:
            for change in (*CHANGES[:2], "DELETE FROM {} WHERE version = 1", "REPLACE INTO {0} SELECT * FROM {0}"):
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    anybody.execute(change.format(table))

    assert look(f"sqlite:///{path}") == before


def test_a_login_without_any_right_of_its_own_serves_as_the_application(workspace_url: str) -> None:
    login = f"service_{uuid4().hex}"
    role = workspace.parse(workspace_url).role
    parts = urlsplit(workspace_url)
    as_service = parts._replace(netloc=f"{login}:secret@{parts.hostname}:{parts.port}").geturl()
    with psycopg.connect(workspace_url, autocommit=True) as owner:
        owner.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'secret'").format(sql.Identifier(login)))
        try:
            with pytest.raises(InvalidSettingError, match=f"GRANT {role}"):
                open_store(as_service)
            owner.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(role), sql.Identifier(login)))

            with closing(open_store(as_service)) as store:
                head = append(store, a_new_stream("by-the-service"), an_event("one", a_text("note")))
                assert store.wait(3, PATIENCE) == 3
                assert states(store, head.stream_id) == ["one"]
            with pytest.raises(InvalidSettingError, match="owner"):
                prepare(f"{as_service}?workspace=another")
        finally:
            owner.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login)))


def test_an_answer_waits_for_the_disk_whatever_the_database_is_set_to(workspace_url: str) -> None:
    with psycopg.connect(workspace_url, autocommit=True) as owner:
        name = sql.Identifier(urlsplit(workspace_url).path.removeprefix("/"))
        owner.execute(sql.SQL("ALTER DATABASE {} SET synchronous_commit = off").format(name))

    with closing(workspace.parse(workspace_url).connect()) as session:
        settings = session.execute("SHOW synchronous_commit").fetchone()

    assert settings == ("on",)


def test_workspaces_of_one_database_know_nothing_of_each_other(postgres_database: str) -> None:
    urls = [f"{postgres_database}?workspace={name}" for name in ("north", "south")]
    for url in urls:
        prepare(url)
    with closing(open_store(urls[0])) as north, closing(open_store(urls[1])) as south:
        fill(north, "vast-verder", 2)
        assert north.wait(2, PATIENCE) == 2

        assert (south.position(), south.head("partnership", "vast-verder")) == (0, None)
        fill(south, "vast-verder", 1)
        assert south.wait(1, PATIENCE) == 1
    with closing(workspace.parse(urls[1]).connect()) as session, pytest.raises(psycopg.errors.InsufficientPrivilege):
        session.execute("SELECT * FROM north.events")


def test_preparing_again_changes_nothing(workspace_url: str) -> None:
    before = look(workspace_url)

    prepare(workspace_url)

    assert look(workspace_url) == before


def test_a_workspace_that_was_not_prepared_says_what_to_run(postgres_database: str) -> None:
    for url in (f"{postgres_database}?workspace=nobody_made_this", postgres_database):
        with pytest.raises(InvalidSettingError, match="run `partnerflow db prepare`"):
            open_store(url)


def test_a_workspace_of_another_version_says_what_to_run(workspace_url: str) -> None:
    with psycopg.connect(workspace_url) as owner:
        owner.execute("UPDATE main.meta SET value = '0' WHERE name = 'schema-version'")

    for opening in (open_store, prepare):
        with pytest.raises(InvalidSettingError, match=r"version 0.*run `partnerflow db prepare`"):
            opening(workspace_url)


def test_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    open_store(url).close()
    with closing(sqlite3.connect(tmp_path / "store.db", isolation_level=None)) as anybody:
        anybody.execute("UPDATE meta SET value = '0'")

    with pytest.raises(InvalidSettingError, match="version 0"):
        open_store(url)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://host/name",
        "store.db",
        "sqlite://host/store.db",
        "sqlite:///",
        "sqlite:///store.db?mode=ro",
        "postgresql://host/name?workspace=Main",
        "postgresql://host/name?workspace=",
        "postgresql://host/name?workspace=pg_catalog",
        "postgresql://host/name?workspace=a&workspace=b",
        "postgresql://host/name?workspace=a;drop",
        "postgresql://host/name?unheard=of",
    ],
)
def test_a_url_that_names_no_store_is_a_setting_to_mend(url: str) -> None:
    with pytest.raises(InvalidSettingError):
        open_store(url)


def test_a_url_that_cannot_be_read_is_not_repeated() -> None:
    password = "%".join(["s", "ecret"])

    with pytest.raises(InvalidSettingError) as refused:
        open_store(f"postgresql://user:{password}@host/name")

    assert password not in "".join(format_exception(refused.value))


def test_a_file_where_none_can_be_is_a_setting_to_mend(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(InvalidSettingError, match="cannot be opened"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'store.db'}")


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "store with spaces.db"

    with closing(open_store(f"sqlite:///{str(path).replace(' ', '%20')}")) as store:
        fill(store, "vast-verder", 1)
        files = list(path.parent.iterdir())

    assert path in files
    assert {stat.S_IMODE(file.stat().st_mode) for file in files if file.suffix == ".db"} == {0o600}


@pytest.mark.parametrize("weaker", ["synchronous = NORMAL", "synchronous = OFF", "foreign_keys = OFF"])
def test_a_file_that_would_not_be_durable_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, weaker: str
) -> None:
    session = load("sqlite", "statements/session") + f"PRAGMA {weaker};"
    monkeypatch.setattr(connections, "load", lambda engine, name: session)

    with pytest.raises(InvalidSettingError, match="cannot keep its promises"):
        open_store(f"sqlite:///{tmp_path / 'store.db'}")


def test_a_full_or_locked_file_is_unavailable_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    with closing(open_store(f"sqlite:///{path}", sequence=False)) as store:
        head = fill(store, "vast-verder", 1)
        store._writer._group._connections._durable.execute("PRAGMA busy_timeout = 10")  # type: ignore[attr-defined]
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(UnavailableError, match="locked"):
                append(store, head, an_event("two"))

        store._writer._group._connections._durable.execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]
        with pytest.raises(UnavailableError, match="full"):
            append(store, head, an_event("x" * 1_000_000))
        store._writer._group._connections._durable.execute("PRAGMA max_page_count = 1000000")  # type: ignore[attr-defined]

        assert append(store, head, an_event("two")).version == 2
        assert states(store, head.stream_id) == ['{"n":1}', "two"]


@pytest.mark.parametrize(
    ("user", "database", "words"),
    [
        ("", "nowhere", 'database "nowhere" does not exist: make it (`createdb nowhere`), or name another'),
        ("nobody:wrong", "", 'password authentication failed for user "nobody": mend the login or its password'),
    ],
)
@pytest.mark.parametrize("attempt", [open_store, prepare])
def test_a_login_or_database_that_is_not_there_is_told_in_one_sentence(
    postgres_url: str, attempt: Callable[[str], object], user: str, database: str, words: str
) -> None:
    parts = urlsplit(postgres_url)
    where = parts.netloc.rpartition("@")[2]
    login = f"{user}@{where}" if user else parts.netloc

    with pytest.raises(UnavailableError) as refused:
        attempt(parts._replace(netloc=login, path=f"/{database}" if database else parts.path).geturl())

    assert str(refused.value) == f"PostgreSQL does not answer: {words} in PARTNERFLOW_DATABASE"


def test_a_server_that_is_not_there_is_told_with_what_to_look_at() -> None:
    with pytest.raises(UnavailableError) as refused:
        open_store("postgresql://nobody:secret@127.0.0.1:1/nothing")

    told = "PostgreSQL does not answer: Connection refused: see that it runs, and that PARTNERFLOW_DATABASE has"
    assert str(refused.value) == f"{told} its host and port"


def test_a_file_of_another_kind_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "hosts"
    file.write_text("127.0.0.1 localhost\n")

    with pytest.raises(InvalidSettingError) as refused:
        open_store(f"sqlite:///{file}")

    assert str(refused.value) == (
        f"PARTNERFLOW_DATABASE: {file} is no SQLite file: name another, or one that is not there yet"
    )
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("hosts", "127.0.0.1 localhost\n")]
