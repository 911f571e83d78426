"""Holds: a database that is not what was signed is read-only until the operator says how it goes on."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from partnerflow.errors import HeldError, InvalidSettingError
from partnerflow.ledger.stating import recover, rotate
from partnerflow.persistence.opening import open_store
from partnerflow.transparency.checkpoints import checkpoint_of, open_checkpoint
from partnerflow.transparency.entries import KeyEntry, RecoveryEntry, parse_entry, rotation_message
from partnerflow.transparency.keys import verify_signature
from partnerflow.transparency.notes import VerifierKey
from partnerflow.transparency.proofs import verify_consistency
from tests.contract.ledger.homes import opened, restore
from tests.contract.ledger.telling import found, plain, settled
from tests.support.ledgers import ORIGIN, HandClock, ledger_over
from tests.support.stores import follow_to


def test_an_older_copy_is_held_from_its_first_moment_on(folder: Path) -> None:
    restore(folder)

    with opened(folder) as (store, ledger):
        with pytest.raises(HeldError) as refused:
            ledger.admit()
        note = ledger.settle(store.position(), 1.0)

        assert (refused.value.reason, refused.value.data["size"], refused.value.data["signed"]) == (
            "shorter_than_signed", 4, 7,
        )  # fmt: skip
        assert note is not None
        assert checkpoint_of(note).size == 4
        assert [event.event.version for event in store.log()] == [1, 1, 1]


def test_a_new_file_beside_an_old_journal_is_held(folder: Path) -> None:
    for name in ("store.db", "store.db-wal", "store.db-shm"):
        (folder / name).unlink(missing_ok=True)

    with opened(folder) as (_, ledger):
        held = ledger.standing().held

    assert held is not None
    assert (held.reason, held.data) == ("shorter_than_signed", {"size": 0, "signed": 7})


def test_a_copy_that_went_on_by_itself_is_held(folder: Path) -> None:
    restore(folder)
    (folder / "fork").mkdir()
    shutil.copy(folder / "ledger" / "notary.key", folder / "fork")
    (first, *_) = (folder / "ledger" / "checkpoints.jsonl").read_text("utf-8").splitlines(keepends=True)
    (folder / "fork" / "checkpoints.jsonl").write_text(first, "utf-8")
    with closing(open_store(f"sqlite:///{folder / 'store.db'}")) as store:
        found(store, "other", '{"n":1}')
        follow_to(store, 5)
        settled(ledger_over(store, folder / "fork", contents=plain()), store)

    with opened(folder) as (_, ledger):
        held = ledger.standing().held

    assert held is not None
    assert (held.reason, held.data) == ("other_root_than_signed", {"size": 7})


@pytest.mark.parametrize(
    ("lines_kept", "reason"), [(0, "journal_gone"), (1, "journal_behind")], ids=["gone", "an older one"]
)
def test_a_journal_that_knows_less_than_the_database_holds_it(folder: Path, lines_kept: int, reason: str) -> None:
    journal = folder / "ledger" / "checkpoints.jsonl"
    lines = journal.read_text("utf-8").splitlines(keepends=True)
    journal.write_text("".join(lines[:lines_kept]), "utf-8")

    with opened(folder) as (_, ledger):
        held = ledger.standing().held

    assert held is not None
    assert held.reason == reason


def test_a_ledger_never_gets_another_key_by_itself(folder: Path) -> None:
    (folder / "ledger" / "notary.key").unlink()

    with pytest.raises(InvalidSettingError, match=r"notary\.key is gone: put the key"):
        ledger_over(open_store(f"sqlite:///{folder / 'store.db'}"), folder / "ledger", contents=plain())


def test_the_operator_says_what_was_lost_and_goes_on_under_another_origin(folder: Path) -> None:
    with opened(folder) as (_, ledger):
        lost = checkpoint_of(ledger.note(7) or "")
        kept = checkpoint_of(ledger.note(4) or "")
        (old,) = ledger.standing().vkeys
    restore(folder)

    with opened(folder, HandClock()) as (store, ledger):
        assert ledger.notary is not None
        recovered = recover(ledger.notary, ledger.tables, "disk failure")
        ledger.admit()
        found(store, "again")
        follow_to(store, 4)
        checkpoint = settled(ledger, store)

        statements = [parse_entry(data) for _, data in ledger.tables.statements(100)]
        recovery, handover = statements
        assert isinstance(recovery, RecoveryEntry)
        assert isinstance(handover, KeyEntry)
        assert (recovery.lost_size, recovery.lost_root, recovery.lost_origin) == (7, lost.root, ORIGIN)
        assert (recovery.kept_size, recovery.kept_root, recovery.reason) == (4, kept.root, "disk failure")
        assert recovered.kept == 4
        verify_signature(VerifierKey.parse(old), rotation_message(handover.new), handover.signature)
        assert checkpoint.origin == f"{ORIGIN}/2"
        assert ledger.standing().vkeys == (handover.new, old)
        verify_consistency(4, kept.root, checkpoint.size, checkpoint.root, ledger.consistency(4, checkpoint.size))
        assert open_checkpoint(ledger.newest() or "", [VerifierKey.parse(old)]).size == checkpoint.size

    with opened(folder) as (_, ledger):
        assert ledger.standing().held is None
        assert ledger.origin() == f"{ORIGIN}/2"


def test_a_hold_just_ends_when_the_newest_copy_is_put_back(folder: Path) -> None:
    shutil.copy(folder / "store.db", folder / "newest.db")
    restore(folder)
    with opened(folder) as (_, ledger):
        assert ledger.standing().held is not None
    shutil.copy(folder / "newest.db", folder / "store.db")

    with opened(folder) as (_, ledger):
        ledger.admit()

        assert ledger.standing().size == 7


def test_a_workspace_that_is_not_held_has_nothing_to_recover_from(folder: Path) -> None:
    with opened(folder) as (_, ledger):
        assert ledger.notary is not None
        with pytest.raises(InvalidSettingError, match="not held"):
            recover(ledger.notary, ledger.tables, "no reason")

        assert ledger.origin() == ORIGIN


def test_a_rotated_key_signs_along_for_ninety_days(folder: Path) -> None:
    clock = HandClock()
    with opened(folder, clock) as (store, ledger):
        assert ledger.notary is not None
        (old,) = ledger.standing().vkeys
        new, *_ = rotate(ledger.notary).vkeys
        clock.forward(days=89)
        found(store, "after")
        follow_to(store, 6)
        settled(ledger, store)
        along = ledger.standing().vkeys
        clock.forward(days=2)
        assert ledger.notary.round() is not None

        assert along == (new, old)
        assert ledger.standing().vkeys == (new,)
        assert ledger.origin() == ORIGIN

    with opened(folder, clock) as (_, ledger):
        assert ledger.notary is not None
        assert ledger.notary.signers().current.vkey == new
