"""Counting in days: the first day counts, the last does not (docs/spec/facts.md)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def between(start: str, end: str) -> int:
    """The days from one day until another; none when they do not follow each other."""
    return max(0, until(start, end))


def until(day: str, other: str) -> int:
    """The days from one day until another; below zero when the other came first."""
    return (date.fromisoformat(other) - date.fromisoformat(day)).days


def after(day: str, days: int = 1) -> str:
    """The day that comes so many days later, the next one when not told; below zero one that came before."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def months_after(day: str, months: int) -> str:
    """The same day so many months later, or earlier below zero; the last of its month where that is shorter."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return start.replace(year=year, month=month + 1, day=min(start.day, monthrange(year, month + 1)[1])).isoformat()
