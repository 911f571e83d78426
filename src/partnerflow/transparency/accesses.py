"""Leaves of the access tree: who read what, and whose data it showed (docs/spec/ledger.md §6)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from partnerflow.transparency.merkle import leaf_hash

TAG = b"pf-access/1\x00"


def access_leaf_data(stream_id: UUID, persons: Sequence[str], principal: str, purpose: str, at: str) -> bytes:
    """The bytes of one access: every text with its length before it, so no two accesses share them."""
    encoded = [text.encode() for text in (principal, purpose, at, *persons)]
    return TAG + stream_id.bytes + b"".join(len(each).to_bytes(2, "big") + each for each in encoded)


def access_leaf(stream_id: UUID, persons: Sequence[str], principal: str, purpose: str, at: str) -> bytes:
    """The hash of that leaf."""
    return leaf_hash(access_leaf_data(stream_id, persons, principal, purpose, at))
