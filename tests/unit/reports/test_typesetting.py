"""Setting a report in type: the same bytes each time, a text that stays a text, and bounds on what it may take."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from threading import BoundedSemaphore
from typing import Any

import pytest
from pypdf import PdfReader

from partnerflow.errors import UnavailableError
from partnerflow_api.reports import typesetting
from partnerflow_api.reports.document import Paragraph
from partnerflow_api.reports.letters import letters
from partnerflow_api.reports.typesetting import typeset
from tests.unit.reports.conftest import text_of
from tests.unit.reports.samples import AT, a_document

HERE = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
ANOTHER = """
from hashlib import sha256
from partnerflow_api.reports.typesetting import typeset
from tests.unit.reports.samples import AT, a_document
print(sha256(typeset(a_document(), AT)).hexdigest())
"""


def test_the_same_document_gives_the_same_bytes_in_another_process_too() -> None:
    first = sha256(typeset(a_document(), AT)).hexdigest()

    again = sha256(typeset(a_document(), AT)).hexdigest()
    elsewhere = subprocess.run([sys.executable, "-c", ANOTHER], capture_output=True, text=True, check=True, env=HERE)

    assert [again, elsewhere.stdout.strip()] == [first, first]


def test_another_text_or_moment_gives_other_bytes() -> None:
    usual = typeset(a_document(), AT)

    others = [typeset(a_document("Iets anders."), AT), typeset(a_document(), datetime(2025, 10, 17, tzinfo=UTC))]

    assert usual not in others
    made: Any = PdfReader(BytesIO(others[1])).metadata
    assert made["/CreationDate"].startswith("D:20251017")


@pytest.mark.parametrize(
    "text",
    [
        "#panic()",
        '#import "@preview/cetz:0.3.4"',
        "*vet* _schuin_ $x^2$ = Kop",
        "// weg /* weg */ @ref <label> `code` ~",
        "</svg><script>alert(1)</script> &amp; {page} ] ) }",
    ],
)
def test_a_text_stays_a_text_whatever_it_looks_like(text: str) -> None:
    pdf = PdfReader(BytesIO(typeset(a_document(text), AT)))

    assert text_of(pdf).replace(" ", "").count(text.replace(" ", "")) >= 5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ανθή, Łódź, Straße", "Ανθή,Łódź,Straße"),
        ("合作 🙂", "[U+5408][U+4F5C][U+1F642]"),
        ("een\ntwee\tdrie\x00vier\u2028vijf", "eentweedrieviervijf"),
        ("om\u202egekeerd", "omgekeerd"),
        ("e\u0301\u200b\ufeff", "é"),
        ("a" + "\u0301" * 40, "á"),
        ("x" * 3000, "x" * 30),
    ],
)
def test_what_no_font_has_is_told_by_its_number_and_never_stops_a_report(text: str, said: str) -> None:
    pdf = PdfReader(BytesIO(typeset(a_document(text), AT)))

    assert said in text_of(pdf).replace(" ", "")


def test_every_letter_that_is_said_to_be_there_can_be_set() -> None:
    every = sorted(letters())

    # The first of each row: all of them are set when `letters.txt` is made anew, which takes minutes.
    pdf = typeset(a_document("x", Paragraph(text=" ".join(map(chr, every[::16])))), AT)

    assert len(every) > 5000
    assert pdf.startswith(b"%PDF")


def test_what_is_too_large_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "MOST_BYTES", 1000)

    with pytest.raises(UnavailableError, match="too large"):
        typeset(a_document("lang " * 300), AT)


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "SECONDS", 0.01)

    with pytest.raises(UnavailableError, match="could not be set"):
        typeset(a_document(), AT)


def test_so_many_are_set_at_once_and_who_waits_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    busy = BoundedSemaphore(1)
    monkeypatch.setattr(typesetting, "_places", busy)
    monkeypatch.setattr(typesetting, "PATIENCE", 0.01)
    busy.acquire()

    with pytest.raises(UnavailableError, match="other reports"):
        typeset(a_document(), AT)
    busy.release()

    assert typeset(a_document(), AT).startswith(b"%PDF")


def test_nothing_in_it_leads_elsewhere_or_runs() -> None:
    pdf = typeset(a_document("https://elders.example"), AT)

    assert not any(each in pdf for each in (b"/JavaScript", b"/Launch", b"/URI", b"/EmbeddedFile"))
