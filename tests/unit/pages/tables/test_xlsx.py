"""A table as XLSX, read back: real days and numbers, a header that stays, no formula, and the same bytes each time."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from partnerflow.domain.vocabulary.objects import Money
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.tables import Cell, Column, Table, as_xlsx


def table_of(*columns: Column, rows: list[list[Cell]], title: str = "Proef") -> Table:
    return Table(title=title, name=("proef",), day="2025-10-16", columns=columns, rows=rows, told="alles")


def sheet_of(table: Table) -> Worksheet:
    sheet = load_workbook(BytesIO(as_xlsx.write(table, "https://verband.example"))).active
    assert isinstance(sheet, Worksheet)
    return sheet


def written(day: datetime) -> str:
    return day.isoformat()[:10]


def test_days_numbers_shares_and_amounts_are_what_they_are_and_not_texts() -> None:
    columns = (
        Column(title="Dag", kind="day"),
        Column(title="Aantal", kind="number"),
        Column(title="Deel", kind="share"),
        Column(title="Bedrag", kind="money"),
    )

    day, number, share, money = sheet_of(
        table_of(*columns, rows=[["2024-02-29", -3, 0.25, Money(minor=123405, currency="EUR")]])
    )[2]

    assert (written(day.value), day.is_date) == ("2024-02-29", True)
    assert (number.value, number.data_type) == (-3, "n")
    assert (share.value, share.number_format) == (0.25, "0.0%")
    assert (money.value, money.number_format) == (1234.05, "[$€] #,##0.00")


def test_a_day_before_the_first_that_the_format_counts_right_is_a_text() -> None:
    sheet = sheet_of(table_of(Column(title="Dag", kind="day"), rows=[["1899-12-31"], ["1900-03-01"]]))

    assert [sheet["A2"].value, written(sheet["A3"].value)] == ["1899-12-31", "1900-03-01"]


def test_the_header_stands_out_and_stays_in_sight_and_every_column_can_be_filtered() -> None:
    sheet = sheet_of(table_of(Column(title="Een"), Column(title="Twee", kind="number"), rows=[["a", 1], ["b", 2]]))

    assert [cell.font.b for cell in sheet[1]] == [True, True]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:B3", "$1:$1")


def test_a_column_is_as_wide_as_what_it_holds_up_to_a_width_that_fits_a_screen() -> None:
    columns = (Column(title="Kort"), Column(title="Lang"), Column(title="Te lang"))

    widths = sheet_of(table_of(*columns, rows=[["a", "woord " * 5, "woord " * 500]])).column_dimensions

    assert widths["A"].width < widths["B"].width < widths["C"].width < 80


@pytest.mark.parametrize("told", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "{=1}", "https://elders.example", "0012"])
def test_no_text_becomes_a_formula_a_link_or_a_number(told: str) -> None:
    (cell,) = sheet_of(table_of(Column(title="Tekst"), rows=[[told]]))[2]

    assert (cell.value, cell.data_type, cell.hyperlink) == (told, "s", None)


def test_a_link_leads_to_its_whole_address_under_its_name() -> None:
    one, elsewhere = Link(name="=Vast", address="/partnerships/vast?lang=nl"), Link(name="b", address=None)
    rows: list[list[Cell]] = [[one], [elsewhere], [(one, one)]]
    sheet = sheet_of(table_of(Column(title="Verband", kind="link"), rows=rows))

    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=Vast", "s")
    assert sheet["A2"].hyperlink.target == "https://verband.example/partnerships/vast?lang=nl"
    assert (sheet["A3"].value, sheet["A3"].hyperlink) == ("b", None)
    assert (sheet["A4"].value, sheet["A4"].hyperlink) == ("=Vast, =Vast", None)


def test_a_text_that_no_cell_holds_is_cut_off_and_says_so() -> None:
    cell = sheet_of(table_of(Column(title="Tekst"), rows=[["x" * 40_000]]))["A2"]

    assert (len(cell.value), cell.value[-1]) == (32_767, "…")


def test_any_title_makes_a_sheet() -> None:
    titles = ["Tijdlijn: wie? [alles]", "History", "///", "'aan het eind'", "x" * 50, "Wie tekende, onder welk mandaat"]

    assert [sheet_of(table_of(Column(title="a"), rows=[], title=title)).title for title in titles] == [
        "Tijdlijn wie alles",
        "1",
        "1",
        "aan het eind",
        f"{'x' * 30}…",
        "Wie tekende, onder welk mandaat",
    ]


def test_a_sheet_with_a_long_title_is_named_by_whole_words() -> None:
    told = "Wie tekende, onder welk mandaat, en wat later bekrachtigd is"

    assert sheet_of(table_of(Column(title="a"), rows=[], title=told)).title == "Wie tekende, onder welk…"


def test_a_list_that_says_how_it_is_called_in_short_names_its_sheet_so() -> None:
    table = Table(title="Vast Verder: Tijdlijn", name=("a",), day="2025-10-16", columns=(), rows=[], short="Tijdlijn")

    assert sheet_of(table).title == "Tijdlijn"


def test_the_same_table_gives_the_same_bytes_and_says_what_was_asked() -> None:
    table = table_of(Column(title="Een", kind="day"), rows=[["2024-01-01"]])

    first, second = as_xlsx.write(table, ""), as_xlsx.write(table, "")

    assert first == second
    properties = load_workbook(BytesIO(first)).properties
    assert (properties.title, properties.description, written(properties.created)) == ("Proef", "alles", "2025-10-16")
