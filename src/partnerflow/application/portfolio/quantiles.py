"""Median, quartiles and the greatest of values that are given with how often each occurs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from fractions import Fraction
from itertools import accumulate


def quartiles(counted: Mapping[int, int]) -> dict[str, int | float | None]:
    """`{lower, median, upper, longest}`: a quarter, half and three quarters on the way, and the end; null of nothing.

    Between two values the way is straight (the usual definition of spreadsheets, R's type 7).
    """
    values = sorted(value for value, count in counted.items() if count)
    reached = list(accumulate(counted[value] for value in values))
    parts = {"lower": Fraction(1, 4), "median": Fraction(1, 2), "upper": Fraction(3, 4), "longest": Fraction(1)}
    return {name: _at(values, reached, part) if values else None for name, part in parts.items()}


def _at(values: list[int], reached: list[int], part: Fraction) -> int | float:
    place = (reached[-1] - 1) * part
    whole = int(place)
    low = values[bisect_right(reached, whole)]
    high = values[bisect_right(reached, min(whole + 1, reached[-1] - 1))]
    found = low + (high - low) * (place - whole)
    return int(found) if found.denominator == 1 else float(found)
