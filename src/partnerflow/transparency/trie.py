"""The map of a ledger: for each key its version and root, under one hash (docs/spec/ledger.md §3).

A compressed binary Merkle trie: a branch stands only at a depth where keys part. Its root depends on what it holds,
never on the order in which that came.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from struct import Struct

from partnerflow.errors import UnprovenError
from partnerflow.transparency.merkle import EMPTY_ROOT, HASH_SIZE

EMPTY_MAP = EMPTY_ROOT
KEY_BITS = 256

MapPath = tuple[tuple[int, bytes], ...]

_VERSION = Struct(">Q")
_DEPTH = Struct(">H")
_MAX_VERSION = 2**64 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Where a key is in a map: its version there, and the path to the map's root, leaf first."""

    version: int
    path: MapPath


@dataclass(frozen=True, slots=True)
class Absence:
    """Why a key is not in a map: the leaf at which walking down by its bits ends, with that leaf's own path."""

    key: bytes
    version: int
    root: bytes
    path: MapPath


@dataclass(slots=True)
class _Leaf:
    bits: int
    version: int
    root: bytes
    hash: bytes


@dataclass(slots=True)
class _Branch:
    shift: int
    children: list[_Leaf | _Branch]
    hash: bytes | None = None


_Node = _Leaf | _Branch


class Trie:
    """The map in memory. Not safe for several threads at once: asking for a hash remembers it.

    A branch without a hash has only branches without a hash above it, so that a change stops at the first of them.
    """

    def __init__(self) -> None:
        self._top: _Node | None = None
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def set(self, key: bytes, version: int, root: bytes) -> None:
        """Puts the key in the map, or gives it this version and root from now on.

        Raises:
            UnprovenError: ``hash_length`` (the key or root is no hash) or ``bad_version`` (no u64).
        """
        leaf = _Leaf(_bits(key), version, root, _leaf_hash(key, version, root))
        if self._top is None:
            self._top, self._size = leaf, 1
            return
        branches, found = _walk(self._top, leaf.bits)
        if parting := found.bits ^ leaf.bits:
            shift = parting.bit_length() - 1
            while branches and branches[-1].shift < shift:
                branches.pop()
            self._part(branches, self._top, shift, leaf)
            self._size += 1
        else:
            found.version, found.root, found.hash = version, root, leaf.hash
        for branch in reversed(branches):
            if branch.hash is None:
                break
            branch.hash = None

    def root(self) -> bytes:
        """The hash of the whole map."""
        return _hash(self._top) if self._top else EMPTY_MAP

    def prove(self, key: bytes) -> MapPath:
        """The presence path of the key: (depth, hash of the other side), leaf first.

        Raises:
            UnprovenError: ``key_absent``.
        """
        found = self.find(key)
        if not isinstance(found, Presence):
            raise UnprovenError("key_absent", key=key.hex())
        return found.path

    def find(self, key: bytes) -> Presence | Absence | None:
        """Whether the key is in the map, and the proof of it; None in the empty map."""
        if self._top is None:
            return None
        bits = _bits(key)
        branches, found = _walk(self._top, bits)
        path = _path(branches, found.bits)
        if found.bits == bits:
            return Presence(version=found.version, path=path)
        other = found.bits.to_bytes(HASH_SIZE, "big")
        return Absence(key=other, version=found.version, root=found.root, path=path)

    def prove_absent(self, key: bytes) -> Absence | None:
        """Why the key is not in the map; None in the empty map, where nothing needs to be shown.

        Raises:
            UnprovenError: ``key_present``.
        """
        found = self.find(key)
        if isinstance(found, Presence):
            raise UnprovenError("key_present", key=key.hex())
        return found

    def _part(self, above: list[_Branch], top: _Node, shift: int, leaf: _Leaf) -> None:
        """Puts a branch at the bit where the new leaf parts from what stands there, below the branches `above`."""
        if not above:
            self._top = _parted(top, shift, leaf)
            return
        children, side = above[-1].children, leaf.bits >> above[-1].shift & 1
        children[side] = _parted(children[side], shift, leaf)


def verify_present(key: bytes, version: int, root: bytes, path: Sequence[tuple[int, bytes]], map_root: bytes) -> None:
    """Checks that the map with this root holds the key with this version and root.

    Raises:
        UnprovenError: ``hash_length``, ``bad_version``, ``path_depths`` (not falling strictly within 0 to 255) or
            ``map_root_differs``.
    """
    digest = _leaf_hash(key, version, root)
    bits = _bits(key)
    below = KEY_BITS
    for depth, other in path:
        if not 0 <= depth < below:
            raise UnprovenError("path_depths", depth=depth)
        if len(other) != HASH_SIZE:
            raise UnprovenError("hash_length")
        right = bits >> KEY_BITS - 1 - depth & 1
        digest = _branch_hash(depth, other, digest) if right else _branch_hash(depth, digest, other)
        below = depth
    if digest != map_root:
        raise UnprovenError("map_root_differs")


def verify_absent(key: bytes, absence: Absence | None, map_root: bytes) -> None:
    """Checks that the map with this root does not hold the key; `None` says that the map is empty.

    Raises:
        UnprovenError: ``key_present`` (the proof is of the key itself), ``keys_part`` (the other key goes another way
            at a depth of its path), or what `verify_present` finds.
    """
    bits = _bits(key)
    if absence is None:
        if map_root != EMPTY_MAP:
            raise UnprovenError("map_root_differs")
        return
    if absence.key == key:
        raise UnprovenError("key_present", key=key.hex())
    verify_present(absence.key, absence.version, absence.root, absence.path, map_root)
    parting = _bits(absence.key) ^ bits
    for depth, _ in absence.path:
        if parting >> KEY_BITS - 1 - depth & 1:
            raise UnprovenError("keys_part", depth=depth)


def _bits(key: bytes) -> int:
    if len(key) != HASH_SIZE:
        raise UnprovenError("hash_length")
    return int.from_bytes(key, "big")


def _leaf_hash(key: bytes, version: int, root: bytes) -> bytes:
    if len(key) != HASH_SIZE or len(root) != HASH_SIZE:
        raise UnprovenError("hash_length")
    if not 0 <= version <= _MAX_VERSION:
        raise UnprovenError("bad_version", version=version)
    return sha256(b"\x02" + key + _VERSION.pack(version) + root).digest()


def _branch_hash(depth: int, left: bytes, right: bytes) -> bytes:
    return sha256(b"\x03" + _DEPTH.pack(depth) + left + right).digest()


def _hash(node: _Node) -> bytes:
    if node.hash is None:
        left, right = node.children
        node.hash = _branch_hash(KEY_BITS - 1 - node.shift, _hash(left), _hash(right))
    return node.hash


def _walk(node: _Node, bits: int) -> tuple[list[_Branch], _Leaf]:
    """Down by the key's bits: the branches passed, topmost first, and the leaf where it ends."""
    branches: list[_Branch] = []
    while isinstance(node, _Branch):
        branches.append(node)
        node = node.children[bits >> node.shift & 1]
    return branches, node


def _parted(below: _Node, shift: int, leaf: _Leaf) -> _Branch:
    return _Branch(shift, [below, leaf] if leaf.bits >> shift & 1 else [leaf, below])


def _path(branches: Sequence[_Branch], bits: int) -> MapPath:
    return tuple(
        (KEY_BITS - 1 - branch.shift, _hash(branch.children[1 - (bits >> branch.shift & 1)]))
        for branch in reversed(branches)
    )
