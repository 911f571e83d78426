"""`partnerflow audit replay`: at home over every fact, and from outside over opaque entries."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from werkzeug.serving import make_server

from partnerflow.application.credentials import make_key
from partnerflow.application.service import Partnerflow
from partnerflow.cli import exits
from partnerflow.transparency.tiles import read_entries
from partnerflow_api import create_app
from tests.support.admission import open_app
from tests.support.homes import Home, signed
from tests.support.service import example_lines
from tests.unit.cli.conftest import Run

LINES = example_lines()[:80]


@pytest.fixture
def home(run: Run, tmp_path: Path) -> Home:
    """The workspace of the commands, with facts that are signed."""
    home = Home(url=f"sqlite:///{tmp_path}/store.sqlite", ledger=tmp_path / "store.sqlite.ledger")
    home.tell(LINES)
    return home


@contextmanager
def served(home: Home, app: Callable[[Partnerflow], Flask] = open_app) -> Iterator[tuple[str, str]]:
    """The workspace over HTTP: its address, and the key that signs for it."""
    with home.open() as service:
        signed(service)
        server = make_server("127.0.0.1", 0, app(service), threaded=True)
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", service.ledger.standing().vkeys[0]
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def altered(home: Home, *statements: str) -> None:
    """Change the file as somebody does who can write to it."""
    assert isinstance(home.place, Path)
    with closing(sqlite3.connect(home.place)) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_workspace_is_recomputed_and_judged(run: Run, home: Home) -> None:
    said = run("audit", "replay", "--json")

    told = json.loads(said.out)
    assert (said.code, told["holds"], told["flaws"], told["findings"]) == (0, True, [], [])
    assert (told["entries"], told["epochs"], told["events"], told["facts"], told["checkpoints"]) == (81, 1, 80, 80, 1)


def test_it_says_in_words_what_it_did(run: Run, home: Home) -> None:
    said = run("audit", "replay", "--language", "nl")

    assert said.code == 0
    assert "Alles klopt" in said.out
    assert "80 feiten opnieuw beoordeeld" in said.out


def test_an_altered_event_is_named(run: Run, home: Home) -> None:
    altered(
        home, "UPDATE events SET state = CAST(replace(CAST(state AS TEXT), '202', '203') AS BLOB) WHERE version = 5"
    )

    said = run("audit", "replay", "--json")

    told = json.loads(said.out)
    assert (said.code, told["holds"]) == (1, False)
    assert {flaw["reason"] for flaw in told["flaws"]} == {"event_differs"}


def test_an_entry_that_was_rewritten_is_named_by_what_was_signed(run: Run, home: Home) -> None:
    altered(
        home, "UPDATE ledger_entries SET data = (SELECT data FROM ledger_entries WHERE number = 1) WHERE number = 0"
    )

    told = json.loads(run("audit", "replay", "--json").out)

    assert {"checkpoint_root_differs", "event_differs", "map_root_differs"} <= {
        flaw["reason"] for flaw in told["flaws"]
    }


def test_an_outsider_sees_that_the_ledger_holds(run: Run, home: Home, tmp_path: Path) -> None:
    earlier = tmp_path / "kept.txt"
    with served(home) as (url, vkey):
        with home.open() as service:
            earlier.write_text(str(service.ledger.newest()), "utf-8")
        said = run("audit", "replay", "--url", url, "--key", vkey, "--since", earlier, "--json")

    told = json.loads(said.out)
    assert (said.code, told["holds"], told["entries"], told["checkpoints"]) == (0, True, 81, 2)
    assert (told["trusted"], told["facts"]) == (True, None)


def test_an_outsider_shows_the_api_key_that_the_service_asks_for(
    run: Run, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "api-key"
    with served(home, create_app) as (url, _):
        with home.open() as service:
            ends = service.clock.now().date() + timedelta(days=1)
            token = make_key(service, "a funder", (), expires=ends, by="tests")[1]
        file.write_text(f"{token}\n", "utf-8")
        refused = run("audit", "replay", "--url", url)
        by_file = run("audit", "replay", "--url", url, "--key-file", file)
        monkeypatch.setenv("PARTNERFLOW_API_KEY", token)
        by_environment = run("audit", "replay", "--url", url)

    assert (refused.code, by_file.code, by_environment.code) == (exits.ENVIRONMENT, 0, 0)
    assert "--key-file" in refused.err
    assert "PARTNERFLOW_API_KEY" in refused.err


def test_a_file_with_an_api_key_is_for_another_service(run: Run, home: Home, tmp_path: Path) -> None:
    file = tmp_path / "api-key"
    file.write_text("pf_key", "utf-8")

    refused = run("audit", "replay", "--key-file", file)

    assert "--key-file is for --url" in refused.err


def test_an_outsider_with_another_key_believes_nothing(run: Run, home: Home, tmp_path: Path) -> None:
    other = Home(url=f"sqlite:///{tmp_path}/other.sqlite", ledger=tmp_path / "other.ledger")
    other.tell(LINES[:20])
    with other.open() as service:
        vkey = service.ledger.standing().vkeys[0]
    with served(home) as (url, _):
        said = run("audit", "replay", "--url", url, "--key", vkey, "--json")

    told = json.loads(said.out)
    assert (said.code, [flaw["reason"] for flaw in told["flaws"]]) == (1, ["unsigned"])


def test_an_outsider_who_kept_another_history_is_told(run: Run, home: Home, tmp_path: Path) -> None:
    rewritten = Home(url=f"sqlite:///{tmp_path}/again.sqlite", ledger=home.ledger)
    kept = tmp_path / "kept.txt"
    with home.open() as service:
        kept.write_text(str(service.ledger.newest()), "utf-8")
    (home.ledger / "checkpoints.jsonl").unlink()
    rewritten.tell(LINES)
    with served(rewritten) as (url, _):
        said = run("audit", "replay", "--url", url, "--since", kept, "--json")

    told = json.loads(said.out)
    assert (said.code, [flaw["reason"] for flaw in told["flaws"]]) == (1, ["checkpoint_root_differs"])


def test_entries_in_a_file_are_recomputed(run: Run, home: Home, tmp_path: Path) -> None:
    file = tmp_path / "entries"
    with home.open() as service:
        entries = service.ledger.entries(0, 1000)
    file.write_bytes(b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries))

    said = run("audit", "replay", "--entries", file)

    assert list(read_entries(file.read_bytes())) == entries
    assert said.code == 0
    assert "81 entries" in said.out


def test_a_file_that_ends_within_an_entry_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "entries"
    file.write_bytes(b"\x00\x20short")

    said = run("audit", "replay", "--entries", file)

    assert said.code == 1
    assert "tile" in said.err


def test_a_kept_file_that_is_no_checkpoint_is_refused_in_words(run: Run, home: Home, tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_bytes(b"\xe9 is no checkpoint")

    said = run("audit", "replay", "--since", kept)

    assert said.code == 1
    assert "bad note" in said.err
