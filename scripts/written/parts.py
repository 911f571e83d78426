"""What pages are made of: introductions, and heads of tables."""

from __future__ import annotations

from pathlib import Path


def introduction(name: str) -> str:
    """What people wrote, beside these modules."""
    return Path(__file__).with_name(f"{name}.md").read_text("utf-8")


def head(*titles: str) -> list[str]:
    """The head of a table."""
    return [f"| {' | '.join(titles)} |", f"|{'---|' * len(titles)}"]
