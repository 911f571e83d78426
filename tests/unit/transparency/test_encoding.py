"""Base64 and numbers: one spelling each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerflow.transparency.encoding import MAX_SIZE, from_base64, from_decimal, to_base64
from tests.support.proving import unproven


@given(st.binary(max_size=100))
def test_bytes_come_back_from_their_base64(data: bytes) -> None:
    assert from_base64(to_base64(data)) == data


@pytest.mark.parametrize(
    "text", ["AA", "AA=", "AA===", "AB==", "A", "A A=", "AA==\n", "_-8=", "AA==AA==", "é", "====", "="]
)
def test_another_spelling_of_bytes_is_refused(text: str) -> None:
    with unproven("bad_base64"):
        from_base64(text)


@given(st.integers(0, MAX_SIZE))
def test_a_number_comes_back_from_its_digits(number: int) -> None:
    assert from_decimal(str(number)) == number


@pytest.mark.parametrize(
    "text", ["", "01", "00", "+1", "-1", "-0", " 1", "1 ", "1_0", "0x1", "1e3", "٣", "²", str(MAX_SIZE + 1), "9" * 5000]
)
def test_another_spelling_of_a_number_is_refused(text: str) -> None:
    with unproven("bad_decimal"):
        from_decimal(text)
