"""Hashes in facts: made by the service from texts and documents, and never asked of people."""

from __future__ import annotations

from partnerflow.domain.vocabulary.kinds import Kind, Text


def is_hash(kind: Kind) -> bool:
    """Whether a value of this kind is a hash."""
    return isinstance(kind, Text) and kind.name == "sha256"
