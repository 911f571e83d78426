"""What attachments ask of the world."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from partnerflow.domain.folding import Record


class Attachment(Record):
    """What is known of one document. Instants are in UTC, as ISO 8601; `erased_at`, `erased_by` and `ground` come together."""

    sha256: str
    media_type: str
    bytes: int
    added_at: str
    erased_at: str | None = None
    erased_by: str | None = None
    ground: str | None = None


class Attachments(Protocol):
    """The documents of a workspace, by stream and SHA-256.

    `largest` is how many bytes one may have, `quota` how many those of one stream may have together.
    """

    largest: int
    quota: int

    def keep(self, stream_id: UUID, attachment: Attachment, content: bytes, principal: str) -> bool:
        """Keep a document and who added it, durably; one that stands there already stays as it is.

        False, and nothing is kept, where the quota of the stream has no room for it.
        """

    def find(self, stream_id: UUID, sha256: str) -> Attachment | None:
        """What is known of one document, erased or not."""

    def of(self, stream_id: UUID) -> tuple[Attachment, ...]:
        """What is known of the documents of a stream, in the order in which they came."""

    def content(self, stream_id: UUID, sha256: str) -> bytes | None:
        """What a document holds, or None where it was erased, or its key is not here.

        Raises:
            CorruptionError: it is not what was kept.
        """

    def was_added_by(self, stream_id: UUID, sha256: str, principal: str) -> bool:
        """Whether somebody added this document."""

    def erase(self, stream_id: UUID, sha256: str, principal: str, ground: str, at: str) -> bool:
        """Destroy the key of a document and what it holds, also in a copy that is put back later; that it was there stays.

        False where there is none to erase.
        """
