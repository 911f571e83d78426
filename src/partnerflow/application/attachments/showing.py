"""Who sees a document: whoever added it, and whoever sees in full a fact that names it.

A SHA-256 is no secret: it stands in facts whose texts some readers do not see. So a fact opens a document only when
whoever recorded it had the document, having added it too; else anybody could name it in a fact of their own and look.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from partnerflow.application.attachments.ports import Attachment
from partnerflow.application.erasures.targets import Dossier
from partnerflow.application.looking import stream_at
from partnerflow.application.ports import Stream
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.sealing import commitments
from partnerflow.errors import NotFoundError

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_CREDENTIALED = ("person-", "key-", "link-")
"""How the pseudonyms of those begin who come in by the door; what the program records itself comes from its operator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAttachment:
    """A document and what it holds."""

    attachment: Attachment
    content: bytes


def show(service: Partnerflow, key: str, sha256: str, principal: str) -> ShownAttachment:
    """See `Partnerflow.attachment`."""
    stream_id = stream_at(service, "partnership", key).head.stream_id
    kept = service.attachments
    found = find(service, key, stream_id, sha256)
    if not (kept.was_added_by(stream_id, sha256, principal) or _is_named(service, Dossier.of(service, key), sha256)):
        raise no_attachment("no_such_attachment", key, sha256)
    if found.erased_at is not None:
        raise no_attachment("attachment_erased", key, sha256)
    content = kept.content(stream_id, sha256)
    if content is None:
        raise no_attachment("attachment_withheld", key, sha256)
    return ShownAttachment(attachment=found, content=content)


def known(service: Partnerflow, key: str) -> tuple[Attachment, ...]:
    """See `Partnerflow.attachment_list`."""
    return service.attachments.of(stream_at(service, "partnership", key).head.stream_id)


def find(service: Partnerflow, key: str, stream_id: UUID, sha256: str) -> Attachment:
    """What is known of a document of a partnership, whoever may see it.

    Raises:
        NotFoundError: there is none, or this is no SHA-256.
    """
    found = service.attachments.find(stream_id, sha256) if _HASH.fullmatch(sha256) else None
    if found is None:
        raise no_attachment("no_such_attachment", key, sha256)
    return found


def no_attachment(reason: str, key: str, sha256: str) -> NotFoundError:
    """What is said of a document that cannot be shown."""
    return NotFoundError(f"{key} has no attachment {sha256}", reason=reason, key=key, sha256=sha256)


def names(fact: AnyFact, sha256: str) -> bool:
    """Whether a fact names a document, wherever in its data: texts are sealed, so nobody writes a hash into one."""
    return sha256.encode() in msgspec.json.encode(fact.data)


def _is_named(service: Partnerflow, dossier: Dossier, sha256: str) -> bool:
    of = dossier.partnership.head.stream_id
    return any(
        _had_it(service, fact, of, sha256) and _is_seen(service, stream, fact)
        for stream, fact in dossier.facts()
        if names(fact, sha256)
    )


def _had_it(service: Partnerflow, fact: AnyFact, of: UUID, sha256: str) -> bool:
    by = fact.principal or ""
    return not by.startswith(_CREDENTIALED) or service.attachments.was_added_by(of, sha256, by)


def _is_seen(service: Partnerflow, stream: Stream, fact: AnyFact) -> bool:
    """Whether nothing of a fact is kept from the reader: not for what it is about, and no text of it is lacking."""
    if service.streams.withholds(stream, fact):
        return False
    sealed = commitments(fact)
    return not sealed or len(service.streams.texts(stream.head.stream_id, sealed)) == len(set(sealed))
