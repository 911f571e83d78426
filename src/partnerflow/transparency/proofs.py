"""Proofs over the Merkle tree of RFC 6962: that an entry is in it, and that one tree is the beginning of another.

Provers take the roots of complete subtrees from wherever they are kept; verifiers take nothing on trust.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from partnerflow.errors import UnprovenError
from partnerflow.transparency.merkle import EMPTY_ROOT, HASH_SIZE, node_hash

# (height, number) -> the root of the complete subtree over the leaves from number * 2**height on, 2**height of them.
NodeSource = Callable[[int, int], bytes]


def nodes_of(leaf_hashes: Sequence[bytes]) -> NodeSource:
    """The complete subtrees over these leaf hashes, as they are now; another node is an IndexError."""
    levels = [list(leaf_hashes)]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([node_hash(left, right) for left, right in zip(below[::2], below[1::2], strict=False)])
    return lambda height, number: levels[height][number]


def tree_root(size: int, node: NodeSource) -> bytes:
    """The tree hash over the first `size` leaves (RFC 6962 §2.1)."""
    return _range_root(0, size, node) if size else EMPTY_ROOT


def inclusion(number: int, size: int, node: NodeSource) -> tuple[bytes, ...]:
    """The audit path of leaf `number` (from 0) in the tree of `size` leaves, lowest first (RFC 6962 §2.1.1).

    Raises:
        UnprovenError: ``number_out_of_range``: the tree has no such leaf.
    """
    _check_number(number, size)
    path: list[bytes] = []
    first = 0
    while size > 1:
        split = _split(size)
        if number - first < split:
            path.append(_range_root(first + split, size - split, node))
            size = split
        else:
            path.append(_range_root(first, split, node))
            first, size = first + split, size - split
    return tuple(reversed(path))


def consistency(old: int, new: int, node: NodeSource) -> tuple[bytes, ...]:
    """The proof that the first `old` leaves are a beginning of the first `new` (RFC 6962 §2.1.2); empty when equal.

    Raises:
        UnprovenError: ``sizes_out_of_order``: not 0 < old <= new; of an empty tree every tree is a continuation.
    """
    _check_sizes(old, new)
    path: list[bytes] = []
    first, size = 0, new
    while old != size:
        split = _split(size)
        if old <= split:
            path.append(_range_root(first + split, size - split, node))
            size = split
        else:
            path.append(_range_root(first, split, node))
            first, old, size = first + split, old - split, size - split
    # At the left edge the subtree is the old tree itself, whose root the verifier has.
    if first:
        path.append(_range_root(first, size, node))
    return tuple(reversed(path))


def verify_inclusion(leaf: bytes, number: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Checks that `leaf` (a leaf hash) is leaf `number` of the tree with this size and root (RFC 9162 §2.1.3.2).

    Raises:
        UnprovenError: ``number_out_of_range``, ``hash_length``, ``proof_length`` (hashes too many or too few) or
            ``root_differs``.
    """
    _check_number(number, size)
    _check_hashes(leaf, root, *proof)
    at, last = number, size - 1
    for sibling in proof:
        if not last:
            raise UnprovenError("proof_length")
        if at & 1 or at == last:
            leaf = node_hash(sibling, leaf)
            at, last = _skip_to_sibling(at, last)
        else:
            leaf = node_hash(leaf, sibling)
        at, last = at >> 1, last >> 1
    if last:
        raise UnprovenError("proof_length")
    if leaf != root:
        raise UnprovenError("root_differs")


def verify_consistency(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Checks that the tree of `old` leaves is a beginning of the tree of `new` (RFC 9162 §2.1.4.2).

    Of equal sizes the roots must be equal and the proof empty.

    Raises:
        UnprovenError: ``sizes_out_of_order`` (not 0 < old <= new), ``hash_length``, ``proof_length``,
            ``old_root_differs`` or ``root_differs``.
    """
    _check_sizes(old, new)
    _check_hashes(old_root, new_root, *proof)
    if old == new:
        if proof:
            raise UnprovenError("proof_length")
        if old_root != new_root:
            raise UnprovenError("root_differs")
        return
    # A complete old tree is itself the first node of the path, and is not sent.
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not path:
        raise UnprovenError("proof_length")
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = path[0]
    for sibling in path[1:]:
        if not last:
            raise UnprovenError("proof_length")
        if at & 1 or at == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            at, last = _skip_to_sibling(at, last)
        else:
            after = node_hash(after, sibling)
        at, last = at >> 1, last >> 1
    if last:
        raise UnprovenError("proof_length")
    if before != old_root:
        raise UnprovenError("old_root_differs")
    if after != new_root:
        raise UnprovenError("root_differs")


def _split(size: int) -> int:
    """The largest power of two below `size`: where a tree parts (RFC 6962 §2.1)."""
    return 1 << (size - 1).bit_length() - 1


def _range_root(first: int, size: int, node: NodeSource) -> bytes:
    """The root over `size` leaves from `first` on, where `first` is a place at which the tree parts."""
    complete: list[bytes] = []
    while size:
        height = size.bit_length() - 1
        complete.append(node(height, first >> height))
        first, size = first + (1 << height), size - (1 << height)
    root = complete.pop()
    while complete:
        root = node_hash(complete.pop(), root)
    return root


def _skip_to_sibling(at: int, last: int) -> tuple[int, int]:
    """Up past the levels on which the node stands alone at the right edge, and has no sibling."""
    while at and not at & 1:
        at, last = at >> 1, last >> 1
    return at, last


def _check_number(number: int, size: int) -> None:
    if not 0 <= number < size:
        raise UnprovenError("number_out_of_range", number=number, size=size)


def _check_sizes(old: int, new: int) -> None:
    if not 0 < old <= new:
        raise UnprovenError("sizes_out_of_order", old=old, new=new)


def _check_hashes(*hashes: bytes) -> None:
    if any(len(each) != HASH_SIZE for each in hashes):
        raise UnprovenError("hash_length")
