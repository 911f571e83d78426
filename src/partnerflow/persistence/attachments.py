"""Documents in a table, each encrypted under a key of its own: with the key goes what it holds, wherever copies lie.

The keys stand where those of persons stand, under a name that no person has.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from partnerflow.application.attachments.ports import Attachment
from partnerflow.application.erasures.ports import ErasureJournal
from partnerflow.application.erasures.request import Erased
from partnerflow.application.ports import Write
from partnerflow.errors import CorruptionError
from partnerflow.persistence.opening import OpenedStore
from partnerflow.persistence.parameters import identity
from partnerflow.sql import load

_SUBJECT = "attachment:"
# One key encrypts one content, ever: any nonce will do, and this one needs no place of its own.
_NONCE_BYTES = 12


class AttachmentTables:
    """`application.attachments.ports.Attachments` over any store."""

    def __init__(self, store: OpenedStore, *, largest: int, quota: int, journal: ErasureJournal | None = None) -> None:
        self.largest = largest
        self.quota = quota
        self._store = store
        self._tables = store.tables
        self._journal = journal

    def keep(self, stream_id: UUID, attachment: Attachment, content: bytes, principal: str) -> bool:
        named = self._named(stream_id, attachment.sha256) | {"principal": principal, "at": attachment.added_at}
        known = self.find(stream_id, attachment.sha256) is not None
        row = named if known else named | self._row(stream_id, attachment, content)
        with self._tables.writing(durable=True) as write:
            if not known:
                write(self._sql("turn"), named)
                if not write(self._sql("keep"), row) and not write(self._sql("find"), named):
                    return False
            write(self._sql("add"), named)
        return True

    def find(self, stream_id: UUID, sha256: str) -> Attachment | None:
        rows = self._tables.read(self._sql("find"), self._named(stream_id, sha256))
        return next(iter(_attachments(rows)), None)

    def of(self, stream_id: UUID) -> tuple[Attachment, ...]:
        named = {"stream_id": identity(self._tables.engine, stream_id)}
        return _attachments(self._tables.read(self._sql("of_stream"), named))

    def content(self, stream_id: UUID, sha256: str) -> bytes | None:
        found = self.find(stream_id, sha256)
        rows = self._tables.read(self._sql("content"), self._named(stream_id, sha256))
        key = self._store.keys.find(stream_id, [_SUBJECT + sha256]).get(_SUBJECT + sha256)
        if found is None or not rows or key is None:
            return None
        try:
            return AESGCM(key).decrypt(_nonce(sha256), bytes(rows[0][0]), _bound_to(stream_id, found))
        except InvalidTag as error:
            raise CorruptionError(f"attachment {sha256} is not what was kept there") from error

    def was_added_by(self, stream_id: UUID, sha256: str, principal: str) -> bool:
        named = self._named(stream_id, sha256) | {"principal": principal}
        return bool(self._tables.read(self._sql("added_by"), named))

    def erase(self, stream_id: UUID, sha256: str, principal: str, ground: str, at: str) -> bool:
        found = self.find(stream_id, sha256)
        if found is None or found.erased_at is not None:
            return False
        erased = Erased(stream_id=stream_id, fact="", person=_SUBJECT + sha256, commitments=(), ground=ground, at=at)
        if self._journal is not None:
            self._journal.write([erased])
        with self._tables.writing(durable=True) as write:
            gone = erase_in(write, self._tables.engine, erased, principal)
        self._store.finish_erasures()
        return gone

    def _row(self, stream_id: UUID, attachment: Attachment, content: bytes) -> dict[str, Any]:
        subject = stream_id, _SUBJECT + attachment.sha256
        key = self._store.keys.take([subject])[subject]
        sealed = AESGCM(key).encrypt(_nonce(attachment.sha256), content, _bound_to(stream_id, attachment))
        return {
            "media_type": attachment.media_type,
            "bytes": attachment.bytes,
            "content": sealed,
            "quota": self.quota,
        }

    def _named(self, stream_id: UUID, sha256: str) -> dict[str, Any]:
        return {"stream_id": identity(self._tables.engine, stream_id), "sha256": sha256}

    def _sql(self, name: str) -> str:
        return load(self._tables.engine, f"statements/attachments/{name}")


def erase_in(write: Write, engine: str, erased: Erased, principal: str) -> bool:
    """Take away the document that an erasure names, in a transaction; False when it names none that stands here."""
    if erased.person is None or not erased.person.startswith(_SUBJECT):
        return False
    named = {"stream_id": identity(engine, erased.stream_id), "sha256": erased.person.removeprefix(_SUBJECT)}
    told = {"principal": principal, "ground": erased.ground, "at": erased.at}
    if not write(load(engine, "statements/attachments/erase"), named | told):
        return False
    write(load(engine, "statements/attachments/leave"), named | {"subject": erased.person})
    return True


def _nonce(sha256: str) -> bytes:
    return bytes.fromhex(sha256)[:_NONCE_BYTES]


def _bound_to(stream_id: UUID, attachment: Attachment) -> bytes:
    return stream_id.bytes + attachment.sha256.encode() + attachment.media_type.encode()


def _attachments(rows: Iterable[tuple[Any, ...]]) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(
            sha256=sha256,
            media_type=media_type,
            bytes=size,
            added_at=added_at,
            erased_at=erased_at,
            erased_by=erased_by,
            ground=ground,
        )
        for sha256, media_type, size, added_at, erased_at, erased_by, ground in rows
    )
