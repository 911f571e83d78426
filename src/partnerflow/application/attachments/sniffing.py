"""What a document is, by its content alone: a name or a header can say anything."""

from __future__ import annotations

import re
from xml.etree.ElementTree import ParseError, XMLParser, fromstring

from partnerflow.application.attachments.archives import Archive

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
TEXT, CSV = "text/plain; charset=utf-8", "text/csv; charset=utf-8"
_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
MEDIA_TYPES = (
    PDF,
    PNG,
    JPEG,
    *(
        f"{_OOXML}{kind}"
        for kind in ("wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation")
    ),
    *(f"{_ODF}{kind}" for kind in ("text", "spreadsheet", "presentation", "graphics")),
    TEXT,
    CSV,
)
"""Everything that is taken."""

_MAIN = {f"{kind}.main+xml": kind for kind in MEDIA_TYPES if kind.startswith(_OOXML)}
_ZIP = b"PK\x03\x04"
_HIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff\ufffe]")
_MARKUP = re.compile(r"\s*<(!|\?|/?[a-z])", re.IGNORECASE)
_BOM = b"\xef\xbb\xbf"
_FEW_LINES = 20


def media_type_of(content: bytes) -> str | None:
    """The media type of a document, or None when it is none that is taken.

    A text that begins as markup is none: served as text or not, somebody opens it in a browser. Office documents with
    macros are none either.
    """
    for beginning, media_type, is_whole in _MARKED:
        if content.startswith(beginning):
            return media_type if is_whole(content) else None
    if content.startswith(_ZIP):
        return _office(content)
    return _text(content)


def _is_pdf(content: bytes) -> bool:
    return re.match(rb"%PDF-[12]\.[0-9]", content) is not None and b"%%EOF" in content[-2048:]


def _is_png(content: bytes) -> bool:
    return content[8:16] == b"\0\0\0\rIHDR" and content.rstrip(b"\0").endswith(b"IEND\xae\x42\x60\x82")


def _is_jpeg(content: bytes) -> bool:
    return content.rstrip(b"\0").endswith(b"\xff\xd9")


_MARKED = ((b"%PDF", PDF, _is_pdf), (b"\x89PNG\r\n\x1a\n", PNG, _is_png), (b"\xff\xd8\xff", JPEG, _is_jpeg))


def _office(content: bytes) -> str | None:
    try:
        archive = Archive(content)
        if any("vbaproject" in name.lower() for name in archive.entries):
            return None
        if archive.holds("[Content_Types].xml"):
            return _ooxml(archive.read("[Content_Types].xml"))
        if archive.holds("mimetype") and archive.holds("content.xml"):
            named = archive.read("mimetype").decode("ascii")
            return named if named in MEDIA_TYPES and named.startswith(_ODF) else None
    except ValueError:
        return None
    return None


def _ooxml(types: bytes) -> str | None:
    """The kind of the main part that the list of content types declares; any macro part makes it none."""
    # Entities can make much of little: no office program declares any. No declaration chooses another encoding.
    if b"<!" in types:
        return None
    try:
        root = fromstring(types, XMLParser(encoding="utf-8"))
    except ParseError:
        return None
    declared = [element.get("ContentType", "") for element in root.iter()]
    if any("macroenabled" in each.lower() for each in declared):
        return None
    return next((_MAIN[each] for each in declared if each in _MAIN), None)


def _text(content: bytes) -> str | None:
    try:
        text = content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not text.strip() or _HIDDEN.search(text) or _MARKUP.match(text):
        return None
    return CSV if _is_table(text) else TEXT


def _is_table(text: str) -> bool:
    """Whether its first lines all have the same number of the same separator."""
    lines = [line for line in text.splitlines()[:_FEW_LINES] if line]
    for separator in (";", ",", "\t"):
        counts = {re.sub(r'"[^"]*"', "", line).count(separator) for line in lines}
        if len(lines) > 1 and len(counts) == 1 and counts != {0}:
            return True
    return False
