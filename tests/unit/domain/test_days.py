"""Counting in days and months."""

from __future__ import annotations

import pytest

from partnerflow.domain.days import after, between, months_after, until


def test_the_first_day_counts_and_the_last_does_not() -> None:
    assert (between("2024-02-28", "2024-03-01"), until("2024-02-28", "2024-03-01")) == (2, 2)


def test_what_lies_before_is_no_days_between_and_below_zero_until() -> None:
    assert (between("2024-03-01", "2024-02-28"), until("2024-03-01", "2024-02-28")) == (0, -2)


def test_a_day_is_followed_by_the_next_and_stands_behind_those_before_it() -> None:
    assert (after("2023-12-31"), after("2024-01-01", 60), after("2024-01-01", -1)) == (
        "2024-01-01",
        "2024-03-01",
        "2023-12-31",
    )


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-11-30", 3, "2025-02-28"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-01-15", -6, "2023-07-15"),
    ],
)
def test_so_many_months_later_it_is_the_same_day_or_the_last_of_a_shorter_month(
    day: str, months: int, later: str
) -> None:
    assert months_after(day, months) == later
