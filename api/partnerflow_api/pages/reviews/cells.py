"""One cell of a table as a page shows it: days, amounts and numbers as the reader's language writes them."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow.domain.vocabulary.objects import Money
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.tables import Cell, Column, Table

_NARROW = 4
"""As many columns as stand beside each other on a phone."""
_WIDE = 9
"""From as many columns on, a table is set closer, so that it fits on a screen of a common width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What stands in a cell: a text, or links; a day besides as machines read it."""

    text: str = ""
    day: str | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """How cells are shown to one reader."""

    particular: Particular

    def __call__(self, cell: Cell, column: Column) -> Shown:
        """What stands in this cell below this column."""
        if cell is None:
            return Shown(text="–")
        if isinstance(cell, Link):
            return Shown(links=(cell,))
        if isinstance(cell, tuple):
            return Shown(links=cell)
        if isinstance(cell, Money):
            return Shown(text=self.particular.money(cell))
        if column.kind == "day":
            return Shown(text=self.particular.words.short_day(str(cell)), day=str(cell))
        if isinstance(cell, float):
            return Shown(text=f"{cell:g}".replace(".", "," if self.particular.words.language == "nl" else "."))
        return Shown(text=str(cell))

    @staticmethod
    def is_numeric(column: Column) -> bool:
        """Whether what stands below it lines up to the right."""
        return column.kind in ("number", "money", "share")

    @staticmethod
    def is_short(table: Table) -> bool:
        """Whether a table stays one on a phone: a few columns, all numbers but the first."""
        return len(table.columns) <= _NARROW and all(column.kind in ("number", "share") for column in table.columns[1:])

    @staticmethod
    def is_wide(table: Table) -> bool:
        """Whether a table has so many columns that they are set closer."""
        return len(table.columns) >= _WIDE
