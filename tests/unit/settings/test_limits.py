"""Rates and sizes as an operator writes them."""

from __future__ import annotations

import pytest

from partnerflow.settings.limits import Rate, parse_bytes, parse_rate


@pytest.mark.parametrize(("text", "rate"), [("off", None), ("1", 1), ("600", 600), ("1000000", 1_000_000)])
def test_a_rate_is_a_number_a_minute_or_off_and_shows_itself_so(text: str, rate: int | None) -> None:
    found = parse_rate(text)

    assert found == Rate(per_minute=rate)
    assert str(found) == text


@pytest.mark.parametrize("text", ["0", "-1", "1000001", "ten", "1.5", "٣", ""])
def test_what_is_no_rate_is_told_with_what_would_be(text: str) -> None:
    with pytest.raises(ValueError, match="from 1 to 1000000, or off"):
        parse_rate(text)


@pytest.mark.parametrize(
    ("text", "size"), [("1", 1), ("2048", 2048), ("4k", 4 << 10), ("20M", 20 << 20), ("1G", 1 << 30)]
)
def test_a_size_is_written_in_full_or_with_its_unit(text: str, size: int) -> None:
    assert parse_bytes(text) == size


@pytest.mark.parametrize("text", ["0", "M", "20m", "20 M", "-1", "2000000M", "٣M", ""])
def test_what_is_no_size_is_told_with_what_would_be(text: str) -> None:
    with pytest.raises(ValueError, match="such as 20M or 1G"):
        parse_bytes(text)
