"""A report for who does not see it: tagged as PDF/UA-1, with a language, a title, an outline, headers and words for the map."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from msgspec import structs
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from partnerflow_api.reports.document import Chapter, Part
from partnerflow_api.reports.typesetting import typeset
from tests.unit.reports.samples import AT, a_document


@pytest.fixture(name="pdf", scope="module")
def sample() -> PdfReader:
    return PdfReader(BytesIO(typeset(a_document(), AT)))


def tags(pdf: PdfReader) -> Iterator[DictionaryObject]:
    """Every element of the structure, in order of reading."""

    def within(node: Any) -> Iterator[DictionaryObject]:
        node = node.get_object()
        if isinstance(node, ArrayObject):
            for each in node:
                yield from within(each)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield node
            if "/K" in node:
                yield from within(node["/K"])

    yield from within(pdf.trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]


def named(pdf: PdfReader) -> list[str]:
    return [str(each["/S"]) for each in tags(pdf)]


def titles(outline: Any) -> list[str]:
    return [name for each in outline for name in (titles(each) if isinstance(each, list) else [str(each.title)])]


def test_it_says_that_it_is_pdf_ua_and_in_which_language(pdf: PdfReader) -> None:
    root = pdf.trailer["/Root"]

    metadata = root["/Metadata"].get_data().decode()  # type: ignore[index]
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert root["/Lang"] == "nl"  # type: ignore[index]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]


def test_its_title_is_that_of_the_document(pdf: PdfReader) -> None:
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Een nota · Dossier"


def test_its_outline_leads_to_every_chapter_and_part(pdf: PdfReader) -> None:
    assert titles(pdf.outline) == ["De kaart", "De tekst", "Een deel"]


def test_of_very_many_parts_the_contents_names_the_chapters_and_the_outline_leads_to_each() -> None:
    parts = tuple(Part(title=f"Leermoment {number}") for number in range(90))
    small = a_document()
    many = structs.replace(small, chapters=(*small.chapters, Chapter(title="Leren", parts=(Part(), *parts))))

    pdf = PdfReader(BytesIO(typeset(many, AT)))

    contents = pdf.pages[1].extract_text()
    assert "Leren" in contents
    assert "Leermoment" not in contents
    assert titles(pdf.outline).count("Leermoment 89") == 1


def test_headings_tables_lists_and_their_headers_are_tagged(pdf: PdfReader) -> None:
    found = named(pdf)

    assert {"/Title", "/H1", "/H2", "/P", "/L", "/LI", "/Table", "/THead", "/TH", "/TD", "/Figure"} <= set(found)
    assert found.count("/TH") == 2
    assert found.index("/H1") < found.index("/H2")


def test_the_map_is_told_in_words(pdf: PdfReader) -> None:
    figures = [each for each in tags(pdf) if str(each["/S"]) == "/Figure"]

    assert [str(figure["/Alt"]) for figure in figures] == ["Een plaat."]


def test_every_page_but_the_first_says_whose_it_is_and_each_its_number(pdf: PdfReader) -> None:
    pages = [" ".join(page.extract_text().split()) for page in pdf.pages]

    numbers = [f"bladzijde {number} van {len(pages)}" for number in range(1, len(pages) + 1)]
    assert all(number in page for number, page in zip(numbers, pages, strict=True))
    assert all("Een nota" in page and "nota" in page for page in pages)


def test_every_letter_comes_along_with_it(pdf: PdfReader) -> None:
    resources: list[Any] = [page["/Resources"] for page in pdf.pages]
    fonts = [font.get_object() for each in resources for font in each.get("/Font", {}).values()]

    within = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert within
    assert all({"/FontFile2", "/FontFile3"} & set(each) for each in within)
    assert {str(each["/FontName"])[8:18] for each in within} <= {"Libertinus", "DejaVuSans"}
