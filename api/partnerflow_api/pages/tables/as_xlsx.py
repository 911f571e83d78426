"""A table as XLSX: a header that stays in sight, columns as wide as what they hold, days and numbers that can be counted with."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from partnerflow.domain.vocabulary.objects import Money
from partnerflow_api.pages.tables.table import Cell, Column, Table, links, plain

_LONGEST = 32_767
_LINKS = 65_000
_WIDEST = 420
_SHEET = 31
_FIRST_DAY = date(1900, 3, 1)
"""Before it, the format counts a day that never was (29 February 1900)."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NO_NAME = re.compile(r"[\[\]:*?/\\]")


def write(table: Table, root: str) -> bytes:
    """The bytes of the file; the same table always gives the same: nothing in it comes from a clock.

    No text is taken for a formula. A text beyond what a cell holds is cut off and ends in an ellipsis. A cell leads
    to one place at most: several links, and links beyond what a sheet takes, are written as text.

    Args:
        table: the list.
        root: what stands before an address of ours, such as ``https://host``.
    """
    content = BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        made = datetime.fromisoformat(table.day).replace(tzinfo=UTC)
        book.set_properties({"title": table.title, "comments": table.told, "created": made})
        sheet = book.add_worksheet(_sheet_name(table.short or table.title))
        _Writer(book, sheet, root).write(table)
        _set_up(sheet, table)
    return content.getvalue()


class _Writer:
    """Writes the cells of one sheet, each with the format of its kind."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Worksheet, root: str) -> None:
        self._book = book
        self._sheet = sheet
        self._root = root
        self._links = 0
        self._formats: dict[str, Format] = {}

    def write(self, table: Table) -> None:
        for place, column in enumerate(table.columns):
            style = "header of numbers" if column.kind in ("number", "share", "money") else "header"
            self._sheet.write_string(0, place, column.title[:_LONGEST], self._format(style))
        for line, row in enumerate(table.rows, 1):
            for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                if cell is not None:
                    self._cell(line, place, column, cell)

    def _cell(self, line: int, place: int, column: Column, cell: Cell) -> None:
        if isinstance(cell, Money):
            self._sheet.write_number(line, place, cell.minor / 100, self._format("money", cell.currency))
        elif isinstance(cell, int | float):
            self._sheet.write_number(line, place, cell, self._format(column.kind))
        elif column.kind == "day" and (day := date.fromisoformat(plain(cell)[:10])) >= _FIRST_DAY:
            at_midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the format has no zones
            self._sheet.write_datetime(line, place, at_midnight, self._format("day"))
        else:
            self._text(line, place, cell)

    def _text(self, line: int, place: int, cell: Cell) -> None:
        text, leading = _fitting(plain(cell)), [link.address for link in links(cell) if link.address is not None]
        if len(leading) == 1 and self._links < _LINKS:
            self._links += 1
            self._sheet.write_url(line, place, f"{self._root}{leading[0]}", self._format("link"), text)
        elif text:
            self._sheet.write_string(line, place, text, self._format("text"))

    def _format(self, kind: str, currency: str = "") -> Format:
        name = f"{kind} {currency}"
        if name not in self._formats:
            self._formats[name] = self._book.add_format({"valign": "top", **_look(kind, currency)})
        return self._formats[name]


def _look(kind: str, currency: str) -> dict[str, Any]:
    header = {"bold": True, "bg_color": "#0B5A6E", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"}
    symbol = "€" if currency == "EUR" else currency
    looks: dict[str, dict[str, Any]] = {
        "header": header,
        "header of numbers": {**header, "align": "right"},
        "text": {"text_wrap": True},
        "link": {"text_wrap": True, "font_color": "#0B5A6E", "underline": 1},
        # The one format of days that each spreadsheet shows as its reader is used to.
        "day": {"num_format": 14, "align": "left"},
        "number": {},
        "share": {"num_format": "0.0%"},
        "money": {"num_format": f"[${symbol}] #,##0.00"},
    }
    return looks[kind]


def _set_up(sheet: Worksheet, table: Table) -> None:
    sheet.autofit(_WIDEST)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")


def _sheet_name(title: str) -> str:
    """A name that the format takes: without some signs, of so many letters at most, cut off between two words.

    `History` is a name of its own.
    """
    name = " ".join(_NO_NAME.sub(" ", title).split()).strip(" '")
    if len(name) > _SHEET:
        name = f"{name[:_SHEET].rpartition(' ')[0].rstrip(' ,;.') or name[: _SHEET - 1]}…"
    return name if name and name.lower() != "history" else "1"


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
