"""Adding a document to a partnership: what it is, whether there is room, and who had it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from partnerflow.application.attachments.ports import Attachment
from partnerflow.application.attachments.sniffing import MEDIA_TYPES, media_type_of
from partnerflow.application.looking import stream_at
from partnerflow.domain.rules import refuse
from partnerflow.errors import MalformedError, RefusedError

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


def add(service: Partnerflow, key: str, content: bytes, principal: str) -> Attachment:
    """See `Partnerflow.add_attachment`."""
    stream_id = stream_at(service, "partnership", key).head.stream_id
    kept = service.attachments
    if len(content) > kept.largest:
        raise MalformedError([refuse("limits", "attachment_too_large", maximum=kept.largest)])
    media_type = media_type_of(content)
    if media_type is None:
        raise MalformedError([refuse("limits", "attachment_kind", allowed=list(MEDIA_TYPES))])
    attachment = Attachment(
        sha256=sha256(content).hexdigest(),
        media_type=media_type,
        bytes=len(content),
        added_at=service.clock.now().isoformat(),
    )
    known = kept.find(stream_id, attachment.sha256)
    if known is not None and known.erased_at is not None:
        raise RefusedError([refuse("sequence", "attachment_was_erased", sha256=known.sha256)])
    service.ledger.admit()
    if not kept.keep(stream_id, attachment, content, principal):
        raise RefusedError([refuse("limits", "attachment_quota", maximum=kept.quota)])
    return known or attachment
