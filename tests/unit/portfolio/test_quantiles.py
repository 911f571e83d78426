"""Median and quartiles of counted values."""

from __future__ import annotations

from collections import Counter

import pytest

from partnerflow.application.portfolio.quantiles import quartiles


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([7], (7, 7, 7)),
        ([1, 2], (1.25, 1.5, 1.75)),
        ([1, 2, 3, 4, 5], (2, 3, 4)),
        ([10, 10, 10, 40], (10, 10, 17.5)),
        ([0, 0, 100], (0, 0, 50)),
    ],
)
def test_the_way_between_two_values_is_straight(values: list[int], expected: tuple[float, float, float]) -> None:
    found = quartiles(Counter(values))

    assert (found["lower"], found["median"], found["upper"]) == expected


def test_of_nothing_there_is_no_median() -> None:
    assert quartiles({}) == {"lower": None, "median": None, "upper": None, "longest": None}


def test_what_is_counted_as_often_as_it_occurs_is_as_if_it_were_written_out() -> None:
    many = quartiles({3: 1000, 9: 1000, 12: 1})

    assert many == {"lower": 3, "median": 9, "upper": 9, "longest": 12}
