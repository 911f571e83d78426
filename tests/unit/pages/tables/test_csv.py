"""A table as CSV: what RFC 4180 says, what programs read, and nothing that a spreadsheet would carry out."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from partnerflow.domain.vocabulary.objects import Money
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.tables import Cell, Column, Table, as_csv
from partnerflow_api.pages.words import words_in


def read(*columns: Column, rows: list[list[Cell]]) -> list[list[str]]:
    table = Table(title="Proef", name=("proef",), day="2025-10-16", columns=columns, rows=rows)
    written = as_csv.write(table, words_in("nl"), "https://verband.example")
    return list(csv.reader(StringIO(written.decode("utf-8-sig"), newline="")))


def test_lines_end_as_the_standard_says_and_the_file_says_that_it_is_utf_8() -> None:
    table = Table(title="Proef", name=(), day="2025-10-16", columns=(Column(title="Één"),), rows=[["a"], [None]])

    assert as_csv.write(table, words_in("nl"), "") == b'\xef\xbb\xbf\xc3\x89\xc3\xa9n\r\na\r\n""\r\n'


def test_commas_quotes_and_lines_within_a_text_come_back_as_they_were() -> None:
    text = 'eerst, "dan"\nen toen'

    assert read(Column(title="Tekst"), Column(title="Nog"), rows=[[text, "b"]]) == [["Tekst", "Nog"], [text, "b"]]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "＠"])
def test_a_text_that_a_spreadsheet_would_carry_out_stands_behind_an_apostrophe(sign: str) -> None:
    told = f"{sign}HYPERLINK(1)"

    assert read(Column(title="Tekst"), rows=[[told]])[1] == [f"'{told}"]


def test_days_and_numbers_are_written_as_programs_read_them() -> None:
    columns = (
        Column(title="Dag", kind="day"),
        Column(title="Aantal", kind="number"),
        Column(title="Deel", kind="share"),
    )

    assert read(*columns, rows=[["2024-02-29", -3, 0.25], [None, 2.5, None]])[1:] == [
        ["2024-02-29", "-3", "0.25"],
        ["", "2.5", ""],
    ]


def test_an_amount_has_its_currency_in_a_column_of_its_own() -> None:
    rows: list[list[Cell]] = [[Money(minor=123405, currency="EUR")], [Money(minor=7, currency="CHF")], [None]]

    assert read(Column(title="Bedrag", kind="money"), rows=rows) == [
        ["Bedrag", "Bedrag (munt)"],
        ["1234.05", "EUR"],
        ["0.07", "CHF"],
        ["", ""],
    ]


def test_a_link_has_its_whole_address_in_a_column_of_its_own() -> None:
    rows: list[list[Cell]] = [
        [Link(name="Vast Verder", address="/partnerships/vast-verder?lang=nl")],
        [Link(name="=elders", address=None)],
        [(Link(name="a", address="/a"), Link(name="b", address="/b"))],
        [None],
    ]

    assert read(Column(title="Verband", kind="link"), rows=rows) == [
        ["Verband", "Verband (adres)"],
        ["Vast Verder", "https://verband.example/partnerships/vast-verder?lang=nl"],
        ["'=elders", ""],
        ["a, b", "https://verband.example/a https://verband.example/b"],
        ["", ""],
    ]
