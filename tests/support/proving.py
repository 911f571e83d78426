"""What tests of proofs share: the tree of Certificate Transparency's own tests, and refusals by their reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256

import pytest

from partnerflow.errors import UnprovenError
from partnerflow.transparency.merkle import leaf_hash, node_hash

# The inputs of the reference implementation's tests (certificate-transparency, merkle_tree_test).
CT_INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]


@contextmanager
def unproven(*reasons: str) -> Iterator[None]:
    """What happens inside is refused for one of these reasons."""
    with pytest.raises(UnprovenError) as refused:
        yield
    assert refused.value.reason in reasons


def sample_leaves(count: int) -> list[bytes]:
    """The leaf hashes of as many different entries."""
    return [leaf_hash(number.to_bytes(4, "big")) for number in range(count)]


class RecursiveTree:
    """Roots and proofs as RFC 6962 §2.1 defines them, word by word, over leaf hashes D[0:n]."""

    def __init__(self, leaf_hashes: list[bytes]) -> None:
        self._leaves = leaf_hashes
        self.root = cache(self._root)

    def _root(self, start: int, end: int) -> bytes:
        if start == end:
            return sha256().digest()
        if end - start == 1:
            return self._leaves[start]
        middle = start + split(end - start)
        return node_hash(self.root(start, middle), self.root(middle, end))

    def path(self, number: int, start: int, end: int) -> list[bytes]:
        """PATH(m, D[start:end]) of RFC 6962 §2.1.1."""
        if end - start == 1:
            return []
        middle = start + split(end - start)
        if number < middle - start:
            return [*self.path(number, start, middle), self.root(middle, end)]
        return [*self.path(number - (middle - start), middle, end), self.root(start, middle)]

    def proof(self, old: int, size: int) -> list[bytes]:
        """PROOF(m, D[n]) of RFC 6962 §2.1.2."""
        return self._subproof(old, 0, size, known=True)

    def _subproof(self, old: int, start: int, end: int, *, known: bool) -> list[bytes]:
        if old == end - start:
            return [] if known else [self.root(start, end)]
        middle = start + split(end - start)
        if old <= middle - start:
            return [*self._subproof(old, start, middle, known=known), self.root(middle, end)]
        return [*self._subproof(old - (middle - start), middle, end, known=False), self.root(start, middle)]


def split(size: int) -> int:
    """The largest power of two smaller than the size, as RFC 6962 §2.1 says it."""
    power = 1
    while power * 2 < size:
        power *= 2
    return power
