"""A trait: one thing that can be seen of a partnership at a point, and that may be another at the next."""

from __future__ import annotations

from typing import Any, NamedTuple

from partnerflow.domain.vocabulary.objects import Money


class Trait(NamedTuple):
    """What it is (`what`, and of what: `ref`), its value as plain JSON, and the fact that it rests on."""

    what: str
    ref: str | None
    value: Any
    fact: str | None = None


def amount(money: Money | None) -> dict[str, Any] | None:
    """Money as plain JSON."""
    return {"minor": money.minor, "currency": money.currency} if money is not None else None
