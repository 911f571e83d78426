"""What a leaving tenant takes along is whole, can be verified anywhere, and begins anew elsewhere."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from partnerflow.cli.workspaces.exporting import exported, verified
from partnerflow.errors import InvalidSettingError, UnprovenError
from partnerflow.persistence.workspaces.archives import Contents
from partnerflow.transparency.checkpoints import checkpoint_of
from partnerflow.transparency.tiles import read_entries
from tests.contract.workspaces.installation import MORE, TOLD, Installation
from tests.support.growing_log import a_key


def export(installation: Installation, target: Path) -> Contents:
    """What acme takes along."""
    return exported(installation.of("acme"), installation.name("acme"), target, persons=True)


def altered(source: Path, target: Path, name: str, old: bytes, new: bytes) -> None:
    """An archive with one file changed, and its manifest as it was."""
    with ZipFile(source) as whole, ZipFile(target, "w", ZIP_DEFLATED) as other:
        for each in whole.namelist():
            content = whole.read(each)
            assert each != name or old in content
            other.writestr(each, content.replace(old, new) if each == name else content)


def test_it_holds_everything_and_is_verified_with_nothing_else(installation: Installation, tmp_path: Path) -> None:
    target = tmp_path / "acme.zip"
    contents = export(installation, target)

    found = verified(target, installation.settings, contents.vkeys)

    with ZipFile(target) as archive:
        names = set(archive.namelist())
        lines = [line for name in names if name.startswith("facts/") for line in archive.read(name).splitlines()]
        entries = list(read_entries(archive.read("ledger.entries")))
    assert (found.facts, found.trusted, len(lines)) == (TOLD, True, TOLD)
    assert len(entries) == found.size == checkpoint_of(installation.notes("acme")[-1]).size
    assert {"facts/partnership/vast-verder.jsonl", "bundles/vast-verder.bundle.json", "checkpoint.txt"} <= names
    assert "ledger/notary.key" not in names
    assert target.stat().st_mode & 0o077 == 0


def test_elsewhere_the_facts_stand_as_they_stood_under_a_ledger_of_their_own(
    installation: Installation, tmp_path: Path
) -> None:
    export(installation, tmp_path / "acme.zip")

    new = installation.make("beta", tmp_path / "acme.zip")
    told = installation.tell("beta", MORE)

    with installation.look("acme") as before, installation.look("beta") as after:
        first, second = (service.streams.find("partnership", "vast-verder") for service in (before, after))
        assert first is not None
        assert second is not None
        assert second.history.facts[: first.head.version] == first.history.facts
    assert (new.facts, told) == (TOLD, len(MORE) - TOLD)
    assert {checkpoint_of(note).origin for note in installation.notes("beta")}.isdisjoint(
        checkpoint_of(note).origin for note in installation.notes("acme")
    )


def test_a_key_that_did_not_sign_it_proves_nothing(installation: Installation, tmp_path: Path) -> None:
    export(installation, tmp_path / "acme.zip")

    with pytest.raises(UnprovenError):
        verified(tmp_path / "acme.zip", installation.settings, (a_key("somebody.example/else").vkey,))


def test_a_file_that_was_changed_is_found(installation: Installation, tmp_path: Path) -> None:
    export(installation, tmp_path / "acme.zip")
    altered(tmp_path / "acme.zip", tmp_path / "other.zip", "facts/partnership/vast-verder.jsonl", b"BAK", b"BAL")

    with pytest.raises(InvalidSettingError, match="SHA-256"):
        verified(tmp_path / "other.zip", installation.settings, ())


def test_what_is_no_archive_leaves_no_workspace(installation: Installation, tmp_path: Path) -> None:
    (tmp_path / "none.zip").write_bytes(b"no archive")

    with pytest.raises(InvalidSettingError, match="cannot be read"):
        installation.make("beta", tmp_path / "none.zip")

    assert set(installation.listed()) == {"acme"}
    assert installation.make("beta").facts == 0
