"""Proofs of ours, right and altered, as questions to another language; and what we say of each ourselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random
from typing import Any

from partnerflow.errors import UnprovenError
from partnerflow.transparency.encoding import to_base64
from partnerflow.transparency.merkle import leaf_hash
from partnerflow.transparency.proofs import (
    NodeSource,
    consistency,
    inclusion,
    nodes_of,
    tree_root,
    verify_consistency,
    verify_inclusion,
)


def record(number: int) -> bytes:
    """The bytes of an entry."""
    return f"entry {number}".encode()


class Tree:
    """A tree over so many records, and all smaller ones."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.leaves = [leaf_hash(record(number)) for number in range(size)]

    @cached_property
    def nodes(self) -> NodeSource:
        return nodes_of(self.leaves)

    def root(self, size: int) -> bytes:
        return tree_root(size, self.nodes)

    def record_proof(self, number: int, size: int) -> Claim:
        """That a record stands in the tree of this size."""
        proof = inclusion(number, size, self.nodes)
        return Claim("record", number, size, self.leaves[number], self.root(size), proof)

    def tree_proof(self, old: int, size: int) -> Claim:
        """That the tree of `old` records is a beginning of that of `size`."""
        return Claim("tree", old, size, self.root(old), self.root(size), consistency(old, size, self.nodes))


@dataclass(frozen=True, slots=True)
class Claim:
    """A proof with all it speaks of; `start` is the record's number or the old size, `first` its hash or root."""

    kind: str
    start: int
    size: int
    first: bytes
    root: bytes
    proof: Sequence[bytes]

    def holds(self) -> bool:
        """What our verifiers say."""
        try:
            if self.kind == "record":
                verify_inclusion(self.first, self.start, self.size, self.proof, self.root)
            else:
                verify_consistency(self.start, self.first, self.size, self.root, self.proof)
        except UnprovenError:
            return False
        return True

    def question(self) -> dict[str, Any]:
        """The same as a question."""
        names = {"record": ("number", "leaf"), "tree": ("old", "oldRoot")}[self.kind]
        start, first = dict(zip(names, (self.start, to_base64(self.first)), strict=True)), to_base64(self.root)
        proof = [to_base64(each) for each in self.proof]
        return {"ask": self.kind, "size": self.size, "root": first, "proof": proof, **start}


def random_claims(tree: Tree, random: Random) -> Iterator[Claim]:
    """Proofs of both kinds, at random, without end."""
    while True:
        size = random.randint(1, tree.size)
        yield tree.record_proof(random.randrange(size), size)
        yield tree.tree_proof(random.randint(1, size), size)


def altered(claim: Claim, random: Random) -> Claim:
    """The claim with something in it changed; now and then it holds all the same."""
    return random.choice(_ALTERATIONS)(claim, random)


def _flipped(data: bytes, random: Random) -> bytes:
    at, bit = random.randrange(len(data)), 1 << random.randrange(8)
    return data[:at] + bytes((data[at] ^ bit,)) + data[at + 1 :]


def _flip_in_proof(claim: Claim, random: Random) -> Claim:
    if not claim.proof:
        return replace(claim, root=_flipped(claim.root, random))
    at = random.randrange(len(claim.proof))
    return replace(claim, proof=[*claim.proof[:at], _flipped(claim.proof[at], random), *claim.proof[at + 1 :]])


def _drop(claim: Claim, random: Random) -> Claim:
    at = random.randrange(len(claim.proof) + 1)
    return replace(claim, proof=[*claim.proof[:at], *claim.proof[at + 1 :]])


def _add(claim: Claim, random: Random) -> Claim:
    at = random.randrange(len(claim.proof) + 1)
    return replace(claim, proof=[*claim.proof[:at], random.choice([claim.root, claim.first]), *claim.proof[at:]])


def _shuffle(claim: Claim, random: Random) -> Claim:
    return replace(claim, proof=random.sample(claim.proof, len(claim.proof)))


_ALTERATIONS: Sequence[Callable[[Claim, Random], Claim]] = (
    _flip_in_proof,
    _drop,
    _add,
    _shuffle,
    lambda claim, random: replace(claim, root=_flipped(claim.root, random)),
    lambda claim, random: replace(claim, first=_flipped(claim.first, random)),
    lambda claim, random: replace(claim, root=claim.first, first=claim.root),
    lambda claim, random: replace(claim, start=claim.start + random.choice((-2, -1, 1, 2))),
    lambda claim, random: replace(claim, size=claim.size + random.choice((-2, -1, 1, 2))),
    lambda claim, random: replace(claim, size=claim.size * 2, start=claim.start * 2),
)
