"""The entries of a ledger and their bytes (docs/spec/ledger.md §2): hashes and numbers, never content."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar
from uuid import UUID

from partnerflow.errors import UnprovenError
from partnerflow.transparency.fields import Fields, sized, text_field, u64
from partnerflow.transparency.notes import ED25519, VerifierKey

_TAG = b"pf-entry/1\0"
_KEY_TAG = b"pf-key/1\0"
_ROTATION_TAG = b"pf-rotation/1\0"
_SIGNATURE_SIZE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """One event: the key of its stream, its version, its leaf hash, and the root of the stream's tree with it."""

    KIND: ClassVar[int] = 1

    key: bytes
    version: int
    leaf: bytes
    root: bytes

    def to_bytes(self) -> bytes:
        """The entry's bytes; UnprovenError ``bad_entry`` when a member does not fit its field, as for every entry."""
        return _entry(self.KIND, sized(self.key), u64(self.version), sized(self.leaf), sized(self.root))


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochEntry:
    """The end of an epoch: how many entries it covers (its own number), the map and the access tree by then."""

    KIND: ClassVar[int] = 2

    covered: int
    map_root: bytes
    access_root: bytes
    at: int

    def to_bytes(self) -> bytes:
        """The entry's bytes."""
        return _entry(self.KIND, u64(self.covered), sized(self.map_root), sized(self.access_root), u64(self.at))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """A rotation: the new and the old vkey, and the old key's signature over `rotation_message`."""

    KIND: ClassVar[int] = 4

    new: str
    old: str
    signature: bytes

    def to_bytes(self) -> bytes:
        """The entry's bytes."""
        return _entry(self.KIND, _vkey(self.new), _vkey(self.old), sized(self.signature, _SIGNATURE_SIZE))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryEntry:
    """What a restore lost and kept: both heads, when, the origin that ended, and why."""

    KIND: ClassVar[int] = 5

    lost_size: int
    lost_root: bytes
    kept_size: int
    kept_root: bytes
    at: int
    lost_origin: str
    reason: str

    def to_bytes(self) -> bytes:
        """The entry's bytes."""
        lost, kept = (u64(self.lost_size), sized(self.lost_root)), (u64(self.kept_size), sized(self.kept_root))
        return _entry(self.KIND, *lost, *kept, u64(self.at), text_field(self.lost_origin), text_field(self.reason))


Entry = EventEntry | EpochEntry | KeyEntry | RecoveryEntry


def stream_key(stream_id: UUID) -> bytes:
    """The key under which a stream stands in the ledger; it says nothing about the stream to who has not its id."""
    return sha256(_KEY_TAG + stream_id.bytes).digest()


def rotation_message(new_vkey: str) -> bytes:
    """What the old key signs to hand over to the new one.

    Raises:
        UnprovenError: ``bad_vkey``.
    """
    return _ROTATION_TAG + _vkey(new_vkey)


def parse_entry(data: bytes) -> Entry:
    """The entry that is written as exactly these bytes. A key entry's signature is not verified here.

    Raises:
        UnprovenError: ``bad_entry``, or ``bad_vkey`` for a key that no entry can name.
    """
    fields = Fields(data)
    if fields.take(len(_TAG)) != _TAG:
        raise UnprovenError("bad_entry", detail="tag")
    entry = _body(fields, fields.number(1))
    fields.end()
    return entry


def _body(fields: Fields, kind: int) -> Entry:
    match kind:
        case EventEntry.KIND:
            return EventEntry(key=fields.hash(), version=fields.number(8), leaf=fields.hash(), root=fields.hash())
        case EpochEntry.KIND:
            return EpochEntry(
                covered=fields.number(8), map_root=fields.hash(), access_root=fields.hash(), at=fields.number(8)
            )
        case KeyEntry.KIND:
            return KeyEntry(new=_taken_vkey(fields), old=_taken_vkey(fields), signature=fields.take(_SIGNATURE_SIZE))
        case RecoveryEntry.KIND:
            return RecoveryEntry(
                lost_size=fields.number(8),
                lost_root=fields.hash(),
                kept_size=fields.number(8),
                kept_root=fields.hash(),
                at=fields.number(8),
                lost_origin=fields.text(),
                reason=fields.text(),
            )
        case _:
            raise UnprovenError("bad_entry", detail="kind", kind=kind)


def _entry(kind: int, *fields: bytes) -> bytes:
    return b"".join((_TAG, bytes((kind,)), *fields))


def _vkey(text: str) -> bytes:
    _check_vkey(text)
    return text_field(text)


def _check_vkey(text: str) -> None:
    if VerifierKey.parse(text).algorithm != ED25519:
        raise UnprovenError("bad_vkey", detail="algorithm")


def _taken_vkey(fields: Fields) -> str:
    text = fields.text()
    _check_vkey(text)
    return text
