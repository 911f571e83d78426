"""A table as CSV: RFC 4180 with commas, in UTF-8 with its mark, days and amounts as programs read them.

One form, whatever the language of the reader: a program that fetches the list every night must not meet another separator
because somebody changed a language. A spreadsheet in Dutch wants semicolons; for spreadsheets there is XLSX. The mark (BOM)
keeps names whole in the spreadsheets that open it all the same.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from partnerflow.domain.vocabulary.objects import Money
from partnerflow_api.pages.tables.table import Cell, Column, Table, links, plain
from partnerflow_api.pages.words import Words

_FORMULA = frozenset("=+-@＝＋－＠")
_BREAKS = frozenset("\t\r\n")


def write(table: Table, words: Words, root: str) -> bytes:
    """The bytes of the file; the same table always gives the same.

    An amount takes two columns, its currency in the second; a link takes two as well, its address in the second
    (several, with blanks between).

    Args:
        table: the list.
        words: for the titles of those second columns.
        root: what stands before an address of ours, such as ``https://host``.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([title for column in table.columns for title in _titles(column, words)])
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        writer.writerow([value for column, cell in cells for value in _values(column, cell, root)])
    return text.getvalue().encode("utf-8-sig")


def _titles(column: Column, words: Words) -> Iterator[str]:
    yield _guarded(column.title)
    if column.kind in ("money", "link"):
        yield _guarded(words(f"tables.{'currency' if column.kind == 'money' else 'address'}", column=column.title))


def _values(column: Column, cell: Cell, root: str) -> Iterator[str]:
    if column.kind == "money":
        yield f"{cell.minor // 100}.{cell.minor % 100:02}" if isinstance(cell, Money) else ""
        yield cell.currency if isinstance(cell, Money) else ""
        return
    yield str(cell) if isinstance(cell, int | float) else _guarded(plain(cell))
    if column.kind == "link":
        yield " ".join(f"{root}{link.address}" for link in links(cell) if link.address is not None)


def _guarded(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would take it for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text[:1] in _BREAKS or text.lstrip()[:1] in _FORMULA else text
