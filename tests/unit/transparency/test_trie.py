"""The map of a ledger: its root by definition, presence and absence, and whatever is altered in a proof of them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerflow.transparency.trie import EMPTY_MAP, Trie, verify_absent, verify_present
from tests.support.proving import unproven

Held = dict[bytes, tuple[int, bytes]]

hashes = st.binary(min_size=32, max_size=32)
# Keys that part late, early and at both ends, beside the ones that chance makes.
neighbours = st.integers(0, 255).map(lambda depth: (1 << depth).to_bytes(32, "big"))
keys = st.one_of(hashes, neighbours, st.sampled_from([bytes(32), b"\xff" * 32]))
maps = st.dictionaries(keys, st.tuples(st.integers(0, 2**64 - 1), hashes), max_size=40)


def defined(held: Held, depth: int = 0) -> bytes:
    """The root as docs/spec/ledger.md §3 defines it."""
    if not held:
        return sha256(b"").digest()
    if len(held) == 1:
        [(key, (version, root))] = held.items()
        return sha256(b"\x02" + key + version.to_bytes(8, "big") + root).digest()
    left = {key: value for key, value in held.items() if not key[depth // 8] >> 7 - depth % 8 & 1}
    right = {key: value for key, value in held.items() if key not in left}
    if not left or not right:
        return defined(held, depth + 1)
    return sha256(b"\x03" + depth.to_bytes(2, "big") + defined(left, depth + 1) + defined(right, depth + 1)).digest()


def trie_of(held: Held) -> Trie:
    trie = Trie()
    for key, (version, root) in held.items():
        trie.set(key, version, root)
    return trie


@given(maps)
def test_the_root_is_the_defined_one_in_whatever_order_the_keys_came(held: Held) -> None:
    forward, backward = trie_of(held), trie_of(dict(reversed(held.items())))

    assert forward.root() == backward.root() == defined(held)
    assert len(forward) == len(held)


@given(maps, maps)
def test_a_root_asked_for_in_between_changes_nothing_later(before: Held, after: Held) -> None:
    trie = trie_of(before)
    assert trie.root() == defined(before)

    held = dict(before)
    for key, (version, root) in after.items():
        trie.set(key, version, root)
        held[key] = (version, root)
        for each in list(held)[:2]:
            trie.prove(each)

    assert trie.root() == defined(held)


@given(maps.filter(bool))
def test_every_key_is_proven_present_with_depths_that_fall(held: Held) -> None:
    trie = trie_of(held)

    for key, (version, root) in held.items():
        path = trie.prove(key)

        depths = [depth for depth, _ in path]
        assert depths == sorted(set(depths), reverse=True)
        verify_present(key, version, root, path, trie.root())


@given(maps, keys)
def test_a_key_is_either_present_or_proven_absent(held: Held, key: bytes) -> None:
    trie = trie_of({each: value for each, value in held.items() if each != key})

    absence = trie.prove_absent(key)

    assert (absence is None) == (len(trie) == 0)
    verify_absent(key, absence, trie.root())
    with unproven("key_absent"):
        trie.prove(key)


@given(maps.filter(bool), st.data())
def test_a_present_key_is_never_proven_absent(held: Held, data: st.DataObject) -> None:
    trie = trie_of(held)
    key = data.draw(st.sampled_from(sorted(held)))
    other = trie.prove_absent(data.draw(hashes.filter(lambda each: each not in held)))

    with unproven("key_present"):
        trie.prove_absent(key)
    with unproven("key_present", "keys_part"):
        verify_absent(key, other, trie.root())
    with unproven("map_root_differs"):
        verify_absent(key, None, trie.root())


@given(maps.filter(lambda held: len(held) > 1), st.data())
def test_an_altered_path_proves_nothing(held: Held, data: st.DataObject) -> None:
    trie = trie_of(held)
    key = data.draw(st.sampled_from(sorted(held)))
    (version, root), path, whole = held[key], trie.prove(key), trie.root()
    at = data.draw(st.integers(0, len(path) - 1))
    depth, other = path[at]
    refusals = ("map_root_differs", "path_depths", "hash_length")

    for altered in (
        (*path[:at], *path[at + 1 :]),
        (*path[:at], path[at], *path[at:]),
        (*path[:at], (depth + 1, other), *path[at + 1 :]),
        (*path[:at], (depth - 1, other), *path[at + 1 :]),
        (*path[:at], (depth, other[:31]), *path[at + 1 :]),
        (*path[:at], (depth, sha256(other).digest()), *path[at + 1 :]),
    ):
        with unproven(*refusals):
            verify_present(key, version, root, altered, whole)
    with unproven(*refusals):
        verify_present(key, version ^ 1, root, path, whole)
    with unproven(*refusals):
        verify_present(key, version, sha256(root).digest(), path, whole)
    with unproven(*refusals):
        verify_present(sha256(key).digest(), version, root, path, whole)


def test_depths_stand_between_the_first_bit_and_the_last_and_fall() -> None:
    key, other = bytes(32), bytes(32)

    for path in ([(256, other)], [(-1, other)], [(4, other), (4, other)], [(4, other), (5, other)]):
        with unproven("path_depths"):
            verify_present(key, 1, other, path, other)


def test_another_leaf_tells_nothing_of_a_key_that_goes_another_way() -> None:
    trie = trie_of({bytes([first]) + bytes(31): (1, bytes(32)) for first in (0, 64, 128)})
    left = trie.prove_absent(bytes([32]) + bytes(31))
    assert left is not None

    with unproven("keys_part"):
        verify_absent(bytes([192]) + bytes(31), left, trie.root())
    with unproven("map_root_differs"):
        verify_absent(bytes([32]) + bytes(31), replace(left, version=2), trie.root())


def test_in_the_empty_map_every_key_is_absent() -> None:
    trie = Trie()

    assert (trie.root(), len(trie), trie.prove_absent(bytes(32))) == (EMPTY_MAP, 0, None)
    verify_absent(bytes(32), None, EMPTY_MAP)


@pytest.mark.parametrize(
    ("key", "version", "root", "reason"),
    [
        (bytes(31), 1, bytes(32), "hash_length"),
        (bytes(32), 1, bytes(33), "hash_length"),
        (bytes(32), -1, bytes(32), "bad_version"),
        (bytes(32), 2**64, bytes(32), "bad_version"),
    ],
)
def test_a_leaf_that_cannot_be_written_is_refused(key: bytes, version: int, root: bytes, reason: str) -> None:
    with unproven(reason):
        Trie().set(key, version, root)
    with unproven(reason):
        verify_present(key, version, root, (), bytes(32))
