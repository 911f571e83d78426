"""Instants as they are told: UTC, whole seconds."""

from __future__ import annotations

from datetime import UTC, datetime


def instant(moment: datetime) -> str:
    """A moment with a zone, such as ``2026-11-22T03:00:00Z``; what is less than a second is left out."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
