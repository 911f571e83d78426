"""`partnerflow backup` and `partnerflow restore`, as an operator runs them."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from partnerflow.persistence.copies import making
from tests.support.homes import Home
from tests.support.service import example_lines
from tests.unit.cli.conftest import Run

LINES = example_lines()[:60]


@pytest.fixture
def home(run: Run, tmp_path: Path) -> Home:
    """The workspace of the commands, with facts that are signed, backed up, and some more that are not."""
    home = Home(url=f"sqlite:///{tmp_path}/store.sqlite", ledger=tmp_path / "store.sqlite.ledger")
    home.tell(LINES[:40])
    assert run("backup", tmp_path / "backup").code == 0
    home.tell(LINES)
    return home


def remove(home: Home) -> None:
    """Lose the store, as a disk does; the ledger folder lies elsewhere."""
    assert isinstance(home.place, Path)
    for file in home.place.parent.glob(f"{home.place.name}*"):
        if file.is_file():
            file.unlink()


def test_a_backup_says_what_is_in_it(run: Run, home: Home, tmp_path: Path) -> None:
    said = run("backup", tmp_path / "another", "--without-person-keys", "--json")

    told = json.loads(said.out)
    assert (said.code, told["format"], told["rows"]["events"]) == (0, "partnerflow-backup/1", 60)
    assert list(told["files"]) == ["partnerflow.sqlite"]
    assert json.loads((tmp_path / "another" / "manifest.json").read_bytes()) == told


def test_a_folder_that_holds_something_is_left_alone(run: Run, home: Home, tmp_path: Path) -> None:
    said = run("backup", tmp_path / "backup")

    assert said.code == 3
    assert "not empty" in said.err


def test_an_older_backup_comes_back_held_and_an_operator_says_how_it_goes_on(
    run: Run, home: Home, tmp_path: Path
) -> None:
    remove(home)
    more = tmp_path / "more.jsonl"
    more.write_bytes(b"\n".join(LINES))

    restored = run("restore", tmp_path / "backup")
    refused = run("import", more)
    recovered = run("ledger", "recover", "--reason", "a disk broke")
    audited = run("audit", "replay", "--json")

    assert (restored.code, refused.code, recovered.code, audited.code) == (0, 3, 0, 0)
    assert "Restored: 40 facts" in restored.out
    assert "went up to entry 62, this one up to 41" in restored.out
    assert "held" in refused.err
    assert json.loads(audited.out)["lost"] == [{"origin": "partnerflow.local/ledger/test", "size": 62}]


def test_the_workspace_itself_is_not_written_over(run: Run, home: Home, tmp_path: Path) -> None:
    said = run("restore", tmp_path / "backup")

    assert said.code == 3
    assert "not empty" in said.err


def test_what_is_no_backup_is_refused(run: Run, tmp_path: Path) -> None:
    said = run("restore", tmp_path)

    assert said.code == 3
    assert "holds no backup" in said.err


def test_a_workspace_in_memory_has_nothing_to_copy(run: Run, tmp_path: Path) -> None:
    said = run("backup", tmp_path / "backup", PARTNERFLOW_DATABASE="memory:")

    assert said.code == 3
    assert "a store in memory cannot be backed up" in said.err
    assert not (tmp_path / "backup").exists()


def test_a_disk_that_is_full_is_told_with_what_to_do_and_nothing_is_left_of_the_copy(
    run: Run, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: Path, target: Path, _told: object) -> None:
        target.write_bytes(b"half of it")
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(making, "copy_file", full)

    said = run("backup", tmp_path / "another")

    assert said.code == 3
    assert said.err.splitlines()[-1] == (
        f"partnerflow: the copy could not be made in {tmp_path / 'another'}: database or disk is full: "
        "make room there, or name another folder"
    )
    assert not list(tmp_path.glob("another*"))


def test_a_folder_that_cannot_be_made_is_told(run: Run, home: Home, tmp_path: Path) -> None:
    said = run("backup", tmp_path / "store.sqlite" / "backup")

    assert said.code == 3
    assert "Not a directory: make room there, or name another folder" in said.err
