"""An outsider recomputes a ledger from its opaque entries, and names the entry that lies."""

from __future__ import annotations

from random import Random

import pytest

from partnerflow.transparency.checkpoints import Checkpoint
from partnerflow.transparency.merkle import EMPTY_ROOT
from partnerflow.transparency.replay import Replay, replayed
from tests.support.opaque import ORIGIN, OpaqueLedger, a_key


def flaws(ledger: OpaqueLedger, *checkpoints: Checkpoint) -> list[tuple[int, str]]:
    return [(flaw.number, flaw.reason) for flaw in replayed(Replay(checkpoints), ledger.entries)]


def grown(seed: int, streams: int = 6, epochs: int = 8) -> tuple[OpaqueLedger, list[Checkpoint]]:
    """A ledger of a few streams, and the checkpoints of its epochs."""
    chance, ledger = Random(seed), OpaqueLedger()
    checkpoints = []
    for _ in range(epochs):
        for _ in range(chance.randrange(1, 9)):
            ledger.event(f"stream {chance.randrange(streams)}")
        checkpoints.append(ledger.epoch())
    return ledger, checkpoints


@pytest.mark.parametrize("seed", range(20))
def test_an_honest_ledger_holds_up_to_each_of_its_checkpoints(seed: int) -> None:
    ledger, checkpoints = grown(seed)

    replay = Replay(checkpoints)
    found = list(replayed(replay, ledger.entries))

    assert found == []
    assert (replay.size, replay.root) == (checkpoints[-1].size, checkpoints[-1].root)
    assert (replay.epochs, replay.events) == (8, replay.size - 8)


@pytest.mark.parametrize("seed", range(100))
def test_a_map_that_lies_about_one_head_is_named_by_its_epoch(seed: int) -> None:
    chance = Random(seed)
    ledger, _ = grown(seed, epochs=chance.randrange(1, 5))
    liar = f"stream {chance.randrange(6)}"
    ledger.event(liar)
    number = len(ledger.entries)
    ledger.epoch(lied=liar)

    assert flaws(ledger) == [(number, "map_root_differs")]


def test_a_version_out_of_turn_is_named() -> None:
    ledger = OpaqueLedger()
    ledger.event("a")
    ledger.event("a", version=3)

    assert flaws(ledger) == [(1, "version_out_of_turn")]


def test_a_root_that_does_not_follow_from_the_leaves_is_named() -> None:
    ledger = OpaqueLedger()
    ledger.event("a")
    ledger.event("a", root=EMPTY_ROOT)

    assert flaws(ledger) == [(1, "stream_root_differs")]


def test_an_epoch_that_covers_other_entries_than_stand_before_it_is_named() -> None:
    ledger = OpaqueLedger()
    ledger.event("a")
    ledger.epoch(covered=2)

    assert flaws(ledger) == [(1, "covered_differs")]


def test_bytes_that_are_no_entry_are_named_and_still_count() -> None:
    ledger = OpaqueLedger()
    ledger.entries.append(b"no entry")
    ledger.event("a")
    after = ledger.epoch()

    assert flaws(ledger, after) == [(0, "bad_entry")]


def test_a_checkpoint_over_other_entries_is_named_by_its_size() -> None:
    ledger, checkpoints = grown(1)
    told = Checkpoint(ORIGIN, checkpoints[2].size, EMPTY_ROOT)

    assert flaws(ledger, checkpoints[1], told) == [(told.size, "checkpoint_root_differs")]


def test_a_checkpoint_that_does_not_end_with_an_epoch_is_named() -> None:
    ledger, _ = grown(1)
    ledger.event("a")
    early = ledger.checkpoint()
    ledger.epoch()

    assert flaws(ledger, early) == [(early.size, "checkpoint_without_epoch")]


def test_a_checkpoint_behind_the_last_entry_is_named() -> None:
    ledger, checkpoints = grown(1)
    removed = ledger.entries.pop()

    assert flaws(ledger, checkpoints[-1]) == [(checkpoints[-1].size, "checkpoint_beyond_the_end")]
    assert removed


def test_keys_hand_over_to_one_another() -> None:
    ledger = OpaqueLedger()
    ledger.rotation(a_key(1), a_key(2))
    ledger.rotation(a_key(2), a_key(3))
    replay = Replay()

    found = list(replayed(replay, ledger.entries))

    assert found == []
    assert replay.keys == [a_key(seed).vkey for seed in (1, 2, 3)]


def test_a_key_that_did_not_sign_its_successor_is_named() -> None:
    ledger = OpaqueLedger()
    ledger.rotation(a_key(1), a_key(2), by=a_key(9))

    assert flaws(ledger) == [(0, "bad_signature")]


def test_a_key_that_was_not_in_use_hands_nothing_over() -> None:
    ledger = OpaqueLedger()
    ledger.rotation(a_key(1), a_key(2))
    ledger.rotation(a_key(8), a_key(9))

    assert flaws(ledger) == [(1, "not_the_key_in_use")]


def test_a_recovery_keeps_what_is_here() -> None:
    ledger, checkpoints = grown(3)
    lost = Checkpoint(ORIGIN, len(ledger.entries) + 40, EMPTY_ROOT)
    ledger.recovery(checkpoints[-1], lost)
    ledger.recovery(checkpoints[2], lost)
    ledger.recovery(Checkpoint(ORIGIN, checkpoints[2].size, EMPTY_ROOT), lost)
    ledger.recovery(lost, lost)
    last = len(ledger.entries) - 1

    assert flaws(ledger) == [(last - 1, "kept_root_differs"), (last, "kept_beyond_the_end")]


def test_what_a_recovery_declares_lost_is_no_flaw_and_its_statement_is_found() -> None:
    ledger, checkpoints = grown(4)
    kept, lost = checkpoints[-1], Checkpoint(ORIGIN, checkpoints[-1].size + 5, EMPTY_ROOT)
    ledger.recovery(kept, lost)
    ledger.event("a")
    replay = Replay([kept, lost, Checkpoint("partnerflow.example/other", lost.size, EMPTY_ROOT)])

    found = [(flaw.reason, flaw.data["origin"]) for flaw in replayed(replay, ledger.entries)]

    assert found == [("checkpoint_beyond_the_end", "partnerflow.example/other")]
    assert (replay.lost_by(kept), replay.lost_by(lost)) == (None, replay.recoveries[0])


def test_a_recovery_speaks_of_the_name_that_it_gives_alone() -> None:
    ledger, checkpoints = grown(4)
    size = checkpoints[-1].size + 5
    ledger.recovery(checkpoints[-1], Checkpoint(ORIGIN, size, EMPTY_ROOT))

    after = Checkpoint(f"{ORIGIN}/2", size, EMPTY_ROOT)

    assert flaws(ledger, after) == [(size, "checkpoint_beyond_the_end")]
