"""Documents are part of a backup, come back in either engine, and what was erased since does not come back with it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from partnerflow.application.service import Partnerflow
from tests.support.homes import Home

CONTENT = b"Het verslag van het overleg in Linde."
KEY = "vast-verder"


def added(home: Home) -> str:
    """The SHA-256 of a document in a workspace."""
    with home.open() as service:
        return service.add_attachment(KEY, CONTENT).sha256


def stream_of(service: Partnerflow) -> UUID:
    head = service.store.head("partnership", KEY)
    assert head is not None
    return head.stream_id


def test_a_document_comes_back_in_either_engine(example: Home, empty: Home, tmp_path: Path) -> None:
    name = added(example)
    example.back_up(tmp_path / "backup")

    empty.restore(tmp_path / "backup")

    with empty.open() as service:
        assert service.attachments.content(stream_of(service), name) == CONTENT


def test_without_the_keys_a_copy_holds_nothing_that_can_be_read(example: Home, empty: Home, tmp_path: Path) -> None:
    name = added(example)
    example.back_up(tmp_path / "backup", persons=False)

    empty.restore(tmp_path / "backup")

    with empty.open() as service:
        assert service.attachments.find(stream_of(service), name) is not None
        assert service.attachments.content(stream_of(service), name) is None


def test_what_was_erased_after_the_backup_is_erased_again(example: Home, empty: Home, tmp_path: Path) -> None:
    name = added(example)
    example.back_up(tmp_path / "backup")
    with example.open() as service:
        service.erase_attachment(KEY, name, "consent_withdrawn")

    empty.restore(tmp_path / "backup")

    with empty.open() as service:
        found = service.attachments.find(stream_of(service), name)
        assert found is not None
        assert (found.ground, found.erased_by) == ("consent_withdrawn", "restore")
        assert service.attachments.content(stream_of(service), name) is None
