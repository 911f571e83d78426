"""Small documents of every kind that is taken, and of some that are not."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
TYPES = '<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="{}"/></Types>'


def png() -> bytes:
    """One white pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\xff")) + chunk(b"IEND", b"")
    )


def archive(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip archive."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as opened:
        for name, content in entries.items():
            opened.writestr(name, content)
    return made.getvalue()


def ooxml(kind: str, **more: bytes) -> bytes:
    """An office document of Microsoft's kind: ``wordprocessingml.document`` and so on."""
    return archive({"[Content_Types].xml": TYPES.format(f"{OOXML}{kind}.main+xml"), "main.xml": "<main/>", **more})


def odf(kind: str) -> bytes:
    """An office document of OASIS' kind: ``text`` and so on."""
    return archive({"mimetype": f"{ODF}{kind}", "content.xml": "<content/>"})
