"""Numbers as people write them: by the marks of their language, thousands in groups of three."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerflow_api.pages.forms.amounts import PLAIN, numerals


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("nl", "1250,50", "1250.50"),
        ("nl", "1.250,50", "1250.50"),
        ("nl", "1.250", "1250"),
        ("nl", "60.000", "60000"),
        ("nl", "60.000,00", "60000"),
        ("nl", "60000", "60000"),
        ("nl", "1.250.000", "1250000"),
        ("nl", " 60 000 ", "60000"),
        ("nl", "1 250 000", "1250000"),
        ("nl", "1\u202f250,5", "1250.5"),
        ("en", "1,250.50", "1250.50"),
        ("en", "1,250", "1250"),
        ("en", "60,000.00", "60000"),
        ("en", "60000", "60000"),
        ("en", "1'250", "1250"),
    ],
)
def test_a_number_is_read_as_its_writer_meant_it(language: str, text: str, number: str) -> None:
    assert numerals(language).read(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "veel", "1,2,3", "1.2.3", "1e9", "٣", "12,", "--1", "1" * 60])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_no_number_is_none(language: str, text: str) -> None:
    assert numerals(language).read(text) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "12.5"),
        ("nl", "60.00"),
        ("nl", "6.0000"),
        ("nl", "1.250 000"),
        ("nl", "1.250.00"),
        ("nl", "60,000.00"),
        ("en", "12,5"),
        ("en", "60.000,00"),
        ("en", "12 50"),
    ],
)
def test_a_mark_that_stands_elsewhere_than_between_thousands_is_asked_again(language: str, text: str) -> None:
    assert numerals(language).read(text) is None


def test_a_program_writes_a_point_and_nothing_else() -> None:
    assert PLAIN.read("1.250") == Decimal("1.250")
    assert PLAIN.read("1,250") is None


@given(number=st.decimals(0, 10**12, places=6), language=st.sampled_from(["nl", "en"]))
def test_what_is_written_is_read_back(number: Decimal, language: str) -> None:
    written = numerals(language)

    assert written.read(written.written(number)) == number
