"""The entries of a ledger: their bytes as docs/spec/ledger.md §2 lays them out, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerflow.errors import UnprovenError
from partnerflow.transparency.entries import (
    Entry,
    EpochEntry,
    EventEntry,
    KeyEntry,
    RecoveryEntry,
    parse_entry,
    rotation_message,
    stream_key,
)
from partnerflow.transparency.keys import Ed25519Key, verify_signature
from partnerflow.transparency.notes import COSIGNATURE, VerifierKey
from tests.support.proving import unproven

OLD = Ed25519Key.from_seed("ledger.example/2", bytes(32))
NEW = Ed25519Key.from_seed("ledger.example/2", b"\x01" * 32)

hashes = st.binary(min_size=32, max_size=32)
numbers = st.integers(0, 2**64 - 1)
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80)
vkeys = st.binary(min_size=32, max_size=32).map(lambda public: VerifierKey("ledger.example", 1, public).vkey)
entries = st.one_of(
    st.builds(EventEntry, key=hashes, version=numbers, leaf=hashes, root=hashes),
    st.builds(EpochEntry, covered=numbers, map_root=hashes, access_root=hashes, at=numbers),
    st.builds(KeyEntry, new=vkeys, old=vkeys, signature=st.binary(min_size=64, max_size=64)),
    st.builds(
        RecoveryEntry,
        lost_size=numbers,
        lost_root=hashes,
        kept_size=numbers,
        kept_root=hashes,
        at=numbers,
        lost_origin=texts,
        reason=texts,
    ),
)


def test_an_event_is_laid_out_field_by_field() -> None:
    entry = EventEntry(key=b"k" * 32, version=258, leaf=b"l" * 32, root=b"r" * 32)

    data = entry.to_bytes()

    assert data == b"pf-entry/1\0\x01" + b"k" * 32 + bytes.fromhex("0000000000000102") + b"l" * 32 + b"r" * 32
    assert len(data) == 116


def test_an_epoch_is_laid_out_field_by_field() -> None:
    entry = EpochEntry(covered=1, map_root=b"m" * 32, access_root=b"a" * 32, at=2)

    data = entry.to_bytes()

    assert data == b"pf-entry/1\0\x02" + bytes(7) + b"\x01" + b"m" * 32 + b"a" * 32 + bytes(7) + b"\x02"
    assert len(data) == 92


def test_a_stream_stands_under_the_hash_of_its_id() -> None:
    stream = UUID("5f0c2f0e-8a3b-4d57-9a63-1f6f0d1b7c21")

    assert stream_key(stream) == sha256(b"pf-key/1\0" + bytes.fromhex("5f0c2f0e8a3b4d579a631f6f0d1b7c21")).digest()


def test_a_rotation_is_signed_by_the_old_key_over_the_new_one() -> None:
    message = rotation_message(NEW.vkey)

    entry = KeyEntry(new=NEW.vkey, old=OLD.vkey, signature=OLD.sign(message))

    assert message == b"pf-rotation/1\0" + len(NEW.vkey).to_bytes(2, "big") + NEW.vkey.encode()
    verify_signature(VerifierKey.parse(entry.old), rotation_message(entry.new), entry.signature)
    with unproven("bad_signature"):
        verify_signature(VerifierKey.parse(entry.new), rotation_message(entry.new), entry.signature)


@given(entries)
def test_an_entry_is_read_back_as_it_was_written(entry: Entry) -> None:
    assert parse_entry(entry.to_bytes()) == entry


@given(entries, st.data())
def test_one_byte_more_or_less_is_no_entry(entry: Entry, data: st.DataObject) -> None:
    whole = entry.to_bytes()
    cut = data.draw(st.integers(0, len(whole) - 1))

    with unproven("bad_entry"):
        parse_entry(whole + b"\0")
    with unproven("bad_entry", "bad_vkey"):
        parse_entry(whole[:cut])


@given(st.binary(max_size=200))
def test_bytes_are_an_entry_only_when_they_are_its_own(data: bytes) -> None:
    for candidate in (data, b"pf-entry/1\0" + data):
        try:
            written = parse_entry(candidate).to_bytes()
        except UnprovenError:
            written = candidate

        assert written == candidate


@pytest.mark.parametrize("kind", [0, 3, 6, 255])
def test_a_kind_that_does_not_exist_is_no_entry(kind: int) -> None:
    with unproven("bad_entry"):
        parse_entry(b"pf-entry/1\0" + bytes([kind]) + bytes(104))


RECOVERY = RecoveryEntry(
    lost_size=9,
    lost_root=bytes(32),
    kept_size=5,
    kept_root=bytes(32),
    at=1,
    lost_origin="ledger.example",
    reason="disk",
)


@pytest.mark.parametrize(
    "entry",
    [
        EventEntry(key=bytes(31), version=1, leaf=bytes(32), root=bytes(32)),
        EventEntry(key=bytes(32), version=2**64, leaf=bytes(32), root=bytes(32)),
        EpochEntry(covered=-1, map_root=bytes(32), access_root=bytes(32), at=0),
        KeyEntry(new=NEW.vkey, old=OLD.vkey, signature=bytes(63)),
        replace(RECOVERY, reason=""),
        replace(RECOVERY, reason="x" * 65536),
        replace(RECOVERY, lost_origin="\ud800"),
    ],
)
def test_what_the_fields_cannot_say_is_refused_rather_than_cut(entry: Entry) -> None:
    with unproven("bad_entry"):
        entry.to_bytes()


def test_only_keys_that_sign_notes_are_handed_over() -> None:
    cosigner = VerifierKey("ledger.example", COSIGNATURE, bytes(32)).vkey

    for vkey in (cosigner, "ledger.example", NEW.vkey[:-1]):
        with unproven("bad_vkey"):
            KeyEntry(new=vkey, old=OLD.vkey, signature=bytes(64)).to_bytes()


def test_texts_are_utf_8_and_not_empty() -> None:
    whole = RECOVERY.to_bytes()

    for ending in (b"\x00\x00", b"\x00\x01\xff"):
        with unproven("bad_entry"):
            parse_entry(whole.removesuffix(b"\x00\x04disk") + ending)
