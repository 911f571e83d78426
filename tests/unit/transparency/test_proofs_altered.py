"""Whatever is altered in a proof, in what it is about or in what it leads to, it no longer proves anything."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from partnerflow.transparency.proofs import (
    consistency,
    inclusion,
    nodes_of,
    tree_root,
    verify_consistency,
    verify_inclusion,
)
from tests.support.proving import sample_leaves, unproven

LARGEST = 300
LEAVES = sample_leaves(LARGEST)
NODE = nodes_of(LEAVES)
OTHER = bytes(32)

REFUSALS = ("proof_length", "hash_length", "root_differs", "old_root_differs")

sizes = st.integers(1, LARGEST)


def alterations(proof: Sequence[bytes]) -> list[tuple[bytes, ...]]:
    """Every proof that is one hash more, one less, one other, one cut, or in another order."""
    longer = [(*proof[:at], OTHER, *proof[at:]) for at in range(len(proof) + 1)]
    shorter = [(*proof[:at], *proof[at + 1 :]) for at in range(len(proof))]
    flipped = [(*proof[:at], bytes([proof[at][0] ^ 1]) + proof[at][1:], *proof[at + 1 :]) for at in range(len(proof))]
    cut = [(*proof[:at], proof[at][:-1], *proof[at + 1 :]) for at in range(len(proof))]
    turned = [tuple(reversed(proof))] if len(proof) > 1 else []
    return [*longer, *shorter, *flipped, *cut, *turned]


@given(sizes, st.data())
def test_an_altered_audit_path_is_refused(size: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, size - 1))
    root = tree_root(size, NODE)

    for altered in alterations(inclusion(number, size, NODE)):
        with unproven(*REFUSALS):
            verify_inclusion(LEAVES[number], number, size, altered, root)


@given(sizes, st.data())
def test_an_audit_path_proves_one_leaf_at_one_number_in_one_tree_only(size: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, size - 1))
    another = data.draw(st.integers(0, size - 1).filter(lambda each: each != number)) if size > 1 else None
    path, root = inclusion(number, size, NODE), tree_root(size, NODE)

    with unproven(*REFUSALS):
        verify_inclusion(OTHER, number, size, path, root)
    with unproven(*REFUSALS):
        verify_inclusion(LEAVES[number], number, size, path, OTHER)
    if another is not None:
        with unproven(*REFUSALS):
            verify_inclusion(LEAVES[number], another, size, path, root)


@given(sizes, sizes)
def test_an_altered_consistency_proof_is_refused(one: int, two: int) -> None:
    old, new = min(one, two), max(one, two)
    roots = tree_root(old, NODE), tree_root(new, NODE)

    for altered in alterations(consistency(old, new, NODE)):
        with unproven(*REFUSALS):
            verify_consistency(old, roots[0], new, roots[1], altered)


@given(sizes, sizes)
def test_a_consistency_proof_is_for_two_roots_and_two_sizes_only(one: int, two: int) -> None:
    old, new = min(one, two), max(one, two)
    proof, before, after = consistency(old, new, NODE), tree_root(old, NODE), tree_root(new, NODE)

    with unproven(*REFUSALS):
        verify_consistency(old, OTHER, new, after, proof)
    with unproven(*REFUSALS):
        verify_consistency(old, before, new, OTHER, proof)
    if old > 1:
        with unproven(*REFUSALS, "sizes_out_of_order"):
            verify_consistency(old - 1, before, new, after, proof)


def test_a_tree_with_one_entry_rewritten_is_no_continuation() -> None:
    rewritten = nodes_of([*LEAVES[:40], OTHER, *LEAVES[41:]])

    with unproven("old_root_differs"):
        verify_consistency(100, tree_root(100, NODE), 200, tree_root(200, rewritten), consistency(100, 200, rewritten))


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=60), st.data())
def test_another_implementation_proves_the_same_trees(entries: list[bytes], data: st.DataObject) -> None:
    size = len(entries)
    number, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    other = InmemoryTree(algorithm="sha256")
    for entry in entries:
        other.append_entry(entry)
    leaves = [other.get_leaf(each) for each in range(1, size + 1)]
    node = nodes_of(leaves)

    theirs = other.prove_inclusion(number + 1)

    assert theirs.path == [leaves[number], *inclusion(number, size, node)]
    # Its consistency proofs have a form of their own: both verifiers are shown the other's roots instead.
    before, after = other.get_root(old), other.get_root(size)
    verify_consistency(old, before, size, after, consistency(old, size, node))
    other.prove_consistency(old).verify(tree_root(old, node), tree_root(size, node), prior_size=old, later_size=size)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_what_is_no_hash_is_refused_before_it_is_hashed(length: int) -> None:
    with unproven("hash_length"):
        verify_inclusion(bytes(length), 0, 1, (), bytes(length))
    with unproven("hash_length"):
        verify_consistency(1, bytes(length), 1, bytes(length), ())
