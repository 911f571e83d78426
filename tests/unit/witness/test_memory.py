"""What a witness remembers outlives it, only grows, and is changed by one at a time."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from partnerflow.errors import CorruptionError, UnavailableError, UnprovenError
from partnerflow.transparency.cosignatures import cosigner
from partnerflow.transparency.notes import VerifierKey
from partnerflow.witness.memory import Memory
from partnerflow.witness.protocol import Seen
from tests.support.growing_log import ORIGIN, GrowingLog
from tests.unit.witness.conftest import NOON, AWitness


def test_what_was_cosigned_is_known_after_a_restart(witness: AWitness, tmp_path: Path) -> None:
    log = GrowingLog(9)
    witness.memory.add_log(log.vkey)
    witness.ask(log.request(0, 9))

    with closing(Memory(tmp_path / "witness.sqlite")) as reopened:
        last = reopened.last(ORIGIN)

    assert last == Seen(size=9, root=log.root(9), note=log.note(9).to_text(), at=NOON)


@pytest.mark.parametrize("since", range(6, 14))
def test_of_two_futures_at_once_only_one_is_cosigned(witness: AWitness, tmp_path: Path, since: int) -> None:
    log, other = GrowingLog(16), GrowingLog(16, since=since)
    witness.memory.add_log(log.vkey)
    witness.ask(log.request(0, 5))
    # Another process over the same folder, as far as the file can tell.
    twin = AWitness(Memory(tmp_path / "witness.sqlite"), witness.key)
    asked = [(each, future.request(5, 16)) for each in (witness, twin) for future in (log, other)] * 2

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda one: one[0].ask(one[1]), asked))
    twin.memory.close()

    assert sorted(answer.status for answer in answers) == [200] + [409] * 7


def test_a_request_that_is_killed_before_it_is_durable_leaves_nothing(witness: AWitness) -> None:
    log = GrowingLog(9)
    witness.memory.add_log(log.vkey)

    def keep_and_die() -> None:
        with witness.memory.page(ORIGIN) as page:
            page.keep(Seen(size=9, root=log.root(9), note=log.note(9).to_text(), at=NOON))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep_and_die()

    assert witness.memory.last(ORIGIN) is None
    assert witness.ask(log.request(0, 9)).status == 200


def test_while_another_process_holds_the_file_nothing_is_cosigned(witness: AWitness, tmp_path: Path) -> None:
    log = GrowingLog(9)
    witness.memory.add_log(log.vkey)
    witness.memory._connection.execute("PRAGMA busy_timeout = 10")

    with closing(sqlite3.connect(tmp_path / "witness.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UnavailableError):
            witness.ask(log.request(0, 9))
        other.execute("ROLLBACK")

    assert witness.ask(log.request(0, 9)).status == 200


@pytest.mark.parametrize(
    "statement", ["UPDATE seen SET size = 3", "UPDATE seen SET root = zeroblob(32)", "DELETE FROM seen"]
)
def test_what_was_cosigned_is_never_taken_back(witness: AWitness, tmp_path: Path, statement: str) -> None:
    log = GrowingLog(9)
    witness.memory.add_log(log.vkey)
    witness.ask(log.request(0, 9))

    with closing(sqlite3.connect(tmp_path / "witness.sqlite")) as other, pytest.raises(sqlite3.IntegrityError):
        other.execute(statement)


def test_a_file_that_is_no_memory_is_told(tmp_path: Path) -> None:
    tmp_path.joinpath("witness.sqlite").write_bytes(b"no database at all, whatever its name says" * 100)

    with pytest.raises(CorruptionError):
        Memory(tmp_path / "witness.sqlite")


def test_only_keys_that_sign_checkpoints_are_trusted(witness: AWitness) -> None:
    log = GrowingLog(1)
    for vkey in ("nonsense", log.vkey.replace("+", "-"), cosigner(VerifierKey.parse(log.vkey)).vkey):
        with pytest.raises(UnprovenError, match="bad vkey"):
            witness.memory.add_log(vkey)

    assert witness.memory.standing() == ()


def test_the_standing_tells_each_key_with_what_was_cosigned(witness: AWitness) -> None:
    log, quiet = GrowingLog(9), GrowingLog(1, origin="quiet.example")
    for each in (log, quiet):
        witness.memory.add_log(each.vkey)
    witness.ask(log.request(0, 9))
    witness.ask(GrowingLog(12, since=2).request(9, 12))

    standing = {known.origin: (known.size, known.at, known.suspects) for known in witness.memory.standing()}

    assert standing == {ORIGIN: (9, NOON, 1), "quiet.example": (None, None, 0)}


def test_evidence_does_not_fill_the_disk(witness: AWitness) -> None:
    witness.memory.add_log(GrowingLog(1).vkey)
    witness.ask(GrowingLog(4).request(0, 4))

    for size in range(5, 120):
        witness.ask(GrowingLog(size, since=1).request(4, size))

    assert len(witness.memory.suspects(ORIGIN)) == 100
