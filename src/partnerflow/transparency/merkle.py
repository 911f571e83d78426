"""The Merkle tree of RFC 6962 §2.1 and the bytes of its leaves (docs/spec/leaves.md)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from struct import Struct
from uuid import UUID

from partnerflow.errors import CorruptionError

HASH_SIZE = 32
EMPTY_ROOT = sha256().digest()

_TAG = b"pf-event/1\0"
_VERSION_AND_TOPIC_LENGTH = Struct(">QH")
_STATE_LENGTH = Struct(">I")
_SIZE = Struct(">Q")


def leaf_data(stream_id: UUID, version: int, topic: str, state: bytes) -> bytes:
    """The bytes that stand for one event in its stream's tree; `state` is taken verbatim (docs/spec/leaves.md §1).

    Raises:
        struct.error: the version, topic or state is longer than its length field can say.
    """
    name = topic.encode()
    return b"".join(
        (
            _TAG,
            stream_id.bytes,
            _VERSION_AND_TOPIC_LENGTH.pack(version, len(name)),
            name,
            _STATE_LENGTH.pack(len(state)),
            state,
        )
    )


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf; its prefix keeps leaves and nodes apart (RFC 6962 §2.1)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node over its two children (RFC 6962 §2.1)."""
    return sha256(b"\x01" + left + right).digest()


def root(leaf_hashes: Sequence[bytes]) -> bytes:
    """The tree hash by its recursive definition: what `Frontier` arrives at step by step, for verifiers and tests."""
    if not leaf_hashes:
        return EMPTY_ROOT
    if len(leaf_hashes) == 1:
        return leaf_hashes[0]
    split = 1 << (len(leaf_hashes) - 1).bit_length() - 1
    return node_hash(root(leaf_hashes[:split]), root(leaf_hashes[split:]))


@dataclass(frozen=True, slots=True)
class Frontier:
    """A tree reduced to what its growth needs: its size and the roots of its perfect subtrees, largest first.

    As bytes it is the size (u64, big-endian) and the hashes, or nothing at all for the empty tree: one encoding
    for one value (docs/spec/leaves.md §2).
    """

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    @classmethod
    def from_bytes(cls, data: bytes) -> Frontier:
        """The frontier that `to_bytes` wrote.

        Raises:
            CorruptionError: no frontier is written as these bytes.
        """
        if not data:
            return cls()
        size = _SIZE.unpack_from(data)[0] if len(data) >= _SIZE.size else 0
        if size == 0 or len(data) != _SIZE.size + HASH_SIZE * size.bit_count():
            raise CorruptionError(f"{len(data)} bytes are no Merkle frontier", length=len(data))
        return cls(size, tuple(data[at : at + HASH_SIZE] for at in range(_SIZE.size, len(data), HASH_SIZE)))

    def to_bytes(self) -> bytes:
        """The stored form."""
        return b"".join((_SIZE.pack(self.size), *self.hashes)) if self.size else b""

    def append(self, leaf: bytes) -> Frontier:
        """The frontier after one more leaf hash."""
        return self.extend((leaf,))

    def extend(self, leaf_hashes: Iterable[bytes]) -> Frontier:
        """The frontier after these leaf hashes, in order."""
        size, hashes = self.size, list(self.hashes)
        for node in leaf_hashes:
            # Each trailing one bit of the old size is a perfect subtree that the new leaf completes.
            pending = size
            while pending & 1:
                node = node_hash(hashes.pop(), node)
                pending >>= 1
            hashes.append(node)
            size += 1
        return Frontier(size, tuple(hashes))

    def root(self) -> bytes:
        """The tree hash (RFC 6962 §2.1)."""
        if not self.hashes:
            return EMPTY_ROOT
        *rest, tree = self.hashes
        for left in reversed(rest):
            tree = node_hash(left, tree)
        return tree
