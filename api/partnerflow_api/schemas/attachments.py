"""What is sent and answered about attachments, for the documents."""

from __future__ import annotations

from partnerflow.domain.vocabulary.kinds import Schema
from partnerflow_api.schemas.answers import STRING, WHOLE, list_of, object_of, shape

BYTES: Schema = {**STRING, "format": "binary"}
_OF_ONE = {
    "sha256": {**STRING, "description": "By which facts name it: `{name, sha256}`"},
    "mediaType": {**STRING, "description": "Told from the content"},
    "bytes": WHOLE,
}
ADDED = shape("AddedAttachment", object_of("sha256 mediaType bytes", **_OF_ONE))
ATTACHMENT = shape(
    "Attachment",
    object_of(
        "sha256 mediaType bytes addedAt",
        **_OF_ONE,
        addedAt={**STRING, "format": "date-time"},
        erasedAt={**STRING, "format": "date-time", "description": "Only of one that was erased, as what follows"},
        erasedBy={**STRING, "description": "The principal who erased it"},
        ground={**STRING, "description": "As of any erasure"},
    ),
)
ATTACHMENTS = shape("Attachments", object_of("items", items=list_of(ATTACHMENT)))
