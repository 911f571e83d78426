"""Numbers in answers: whole where they are whole (docs/spec/facts.md)."""

from __future__ import annotations

from decimal import Decimal


def plain(number: Decimal | None) -> int | float | None:
    """A quantity as a JSON number; None stays None."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
