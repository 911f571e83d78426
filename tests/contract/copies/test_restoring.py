"""A backup is put back as a whole, into either engine, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from msgspec import structs

from partnerflow.application.imports import ImportRequest
from partnerflow.errors import CorruptionError, InvalidSettingError
from partnerflow.persistence.copies import into_postgres, putting_back
from partnerflow.persistence.copies.files import keep
from partnerflow.persistence.copies.manifest import PERSONS, STORE, file_of, read_manifest, write_manifest
from partnerflow.persistence.opening import open_store
from partnerflow.projections.summaries import SummaryTables
from tests.contract.copies.conftest import TOLD
from tests.support.homes import Home, rows_of, signed
from tests.support.processes import shipped_process
from tests.support.service import example_lines


def test_a_workspace_comes_back_row_for_row_in_either_engine(example: Home, empty: Home, tmp_path: Path) -> None:
    manifest = example.back_up(tmp_path / "first")

    found = empty.restore(tmp_path / "first")
    empty.back_up(tmp_path / "second")

    assert (found.held, found.erased, found.keyless, found.facts) == (None, 0, 0, manifest.position)
    assert rows_of(tmp_path / "second") == rows_of(tmp_path / "first")
    assert manifest.rows["events"] == TOLD


def test_what_was_put_back_goes_on_where_it_was(example: Home, empty: Home, tmp_path: Path) -> None:
    example.back_up(tmp_path / "backup")
    empty.restore(tmp_path / "backup")

    with empty.open() as service:
        report = service.import_facts(
            example_lines()[: TOLD + 40], ImportRequest(process=shipped_process("partnership"))
        )
        checkpoint = signed(service)
        assert isinstance(service.summaries, SummaryTables)
        service.summaries.follow()
        listed = service.summaries.wait(service.store.position(), 20.0)

    assert (report.known, report.recorded, listed) == (TOLD, 40, True)
    assert checkpoint.size == TOLD + 1 + 40 + 1


def test_a_workspace_that_holds_anything_is_left_as_it_is(example: Home, tmp_path: Path) -> None:
    example.back_up(tmp_path / "backup")

    with pytest.raises(InvalidSettingError, match="not empty"):
        example.restore(tmp_path / "backup")

    example.back_up(tmp_path / "again")
    assert rows_of(tmp_path / "again") == rows_of(tmp_path / "backup")


def test_a_workspace_that_is_served_is_not_restored_into(example: Home, empty: Home, tmp_path: Path) -> None:
    example.back_up(tmp_path / "backup")
    served = open_store(empty.url)
    try:
        served.wait(1, 0.5)
        with pytest.raises(InvalidSettingError, match="stop it first"):
            empty.restore(tmp_path / "backup")
    finally:
        served.close()


def test_a_file_that_was_changed_is_refused(example: Home, tmp_path: Path) -> None:
    example.back_up(tmp_path / "backup")
    path = tmp_path / "backup" / STORE
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    with pytest.raises(InvalidSettingError, match="SHA-256"):
        read_manifest(tmp_path / "backup")


def test_a_backup_that_contradicts_itself_is_refused_though_its_digests_hold(
    example: Home, empty: Home, tmp_path: Path
) -> None:
    folder = tmp_path / "backup"
    manifest = example.back_up(folder)
    path = folder / STORE
    content = path.read_bytes()
    assert content.count(b'"fact":"PartyInvited"') > 0
    path.write_bytes(content.replace(b'"fact":"PartyInvited"', b'"fact":"PartyIgnored"'))
    write_manifest(folder, structs.replace(manifest, files={**manifest.files, STORE: file_of(path)}))

    with pytest.raises(CorruptionError, match="does not hold"):
        empty.restore(folder)

    with empty.open() as service:
        assert (service.store.position(), service.ledger.newest()) == (0, None)


def test_a_backup_without_a_manifest_is_none(tmp_path: Path) -> None:
    with pytest.raises(InvalidSettingError, match="holds no backup"):
        read_manifest(tmp_path)


def test_a_backup_whose_person_keys_are_gone_comes_back_without_what_they_opened(
    example: Home, empty: Home, tmp_path: Path
) -> None:
    example.back_up(tmp_path / "backup")
    (tmp_path / "backup" / PERSONS).unlink()

    found = empty.restore(tmp_path / "backup")

    assert found.keyless > 0
    with empty.open() as service:
        person = next(item for item in service.store.replay() if item.event.topic == "PersonRegistered.v1")
        texts = service.streams.texts(person.event.stream_id)
        assert texts
        assert not any(text.subject for text in service.store.disclosures(person.event.stream_id).values())


def test_a_backup_can_be_made_without_person_keys(example: Home, tmp_path: Path) -> None:
    manifest = example.back_up(tmp_path / "backup", persons=False)

    assert list(manifest.files) == [STORE]
    assert sorted(path.name for path in (tmp_path / "backup").iterdir()) == ["manifest.json", STORE]


class StoppedError(Exception):
    """The restore was killed here."""


def stopping(whole: Callable[..., None], at: int) -> Callable[..., None]:
    """The same function, but its call of this number is its last."""
    calls = count(1)

    def stop(*arguments: object) -> None:
        whole(*arguments)
        if next(calls) == at:
            raise StoppedError

    return stop


def test_a_restore_that_is_stopped_halfway_leaves_an_empty_workspace(
    example: Home, empty: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example.back_up(tmp_path / "backup")
    monkeypatch.setattr(into_postgres, "_fill", stopping(into_postgres._fill, 1))
    # The keys of persons are in their place by then, the store is not.
    monkeypatch.setattr(putting_back, "keep", stopping(keep, 3))

    with pytest.raises(StoppedError):
        empty.restore(tmp_path / "backup")
    monkeypatch.undo()

    with empty.open() as service:
        assert service.store.position() == 0
    assert empty.restore(tmp_path / "backup").facts == TOLD
