"""A history as a table, for spreadsheets: what people sort and filter by in columns, the rest as JSON in the last."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from partnerflow.application.telling import FactView
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.messages import Language
from partnerflow_api.encoding import encode

COLUMNS = (
    "version", "id", "fact", "title", "subject", "occurredAt", "knownAt", "recordedAt", "by", "onBehalfOf", "note",
    "correctedBy", "retractedBy", "data",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(views: Iterable[FactView], language: Language) -> bytes:
    """The facts as CSV (RFC 4180), with a heading; no cell is taken for a formula."""
    text = StringIO()
    # Spreadsheets take UTF-8 for what it is only behind a byte order mark.
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([_plain(cell) for cell in _row(view, language)] for view in views)
    return text.getvalue().encode("utf-8")


def _row(view: FactView, language: Language) -> Iterator[str]:
    fact, fact_type = view.fact, FACT_TYPES[view.fact.type]
    yield from (str(view.version), fact.id, fact.type, fact_type.titles[language], fact_type.subject)
    yield from (
        fact.occurred_at,
        fact.known_at or "",
        fact.recorded_at or "",
        fact.by,
        fact.on_behalf_of or "",
        fact.note or "",
    )
    yield from (" ".join(view.corrected_by), view.retracted_by or "", encode(fact.data).decode("utf-8"))


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
