"""Attachments: documents beside a partnership, kept under the SHA-256 by which facts name them."""

from __future__ import annotations

from typing import Any

from flask import Response

from partnerflow.application.attachments.ports import Attachment
from partnerflow.application.attachments.sniffing import MEDIA_TYPES
from partnerflow.domain.vocabulary.enumerations import ErasureGround
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow.domain.vocabulary.values import Sha256
from partnerflow_api import addresses
from partnerflow_api.bodies import read_bytes
from partnerflow_api.context import desk, service
from partnerflow_api.encoding import answer
from partnerflow_api.parameters import Parameter, given, read
from partnerflow_api.resource import KEY, Resource, address
from partnerflow_api.schemas.attachments import ADDED, ATTACHMENT, ATTACHMENTS, BYTES

KIND = "partnership"
ONE = {**KEY, "sha256": kind_from(Sha256)}
GROUND = Parameter(
    name="ground", kind=kind_from(ErasureGround), describes="Why it goes, as for any erasure", required=True
)
MEDIA = "application/octet-stream"
# It runs nothing and loads nothing, wherever somebody manages to open it.
SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox"
_SUFFIXES = {"pdf": "pdf", "png": "png", "jpeg": "jpg", "plain": "txt", "csv": "csv"} | {
    "wordprocessingml.document": "docx",
    "spreadsheetml.sheet": "xlsx",
    "presentationml.presentation": "pptx",
    "opendocument.text": "odt",
    "opendocument.spreadsheet": "ods",
    "opendocument.presentation": "odp",
    "opendocument.graphics": "odg",
}
blueprint = Resource("attachments", __name__, tag="Record")


@blueprint.operation(
    "POST",
    "/partnerships/<key>/attachments",
    "addAttachment",
    permission="attachments.add",
    path=KEY,
    body=BYTES,
    media=MEDIA,
    status=201,
    answers=ADDED,
    describes="It is kept; name its SHA-256 in a fact for others to see it",
    created=True,
)
def add(key: str) -> Response:
    """Keep a document beside a partnership

    The body is the document itself. What it is, is told from its content: PDF, PNG, JPEG, office documents (OOXML, ODF)
    without macros, text and CSV in UTF-8. Who adds the same again is answered the same.
    """
    key = address(KIND, key)
    made = service().add_attachment(key, read_bytes(desk().partnerflow.attachments.largest))
    told = {"sha256": made.sha256, "mediaType": made.media_type, "bytes": made.bytes}
    return answer(told, 201, headers={"Location": f"{addresses.of_stream(KIND, key)}/attachments/{made.sha256}"})


@blueprint.operation(
    "GET",
    "/partnerships/<key>/attachments",
    "readAttachments",
    permission="erasure.read",
    path=KEY,
    answers=ATTACHMENTS,
    describes="Every document there is or was; not what it holds",
)
def known(key: str) -> Response:
    """What is known of the documents of a partnership, named by a fact or not: for whoever handles erasures"""
    return answer({"items": [_told(each) for each in service().attachment_list(address(KIND, key))]})


@blueprint.operation(
    "GET",
    "/partnerships/<key>/attachments/<sha256>",
    "readAttachment",
    permission="partnership.read",
    path=ONE,
    answers={media.partition(";")[0]: {"type": "string", "format": "binary"} for media in MEDIA_TYPES},
    describes="The document, to be saved",
)
def one(key: str, sha256: str) -> Response:
    """A document that you added, or that a fact names which you see in full"""
    key = address(KIND, key)
    found = service().attachment(key, sha256)
    media_type = found.attachment.media_type
    headers = {
        "Content-Disposition": f'attachment; filename="{sha256[:16]}.{_suffix(media_type)}"',
        "Content-Security-Policy": SANDBOX,
    }
    return Response(found.content, content_type=media_type, headers=headers)


@blueprint.operation(
    "DELETE",
    "/partnerships/<key>/attachments/<sha256>",
    "eraseAttachment",
    permission="erasure.ask",
    parameters=[GROUND],
    path=ONE,
    answers=ATTACHMENT,
    describes="It is gone, also from copies that are put back later",
)
def erase(key: str, sha256: str) -> Response:
    """Erase a document for good, at once

    That it was there stays on record, with who erased it and why; it cannot be added again.
    """
    key, ground = address(KIND, key), given(read([GROUND]), GROUND)
    return answer(_told(service().erase_attachment(key, sha256, ground)))


def _suffix(media_type: str) -> str:
    return next(suffix for kind, suffix in _SUFFIXES.items() if media_type.partition(";")[0].endswith(kind))


def _told(attachment: Attachment) -> dict[str, Any]:
    told = {
        "sha256": attachment.sha256,
        "mediaType": attachment.media_type,
        "bytes": attachment.bytes,
        "addedAt": attachment.added_at,
    }
    if attachment.erased_at is not None:
        told |= {"erasedAt": attachment.erased_at, "erasedBy": attachment.erased_by, "ground": attachment.ground}
    return told
