"""A small report with one block of each kind."""

from __future__ import annotations

from datetime import UTC, datetime

from partnerflow_api.reports.document import (
    Block,
    Column,
    Document,
    Pairs,
    Paragraph,
    Part,
    Picture,
    Points,
    Table,
    chapter,
)

AT = datetime(2025, 10, 16, 12, tzinfo=UTC)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50" width="200" height="50" font-family="system-ui">'
    '<text x="10" y="30">Fase</text></svg>'
)


def a_document(text: str = "Een alinea.", *more: Block, language: str = "nl") -> Document:
    """A report that says this, and more."""
    blocks = (
        Paragraph(text=text),
        Pairs(items=(("Sinds", text),)),
        Points(items=(text,)),
        Table(
            caption="Een tabel",
            columns=(Column(title="Kop"), Column(title="Getal", kind="number")),
            rows=((text, "1"),),
        ),
        *more,
    )
    picture = Picture(svg=SVG, alt="Een plaat.", caption="Een bijschrift")
    return Document(
        language=language,
        kind="Dossier",
        name="Een nota",
        lead=text,
        cover=(("Sleutel", "nota"),),
        note=text,
        contents="Inhoud",
        page="bladzijde {page} van {pages}",
        running="nota",
        chapters=(
            chapter("De kaart", picture),
            chapter("De tekst", *blocks, parts=[Part(title="Een deel", blocks=(Paragraph(text=text, quiet=True),))]),
        ),
    )
