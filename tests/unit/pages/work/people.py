"""Readers of the example, each with one role there."""

from __future__ import annotations

from partnerflow.application.access.principal import Assignment, Principal

PLACE = frozenset({"vast-verder"})


def reader(role: str, actor: str | None = None) -> Principal:
    """Somebody with one role in the example, who speaks for this organisation."""
    held = Assignment(role=role, actor=actor, partnerships=PLACE)
    return Principal(id="person-bbbbbbbbbbbbbbbb", kind="person", assignments=(held,))
