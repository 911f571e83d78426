"""A ledger that is restored more than once: each name that it had gets its signed end."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from partnerflow.ledger.journal import FileJournal
from partnerflow.ledger.stating import recover
from partnerflow.transparency.checkpoints import Checkpoint, checkpoint_of
from partnerflow.transparency.entries import RecoveryEntry, parse_entry
from partnerflow.transparency.replay import Flaw, Replay, replayed
from tests.contract.ledger.homes import copy, opened, restore
from tests.contract.ledger.telling import found, settled
from tests.support.ledgers import ORIGIN
from tests.support.stores import follow_to


def test_a_second_restore_takes_the_next_origin(folder: Path) -> None:
    for expected in (f"{ORIGIN}/2", f"{ORIGIN}/3"):
        restore(folder)
        with opened(folder) as (_, ledger):
            assert ledger.notary is not None
            recover(ledger.notary, ledger.tables, "again")

            assert ledger.origin() == expected


def signed_so_far(folder: Path) -> list[Checkpoint]:
    return [checkpoint_of(note) for note in FileJournal(folder / "ledger").notes()]


def go_on(folder: Path, *, events: int) -> None:
    """Recover what is held, and let some more events be signed."""
    with opened(folder) as (store, ledger):
        assert ledger.notary is not None
        recover(ledger.notary, ledger.tables, "again")
        before = store.position()
        found(store, f"after {ledger.origin()}", *(f'{{"n":{n}}}' for n in range(1, events)))
        follow_to(store, before + events)
        settled(ledger, store)


def lost_and_kept(folder: Path) -> list[tuple[str, int, int]]:
    with opened(folder) as (_, ledger):
        entries = [parse_entry(data) for _, data in ledger.tables.statements(100)]
    told = [entry for entry in entries if isinstance(entry, RecoveryEntry)]
    return [(entry.lost_origin.removeprefix(ORIGIN), entry.lost_size, entry.kept_size) for entry in told]


def flaws(folder: Path) -> list[Flaw]:
    """What an outsider finds who kept every checkpoint that was ever signed."""
    with opened(folder) as (_, ledger):
        return list(replayed(Replay(signed_so_far(folder)), ledger.entries(0, 1000)))


@pytest.mark.parametrize("events", [1, 9], ids=["shorter than the first", "longer than the first"])
def test_a_second_restore_says_of_both_names_what_was_lost(folder: Path, events: int) -> None:
    restore(folder)
    go_on(folder, events=events)
    second = signed_so_far(folder)[-1]
    restore(folder)

    go_on(folder, events=1)

    assert lost_and_kept(folder) == [("", 7, 4), ("/2", second.size, 4)]
    assert flaws(folder) == []


def test_a_restore_after_a_recovery_leaves_what_that_one_said(folder: Path) -> None:
    restore(folder)
    go_on(folder, events=1)
    copy(folder)
    go_between = signed_so_far(folder)[-1]
    with opened(folder) as (store, ledger):
        found(store, "later still")
        follow_to(store, 5)
        lost = settled(ledger, store)
    restore(folder)

    go_on(folder, events=1)

    assert lost_and_kept(folder) == [("", 7, 4), ("/2", lost.size, go_between.size)]
    assert flaws(folder) == []


def test_a_copy_from_before_a_recovery_that_is_longer_than_what_went_on_keeps_what_both_share(folder: Path) -> None:
    with opened(folder) as (store, ledger):
        found(store, "long", *(f'{{"n":{n}}}' for n in range(1, 20)))
        follow_to(store, 25)
        longest = settled(ledger, store)
    shutil.copy(folder / "store.db", folder / "longest.db")
    restore(folder)
    go_on(folder, events=2)
    second = signed_so_far(folder)[-1]
    shutil.copy(folder / "longest.db", folder / "older.db")
    restore(folder)

    go_on(folder, events=1)

    assert second.size < longest.size
    assert lost_and_kept(folder) == [("", longest.size, longest.size), ("/2", second.size, 4)]
    assert flaws(folder) == []
