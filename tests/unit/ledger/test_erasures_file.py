"""The journal of erasures: on disk before anything is erased, and without a text."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from uuid import UUID

import pytest

from partnerflow.application.erasures.request import Erased
from partnerflow.errors import UnprovenError
from partnerflow.ledger.erasures import NAME, ErasuresFile

STREAM = UUID("5a2f1c3e-8a53-4d7f-9f7f-3c1d2b4a6e80")


def erased(fact: str, person: str | None = None) -> Erased:
    return Erased(stream_id=STREAM, fact=fact, person=person, commitments=("sd1:abc",), ground="error", at="2026-03-01")


def test_what_was_written_is_read_in_order_by_another_process_too(tmp_path: Path) -> None:
    ErasuresFile(tmp_path / "ledger").write([erased("a-0001", "p-001"), erased("a-0002")])
    ErasuresFile(tmp_path / "ledger").write([erased("a-0003")])

    found = list(ErasuresFile(tmp_path / "ledger").read())

    assert found == [erased("a-0001", "p-001"), erased("a-0002"), erased("a-0003")]


def test_what_was_undone_does_not_count_and_what_was_done_after_it_does(tmp_path: Path) -> None:
    journal = ErasuresFile(tmp_path)
    journal.undo(journal.write([erased("a-0001")]))

    journal.write([erased("a-0001")])

    assert list(journal.read()) == [erased("a-0001")]


def test_a_line_that_a_crash_tore_is_cut_off_by_the_next(tmp_path: Path) -> None:
    journal = ErasuresFile(tmp_path)
    journal.write([erased("a-0001")])
    with (tmp_path / NAME).open("ab") as file:
        file.write(b'{"erased":[{"str')
    assert list(journal.read()) == [erased("a-0001")]

    journal.write([erased("a-0002")])

    assert list(journal.read()) == [erased("a-0001"), erased("a-0002")]


def test_it_holds_identities_only_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    ErasuresFile(tmp_path).write([erased("a-0001", "p-001")])

    (line,) = (tmp_path / NAME).read_text().splitlines()

    assert json.loads(line)["erased"][0].keys() == {"stream_id", "fact", "person", "commitments", "ground", "at"}
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


def test_a_line_that_is_none_of_this_journal_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"note": "x"}\n')

    with pytest.raises(UnprovenError, match="erasures unreadable"):
        list(ErasuresFile(tmp_path).read())


def test_where_there_is_none_nothing_was_erased(tmp_path: Path) -> None:
    assert list(ErasuresFile(tmp_path).read()) == []
