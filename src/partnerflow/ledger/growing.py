"""A Merkle tree while many leaves are added to it; at rest it is a `Frontier`."""

from __future__ import annotations

from hashlib import sha256

from partnerflow.transparency.merkle import EMPTY_ROOT, Frontier

# The heights whose complete subtrees are kept: 2**8, 2**16 and 2**24 entries (docs/spec/ledger.md §5).
KEPT_HEIGHTS = (8, 16, 24)

Node = tuple[int, int, bytes]
"""Height, number and hash of a complete subtree."""


class Growing:
    """What `Frontier` says, changed in place: a scrub grows the trees of all streams at once."""

    __slots__ = ("hashes", "size")

    def __init__(self, frontier: Frontier | None = None) -> None:
        self.size = frontier.size if frontier is not None else 0
        self.hashes = list(frontier.hashes) if frontier is not None else []

    def append(self, leaf: bytes) -> list[Node]:
        """Add one leaf hash; the kept nodes that it completed, as height, number and hash."""
        hashes, size = self.hashes, self.size
        self.size = size + 1
        if not size & 1:
            hashes.append(leaf)
            return []
        node, height = leaf, 0
        kept: list[Node] = []
        while size & 1:
            node = sha256(b"\x01" + hashes.pop() + node).digest()
            size >>= 1
            height += 1
            if height in KEPT_HEIGHTS:
                kept.append((height, size, node))
        hashes.append(node)
        return kept

    def root(self) -> bytes:
        """The tree hash (RFC 6962 §2.1)."""
        if not self.hashes:
            return EMPTY_ROOT
        tree = self.hashes[-1]
        for left in self.hashes[-2::-1]:
            tree = sha256(b"\x01" + left + tree).digest()
        return tree

    def frontier(self) -> Frontier:
        """The tree at rest."""
        return Frontier(self.size, tuple(self.hashes))
