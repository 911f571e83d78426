"""The journal outside the database: what it keeps, what it forgets, and what it refuses to guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerflow.errors import UnprovenError
from partnerflow.ledger.journal import FileJournal, MemoryJournal
from partnerflow.transparency.checkpoints import Checkpoint, sign
from partnerflow.transparency.keys import Ed25519Key

KEY = Ed25519Key.from_seed("log.example", bytes(32))


def a_note(size: int) -> str:
    return sign(Checkpoint("log.example", size, bytes(32)), [KEY]).to_text()


@pytest.fixture
def journal(tmp_path: Path) -> FileJournal:
    return FileJournal(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "checkpoints.jsonl"


@pytest.mark.parametrize("in_memory", [True, False])
def test_notes_come_back_in_the_order_of_signing(tmp_path: Path, in_memory: bool) -> None:
    journal = MemoryJournal() if in_memory else FileJournal(tmp_path)

    for size in (3, 9, 5):
        journal.append(a_note(size))

    assert list(journal.notes()) == [a_note(3), a_note(9), a_note(5)]
    assert journal.newest() == a_note(5)
    assert not journal.is_empty()


def test_a_new_journal_is_empty_and_for_its_owner_alone(journal: FileJournal, file: Path) -> None:
    assert journal.is_empty()
    assert journal.newest() is None

    assert journal.is_empty()
    assert not file.exists()
    journal.append(a_note(1))
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("torn", [b'{"note": "log.exa', b'{"note": "', b"{", b"\0" * 40, b"\0" * 40 + b'"}\n'])
def test_a_torn_last_line_is_cut_off(journal: FileJournal, file: Path, torn: bytes) -> None:
    journal.append(a_note(3))
    whole = file.read_bytes()
    file.write_bytes(whole + torn)

    assert journal.newest() == a_note(3)

    assert file.read_bytes() == whole
    journal.append(a_note(4))
    assert list(journal.notes()) == [a_note(3), a_note(4)]


@pytest.mark.parametrize("line", ["{}", '{"note": 7}', '{"note": "no checkpoint"}', "[]", "not JSON"])
def test_a_whole_line_that_is_no_checkpoint_is_not_guessed_away(journal: FileJournal, file: Path, line: str) -> None:
    journal.append(a_note(3))
    file.write_text(file.read_text("utf-8") + line + "\n", "utf-8")

    with pytest.raises(UnprovenError) as refused:
        journal.newest()

    assert refused.value.reason == "journal_unreadable"


def test_the_end_of_a_long_journal_is_found_without_reading_it_all(journal: FileJournal, file: Path) -> None:
    journal.append(a_note(1))
    line = file.read_bytes()
    file.write_bytes(line * (3 * (1 << 20) // len(line)))

    journal.append(a_note(2))

    assert journal.newest() == a_note(2)
