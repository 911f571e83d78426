"""Erasing a document: at once, with its key, also from copies that are put back later; that it was there stays on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerflow.application.attachments.ports import Attachment
from partnerflow.application.attachments.showing import find
from partnerflow.application.looking import stream_at

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


def erase(service: Partnerflow, key: str, sha256: str, ground: str, principal: str) -> Attachment:
    """See `Partnerflow.erase_attachment`."""
    stream_id = stream_at(service, "partnership", key).head.stream_id
    find(service, key, stream_id, sha256)
    service.ledger.admit()
    service.attachments.erase(stream_id, sha256, principal, ground, service.clock.now().isoformat())
    return find(service, key, stream_id, sha256)
