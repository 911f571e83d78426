"""Another host goes on with a workspace, and this one does not: nowhere do two histories come to be."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from partnerflow.application.imports import ImportRequest
from partnerflow.bootstrap import at_rest
from partnerflow.cli.workspaces.handing import handed_over, taken_back
from partnerflow.cli.workspaces.removing import deleted
from partnerflow.errors import CorruptionError, HeldError, InvalidSettingError, UnavailableError
from partnerflow.ledger.stating import recover
from partnerflow.persistence.workspaces import archives
from partnerflow.persistence.workspaces.stopping import stop_of
from partnerflow.transparency.checkpoints import checkpoint_of
from tests.contract.workspaces.installation import LINES, MORE, TOLD, Installation
from tests.support.processes import shipped_process
from tests.support.stores import a_new_stream, an_event, append


def hand_over(installation: Installation, short: str, target: Path) -> None:
    """Hand a workspace of this installation over."""
    handed_over(installation.of(short), installation.settings.database, installation.name(short), target, "Fonds Oost")


def test_the_next_host_goes_on_with_the_same_ledger_and_this_one_only_reads(
    installation: Installation, tmp_path: Path
) -> None:
    before = installation.notes("acme")

    hand_over(installation, "acme", tmp_path / "acme.zip")
    installation.make("gamma", tmp_path / "acme.zip")
    told = installation.tell("gamma", MORE)

    after = installation.notes("gamma")
    assert (told, after[: len(before)]) == (len(MORE) - TOLD, before)
    assert checkpoint_of(after[-1]).origin == checkpoint_of(before[-1]).origin
    with pytest.raises(HeldError, match="handed_over"):
        installation.tell("acme", MORE)
    assert installation.notes("acme") == before
    assert (installation.listed()["acme"].state, installation.listed()["acme"].why) == ("handed_over", "Fonds Oost")


def test_a_writer_that_never_looks_at_the_hold_is_stopped_by_the_database(
    installation: Installation, tmp_path: Path
) -> None:
    with installation.look("acme") as late:
        hand_over(installation, "acme", tmp_path / "acme.zip")

        with pytest.raises((UnavailableError, CorruptionError), match="handed over"):
            append(late.store, a_new_stream("te-laat"), an_event())
        assert late.store.head("partnership", "te-laat") is None


def test_it_comes_back_by_being_handed_over_in_turn(installation: Installation, tmp_path: Path) -> None:
    hand_over(installation, "acme", tmp_path / "there.zip")
    installation.make("gamma", tmp_path / "there.zip")
    installation.tell("gamma", MORE)
    hand_over(installation, "gamma", tmp_path / "back.zip")

    deleted(installation.settings, installation.name("acme"))
    installation.make("acme", tmp_path / "back.zip")

    assert installation.tell("acme", MORE) == 0
    assert installation.notes("acme") == installation.notes("gamma")
    assert installation.listed()["acme"].state == "open"


def test_taking_back_is_explicit_and_then_this_host_goes_on(installation: Installation, tmp_path: Path) -> None:
    own, owner = installation.of("acme"), installation.settings.database
    hand_over(installation, "acme", tmp_path / "acme.zip")

    taken_back(own, owner, "the file was destroyed")

    assert installation.tell("acme", MORE) == len(MORE) - TOLD
    assert installation.listed()["acme"].state == "open"


def test_it_is_handed_over_once(installation: Installation, tmp_path: Path) -> None:
    hand_over(installation, "acme", tmp_path / "first.zip")

    with pytest.raises(HeldError):
        hand_over(installation, "acme", tmp_path / "second.zip")

    assert not (tmp_path / "second.zip").exists()


def test_a_copy_that_cannot_be_written_leaves_this_host_as_it_was(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archives, "_written", full)
    with pytest.raises(UnavailableError, match="No space"):
        hand_over(installation, "acme", tmp_path / "acme.zip")

    assert installation.tell("acme", MORE) == len(MORE) - TOLD
    assert list(tmp_path.glob("acme.zip*")) == []


def test_one_that_was_killed_in_between_records_nothing_until_somebody_says_how_it_goes_on(
    installation: Installation, tmp_path: Path
) -> None:
    own, owner = installation.of("acme"), installation.settings.database
    stop_of(own.database, owner).recording()

    with pytest.raises((UnavailableError, CorruptionError), match="handed over"):
        installation.tell("acme", MORE)
    taken_back(own, owner, "it was interrupted")

    assert installation.tell("acme", MORE) == len(MORE) - TOLD


def test_a_recovery_does_not_undo_it(installation: Installation, tmp_path: Path) -> None:
    from partnerflow.bootstrap import opened_ledger

    hand_over(installation, "acme", tmp_path / "acme.zip")

    with closing(opened_ledger(installation.of("acme"), sequence=False)) as opened:
        assert opened.ledger.notary is not None
        with pytest.raises(InvalidSettingError, match="take-back"):
            recover(opened.ledger.notary, opened.ledger.tables, "we want it")


def test_a_dry_run_and_reading_go_on_here(installation: Installation, tmp_path: Path) -> None:
    hand_over(installation, "acme", tmp_path / "acme.zip")

    with closing(at_rest(installation.of("acme"))) as service:
        request = ImportRequest(process=shipped_process("partnership"), dry_run=True)
        known = service.import_facts(LINES, request).known

    assert known == TOLD
