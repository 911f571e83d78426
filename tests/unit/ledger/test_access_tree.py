"""The access tree: every access gets one place, and its root is that of the leaves as they are specified."""

from __future__ import annotations

from contextlib import closing
from uuid import UUID

import pytest

from partnerflow.ledger.accesses import AccessTree
from partnerflow.persistence.accesses import AccessTables
from partnerflow.persistence.memory import MemoryStore
from partnerflow.transparency.accesses import access_leaf_data
from partnerflow.transparency.merkle import Frontier, leaf_hash, root

STREAM, OTHER = UUID(int=1, version=4), UUID(int=2, version=4)


def test_accesses_get_places_behind_those_before_them() -> None:
    with closing(MemoryStore()) as store:
        accesses, tree = AccessTables(store.tables), AccessTree(store.tables.engine)
        frontier = Frontier()
        for people in (["p-001", "p-002"], ["p-001"], ["p-003"]):
            accesses.record({STREAM: people, OTHER: people}, "reader", "history", "2026-03-01")
            with store.tables.writing(durable=True) as write:
                frontier = tree.advance(write, frontier)

        kept = [(STREAM, each) for each in accesses.of(STREAM)] + [(OTHER, each) for each in accesses.of(OTHER)]
        accesses.prune("2027-01-01")
        assert accesses.of(STREAM) == ()

    kept.sort(key=lambda each: each[1].position or 0)
    assert [each.position for _, each in kept] == [0, 1, 2, 3, 4, 5]
    leaves = [
        leaf_hash(access_leaf_data(stream, each.persons, each.principal, each.purpose, each.at))
        for stream, each in kept
    ]
    assert frontier.root() == root(leaves)


def test_where_nobody_saw_anything_the_tree_stays_as_it_is() -> None:
    with closing(MemoryStore()) as store, store.tables.writing() as write:
        assert AccessTree("sqlite").advance(write, Frontier()) == Frontier()


@pytest.mark.parametrize(
    "other",
    [
        (STREAM, ("p-001",), "readers", "history", "x"),
        (STREAM, ("p-001",), "reader", "shistory", "x"),
        (STREAM, ("x", "p-001"), "reader", "history", ""),
        (OTHER, ("p-001",), "reader", "history", "x"),
        (STREAM, ("p-001", ""), "reader", "history", "x"),
    ],
)
def test_no_two_accesses_have_the_same_leaf(other: tuple[UUID, tuple[str, ...], str, str, str]) -> None:
    assert access_leaf_data(*other) != access_leaf_data(STREAM, ("p-001",), "reader", "history", "x")
