"""Documents in every store: kept once, within the quota, unreadable without their key, and gone with it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from uuid import UUID

import pytest

from partnerflow.application.attachments.ports import Attachment
from partnerflow.errors import CorruptionError
from partnerflow.persistence.attachments import AttachmentTables
from partnerflow.persistence.opening import OpenedStore
from tests.support.stores import a_new_stream, append_states

AT = "2026-03-01T09:30:00+00:00"
CONTENT = b"Het verslag van het overleg in Linde."
LINDE, KADE = "key-linde", "key-kade"


@pytest.fixture
def stream_id(store: OpenedStore) -> UUID:
    return append_states(store, a_new_stream(), "{}").stream_id


@pytest.fixture
def documents(store: OpenedStore) -> AttachmentTables:
    return AttachmentTables(store, largest=1000, quota=100)


def about(content: bytes = CONTENT) -> Attachment:
    return Attachment(
        sha256=sha256(content).hexdigest(), media_type="text/plain; charset=utf-8", bytes=len(content), added_at=AT
    )


def kept(documents: AttachmentTables, stream_id: UUID, content: bytes = CONTENT, by: str = LINDE) -> str:
    """The SHA-256 of a document that was kept."""
    attachment = about(content)
    assert documents.keep(stream_id, attachment, content, by)
    return attachment.sha256


def test_a_document_comes_back_as_it_was_kept(documents: AttachmentTables, stream_id: UUID) -> None:
    name = kept(documents, stream_id)

    assert documents.content(stream_id, name) == CONTENT
    assert documents.find(stream_id, name) == about()
    assert documents.of(stream_id) == (about(),)


def test_no_store_shows_what_a_document_says(documents: AttachmentTables, stream_id: UUID, store: OpenedStore) -> None:
    kept(documents, stream_id)

    ((content,),) = store.tables.read("SELECT content FROM attachments", {})

    assert b"Linde" not in bytes(content)


def test_who_adds_the_same_again_is_known_as_one_who_had_it(documents: AttachmentTables, stream_id: UUID) -> None:
    name = kept(documents, stream_id)
    before = documents.was_added_by(stream_id, name, KADE)

    kept(documents, stream_id, by=KADE)

    assert (before, documents.was_added_by(stream_id, name, KADE)) == (False, True)
    assert documents.of(stream_id) == (about(),)


def test_what_is_over_the_quota_of_a_stream_is_not_kept(
    documents: AttachmentTables, stream_id: UUID, store: OpenedStore
) -> None:
    elsewhere = append_states(store, a_new_stream("elders"), "{}").stream_id
    kept(documents, stream_id, b"a" * 60)

    refused = documents.keep(stream_id, about(b"b" * 41), b"b" * 41, LINDE)
    fits = documents.keep(stream_id, about(b"c" * 40), b"c" * 40, LINDE)

    assert (refused, fits) == (False, True)
    assert documents.find(stream_id, about(b"b" * 41).sha256) is None
    assert documents.keep(elsewhere, about(b"b" * 41), b"b" * 41, LINDE)


def test_many_at_once_stay_within_the_quota_together(documents: AttachmentTables, stream_id: UUID) -> None:
    contents = [bytes([number]) * 30 for number in range(1, 9)]

    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda each: documents.keep(stream_id, about(each), each, LINDE), contents))

    assert taken.count(True) == 3
    assert sum(each.bytes for each in documents.of(stream_id)) == 90


def test_what_is_erased_is_gone_and_that_it_was_there_stays(
    documents: AttachmentTables, stream_id: UUID, store: OpenedStore
) -> None:
    name = kept(documents, stream_id)

    gone = documents.erase(stream_id, name, KADE, "consent_withdrawn", AT)

    found = documents.find(stream_id, name)
    assert found is not None
    assert (gone, found.erased_at, found.erased_by, found.ground) == (True, AT, KADE, "consent_withdrawn")
    assert documents.content(stream_id, name) is None
    assert store.keys.find(stream_id, [f"attachment:{name}"]) == {}
    assert store.tables.read("SELECT content FROM attachments", {}) == [(None,)]


def test_what_is_erased_is_not_erased_twice_and_leaves_its_room(documents: AttachmentTables, stream_id: UUID) -> None:
    name = kept(documents, stream_id, b"a" * 90)
    documents.erase(stream_id, name, KADE, "error", AT)

    again = documents.erase(stream_id, name, KADE, "unlawful", AT)

    assert not again
    assert documents.keep(stream_id, about(b"b" * 90), b"b" * 90, LINDE)


def test_a_document_that_was_altered_does_not_open(
    documents: AttachmentTables, stream_id: UUID, store: OpenedStore
) -> None:
    name = kept(documents, stream_id)

    with store.tables.writing() as write:
        write("UPDATE attachments SET content = substr(content, 2)", {})

    with pytest.raises(CorruptionError):
        documents.content(stream_id, name)
