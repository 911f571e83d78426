"""Proofs over the tree of RFC 6962, against its examples, Certificate Transparency's, and the definition itself."""

from __future__ import annotations

import pytest

from partnerflow.transparency.merkle import EMPTY_ROOT, leaf_hash, node_hash
from partnerflow.transparency.proofs import (
    consistency,
    inclusion,
    nodes_of,
    tree_root,
    verify_consistency,
    verify_inclusion,
)
from tests.support.proving import CT_INPUTS, RecursiveTree, sample_leaves, unproven

LARGEST = 130
LEAVES = sample_leaves(LARGEST)
NODE = nodes_of(LEAVES)
DEFINED = RecursiveTree(LEAVES)

# The nodes of the reference implementation's tree of eight leaves, by how its tests name them.
CT = {
    "leaf 0": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "leaf 1": "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "leaf 4": "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "leaf 6": "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
    "0-1": "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "2-3": "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "4-5": "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "6-7": "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "0-3": "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4-7": "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
}
CT_LEAVES = [leaf_hash(bytes.fromhex(data)) for data in CT_INPUTS]


@pytest.mark.parametrize(
    ("number", "size", "expected"),
    [
        (0, 1, []),
        (0, 8, ["leaf 1", "2-3", "4-7"]),
        (5, 8, ["leaf 4", "6-7", "0-3"]),
        (2, 3, ["0-1"]),
        (1, 5, ["leaf 0", "2-3", "leaf 4"]),
    ],
)
def test_the_known_audit_paths_of_certificate_transparency_come_out(
    number: int, size: int, expected: list[str]
) -> None:
    path = inclusion(number, size, nodes_of(CT_LEAVES))

    assert [each.hex() for each in path] == [CT[name] for name in expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (1, 1, []),
        (1, 8, ["leaf 1", "2-3", "4-7"]),
        (6, 8, ["4-5", "6-7", "0-3"]),
        (2, 5, ["2-3", "leaf 4"]),
        (6, 7, ["4-5", "leaf 6", "0-3"]),
    ],
)
def test_the_known_consistency_proofs_of_certificate_transparency_come_out(
    old: int, new: int, expected: list[str]
) -> None:
    proof = consistency(old, new, nodes_of(CT_LEAVES))

    assert [each.hex() for each in proof] == [CT[name] for name in expected]


def test_the_example_of_the_rfc_comes_out_node_by_node() -> None:
    leaves = a, b, c, d, e, f, j = sample_leaves(7)
    g, h, i = node_hash(a, b), node_hash(c, d), node_hash(e, f)
    k, m = node_hash(g, h), node_hash(i, j)
    node = nodes_of(leaves)

    assert [inclusion(number, 7, node) for number in (0, 3, 4, 6)] == [(b, h, m), (c, g, m), (f, j, k), (i, k)]
    assert [consistency(old, 7, node) for old in (3, 4, 6)] == [(c, d, g, m), (m,), (i, j, k)]


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
def test_every_entry_of_a_tree_of_any_size_is_proven_as_defined(size: int) -> None:
    root = tree_root(size, NODE)

    paths = [inclusion(number, size, NODE) for number in range(size)]

    assert root == DEFINED.root(0, size)
    assert paths == [tuple(DEFINED.path(number, 0, size)) for number in range(size)]
    for number, path in enumerate(paths):
        verify_inclusion(LEAVES[number], number, size, path, root)


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
def test_every_beginning_of_a_tree_of_any_size_is_proven_as_defined(size: int) -> None:
    root = tree_root(size, NODE)

    proofs = [consistency(old, size, NODE) for old in range(1, size + 1)]

    assert proofs == [tuple(DEFINED.proof(old, size)) for old in range(1, size + 1)]
    for old, proof in enumerate(proofs, 1):
        verify_consistency(old, tree_root(old, NODE), size, root, proof)


def test_the_empty_tree_has_a_root_and_nothing_to_prove() -> None:
    assert tree_root(0, nodes_of([])) == EMPTY_ROOT
    with unproven("number_out_of_range"):
        inclusion(0, 0, nodes_of([]))


@pytest.mark.parametrize(("old", "new"), [(0, 0), (0, 3), (4, 3), (-1, 3)])
def test_no_tree_is_consistent_with_nothing_or_with_a_shorter_one(old: int, new: int) -> None:
    with unproven("sizes_out_of_order"):
        consistency(old, new, NODE)
    with unproven("sizes_out_of_order"):
        verify_consistency(old, EMPTY_ROOT, new, tree_root(3, NODE), ())


@pytest.mark.parametrize("number", [-1, 7, 2**64])
def test_a_number_outside_the_tree_is_refused_by_both_sides(number: int) -> None:
    with unproven("number_out_of_range"):
        inclusion(number, 7, NODE)
    with unproven("number_out_of_range"):
        verify_inclusion(LEAVES[0], number, 7, (), tree_root(7, NODE))
