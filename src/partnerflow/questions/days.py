"""Counting in days: the first day counts, the last does not (docs/spec/facts.md)."""

from __future__ import annotations

from datetime import date, timedelta


def between(start: str, end: str) -> int:
    """The days from one day until another; none when they do not follow each other."""
    return max(0, (date.fromisoformat(end) - date.fromisoformat(start)).days)


def after(day: str) -> str:
    """The next day."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
