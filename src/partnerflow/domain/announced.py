"""Days that facts announce: periods that run forward, and days to come that are still to come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.rules import Case, refuse
from partnerflow.errors import Fault


def in_order(start: str, end: str | None, pointer: str) -> Iterator[Fault]:
    """A refusal of class `time` when a stated period ends before it begins; without an end it is open."""
    if end is not None and end < start:
        yield refuse("time", "ends_before_it_begins", pointer, start=start, end=end)


def still_to_come(case: Case[Any], day: str | None, pointer: str) -> Iterator[Fault]:
    """A refusal of class `time` when a day that a fact announces had already passed on the day of the fact."""
    if day is not None and day < case.day:
        yield refuse("time", "already_past", pointer, day=day, occurred=case.day)
