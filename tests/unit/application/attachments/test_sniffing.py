"""A document is what its content says, and only few kinds are taken."""

from __future__ import annotations

import pytest

from partnerflow.application.attachments import archives
from partnerflow.application.attachments.sniffing import MEDIA_TYPES, media_type_of
from tests.support.documents import JPEG, ODF, OOXML, PDF, TYPES, archive, odf, ooxml, png

TEXT, CSV = "text/plain; charset=utf-8", "text/csv; charset=utf-8"
WORD = f"{OOXML}wordprocessingml.document"
TAKEN = {
    "application/pdf": PDF,
    "image/png": png(),
    "image/jpeg": JPEG,
    **{
        OOXML + kind: ooxml(kind)
        for kind in ("wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation")
    },
    **{ODF + kind: odf(kind) for kind in ("text", "spreadsheet", "presentation", "graphics")},
    TEXT: "Verslag van het overleg; één punt.\n".encode(),
    CSV: b"naam;bedrag\nLinde;100\n",
}
ENCRYPTED = bytearray(archive({"[Content_Types].xml": TYPES.format("x")}))
ENCRYPTED[ENCRYPTED.index(b"PK\x01\x02") + 8] |= 1
LYING = bytearray(ooxml("wordprocessingml.document"))
LYING[LYING.index(b"PK\x01\x02") + 24] += 1
NOT_TAKEN = {
    "nothing": b"",
    "white space": b" \n\t",
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a page behind white space": b"\xef\xbb\xbf\n  <HTML><body>",
    "a drawing with scripts": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "xml": b'<?xml version="1.0"?><x/>',
    "a program": b"\x7fELF\x02\x01\x01",
    "a program of another kind": b"MZ\x90\x00",
    "text that moves the cursor": b"rm \x1b[2J",
    "text in another encoding": "één".encode("latin-1"),
    "utf-16": "verslag".encode("utf-16"),
    "a gif": b"GIF89a\x01\x00",
    "a pdf without end": PDF[:40],
    "a png without end": png()[:-4],
    "a jpeg without end": JPEG[:-2],
    "an archive": archive({"a.txt": "a"}),
    "an empty archive": archive({}),
    "half an archive": ooxml("wordprocessingml.document")[:60],
    "macros": ooxml("wordprocessingml.document", **{"word/vbaProject.bin": b"x"}),
    "macros by type": archive(
        {"[Content_Types].xml": TYPES.format("application/vnd.ms-word.document.macroEnabled.main+xml")}
    ),
    "entities": archive({"[Content_Types].xml": "<!DOCTYPE x [<!ENTITY a 'a'>]>" + TYPES.format(f"{WORD}.main+xml")}),
    "types that are no xml": archive({"[Content_Types].xml": "<Types"}),
    "types in another encoding": archive({"[Content_Types].xml": TYPES.format(WORD).encode("utf-16")}),
    "types of nothing known": archive({"[Content_Types].xml": TYPES.format("text/plain")}),
    "an unknown odf": archive({"mimetype": f"{ODF}base", "content.xml": "<x/>"}),
    "a word file that says it is odf": archive({"mimetype": WORD, "content.xml": "<x/>"}),
    "an encrypted archive": bytes(ENCRYPTED),
    "an archive that lies about sizes": bytes(LYING),
}


@pytest.mark.parametrize("media_type", TAKEN, ids=lambda name: name.split("application/")[-1])
def test_a_document_is_what_its_content_says(media_type: str) -> None:
    content = TAKEN[media_type]

    found = media_type_of(content)

    assert found == media_type


@pytest.mark.parametrize("what", NOT_TAKEN)
def test_everything_else_is_none_that_is_taken(what: str) -> None:
    content = NOT_TAKEN[what]

    found = media_type_of(content)

    assert found is None


def test_every_kind_that_is_offered_is_recognised() -> None:
    offered = set(MEDIA_TYPES)

    recognised = {media_type_of(content) for content in TAKEN.values()}

    assert recognised == offered


@pytest.mark.parametrize(
    ("limit", "value"), [("MOST_ENTRIES", 1), ("MOST_BYTES", 100), ("MOST_RATIO", 0)], ids=["entries", "bytes", "ratio"]
)
def test_an_archive_is_counted_before_anything_is_unpacked(
    limit: str, value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, limit, value)
    monkeypatch.setattr(archives.Archive, "read", lambda *_: pytest.fail("it was unpacked"))

    found = media_type_of(ooxml("wordprocessingml.document"))

    assert found is None


def test_a_bomb_is_refused_by_what_it_declares() -> None:
    bomb = ooxml("wordprocessingml.document", **{"word/document.xml": b"\0" * (archives.MOST_BYTES // 4)})

    found = media_type_of(bomb)

    assert (len(bomb) < 1 << 20, found) == (True, None)
