"""An older backup that is put back starts held, says so to everybody, and goes on only by a signed statement of the loss."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from partnerflow.application.imports import ImportRequest
from partnerflow.bootstrap import build
from partnerflow.errors import HeldError
from partnerflow.ledger.journal import FileJournal
from partnerflow.ledger.kept import KeptLedger
from partnerflow.ledger.stating import recover
from partnerflow.persistence.copies.files import copy_file
from partnerflow.persistence.sqlite.opening import persons_of
from partnerflow.settings import Settings
from partnerflow.transparency.checkpoints import Checkpoint, checkpoint_of
from partnerflow.transparency.proofs import verify_consistency
from partnerflow.transparency.replay import Replay, replayed
from tests.contract.copies.conftest import Settle
from tests.support.homes import Home, nobody, signed
from tests.support.processes import shipped_process
from tests.support.service import example_lines
from tests.support.stores import settings_over


@pytest.mark.parametrize(("engine", "seed"), [("sqlite", 0), ("sqlite", 1), ("postgres", 2)])
def test_each_older_backup_is_held_and_goes_on_under_a_new_name(
    engine: str, seed: int, settle: Settle, tmp_path: Path
) -> None:
    chance, lines = Random(seed), example_lines()
    ends = sorted(chance.sample(range(20, 160), 4))
    home = settle("sqlite")
    kept: list[Checkpoint] = []
    for number, end in enumerate(ends):
        kept.append(home.tell(lines[:end]))
        home.back_up(tmp_path / f"backup-{number}")
    chosen = chance.randrange(3)
    restored = settle(engine)

    found = restored.restore(tmp_path / f"backup-{chosen}")

    assert (found.held, found.size, found.signed) == ("shorter_than_signed", kept[chosen].size, kept[-1])
    with restored.open() as service:
        with pytest.raises(HeldError, match="held"):
            service.import_facts(lines[: ends[-1]], ImportRequest(process=shipped_process("partnership")))
        assert service.ledger.standing().held is not None
        assert service.store.position() == ends[chosen]
        assert isinstance(service.ledger, KeptLedger)
        assert service.ledger.notary is not None
        recover(service.ledger.notary, service.ledger.tables, "a disk broke")
    after = restored.tell(lines[: ends[-1]])
    assert after.origin == f"{kept[0].origin}/2"
    assert_no_fork(restored, kept, kept[chosen].size, after)


def assert_no_fork(home: Home, kept: list[Checkpoint], size: int, after: Checkpoint) -> None:
    """Every holder of an earlier checkpoint sees a beginning of the ledger, or finds the signed statement of the loss."""
    with home.open() as service:
        ledger = service.ledger
        for earlier in (each for each in kept if each.size <= size):
            proof = ledger.consistency(earlier.size, after.size)
            verify_consistency(earlier.size, earlier.root, after.size, after.root, proof)
        replay = Replay([*kept, after])
        assert list(replayed(replay, ledger.entries(0, after.size))) == []
        assert [replay.lost_by(each) is not None for each in kept] == [each.size > size for each in kept]
        (statement,) = replay.recoveries
        assert (statement.lost_size, statement.lost_root) == (kept[-1].size, kept[-1].root)
        assert (statement.kept_size, statement.reason) == (size, "a disk broke")


def test_a_file_that_is_copied_back_by_hand_starts_held_too(settle: Settle, tmp_path: Path) -> None:
    home, lines = settle("sqlite"), example_lines()
    assert isinstance(home.place, Path)
    home.tell(lines[:40])
    copy_file(home.place, tmp_path / "by-hand", nobody)
    home.tell(lines[:80])
    for suffix in ("-wal", "-shm"):
        home.place.with_name(f"{home.place.name}{suffix}").unlink(missing_ok=True)
    (tmp_path / "by-hand").replace(home.place)

    with home.open() as service:
        held = service.ledger.standing().held
        with pytest.raises(HeldError):
            service.ledger.admit()

    assert held is not None
    assert held.reason == "shorter_than_signed"


def test_a_file_that_is_copied_back_by_hand_does_not_bring_an_erased_person_back(tmp_path: Path) -> None:
    store, lines = tmp_path / "store.sqlite", example_lines()
    settings = settings_over(f"sqlite:///{store}", tmp_path)
    erasure = next(number for number, line in enumerate(lines) if b'"PersonErased"' in line)
    person = json.loads(lines[erasure])["data"]["person"]
    told(settings, lines[:erasure])
    for file in (store, persons_of(store)):
        copy_file(file, tmp_path / f"copy-{file.name}", nobody)
    told(settings, lines[: erasure + 1])
    for file in (store, persons_of(store)):
        for suffix in ("-wal", "-shm"):
            file.with_name(f"{file.name}{suffix}").unlink(missing_ok=True)
        (tmp_path / f"copy-{file.name}").replace(file)

    with closing(build(settings)) as service:
        held = service.ledger.standing().held
        stream = service.streams.find("partnership", "vast-verder")
        assert stream is not None
        known = {text.subject for text in service.streams.disclosures(stream.head.stream_id).values()}

    assert held is not None
    assert person not in known
    assert len(known - {None}) > 0


def told(settings: Settings, lines: Sequence[bytes]) -> None:
    """Import these facts by a service of its own, and sign them."""
    with closing(build(settings)) as service:
        service.import_facts(lines, ImportRequest(process=shipped_process("partnership")))
        signed(service)


def test_the_newest_backup_goes_on_as_if_nothing_had_happened(settle: Settle, tmp_path: Path) -> None:
    home, other, lines = settle("sqlite"), settle("sqlite"), example_lines()
    before = home.tell(lines[:40])
    home.back_up(tmp_path / "backup")

    found = other.restore(tmp_path / "backup")
    with other.open() as service:
        service.import_facts(lines[:80], ImportRequest(process=shipped_process("partnership")))
        after = signed(service)

    assert (found.held, found.signed) == (None, before)
    assert (after.origin, [checkpoint_of(note) for note in FileJournal(home.ledger).notes()]) == (
        before.origin,
        [before, after],
    )


def test_a_workspace_whose_journal_is_gone_starts_held(settle: Settle, tmp_path: Path) -> None:
    home = settle("sqlite")
    home.tell(example_lines()[:40])
    home.back_up(tmp_path / "backup")
    (home.ledger / "checkpoints.jsonl").unlink()

    found = settle("sqlite").restore(tmp_path / "backup")

    assert (found.held, found.signed) == ("journal_gone", None)
