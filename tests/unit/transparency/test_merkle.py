"""The tree of RFC 6962, against the vectors of Certificate Transparency, its definition, and another implementation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from partnerflow.errors import CorruptionError
from partnerflow.transparency.merkle import EMPTY_ROOT, Frontier, leaf_hash, root

# The inputs and roots of the reference implementation's tests (certificate-transparency, merkle_tree_test).
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

entries = st.lists(st.binary(max_size=40), max_size=140)


@pytest.mark.parametrize(("size", "expected"), list(enumerate(ROOTS)))
def test_the_known_vectors_of_certificate_transparency_come_out(size: int, expected: str) -> None:
    hashes = [leaf_hash(bytes.fromhex(data)) for data in INPUTS[:size]]

    assert root(hashes).hex() == expected
    assert Frontier().extend(hashes).root().hex() == expected


@given(entries)
def test_growing_leaf_by_leaf_arrives_where_the_definition_does(data: list[bytes]) -> None:
    hashes = [leaf_hash(entry) for entry in data]

    frontier = Frontier()
    for each in hashes:
        frontier = frontier.append(each)

    assert (frontier.size, frontier.root()) == (len(hashes), root(hashes))
    assert frontier == Frontier().extend(hashes)


@given(entries.filter(bool))
def test_another_implementation_of_the_tree_agrees(data: list[bytes]) -> None:
    other = InmemoryTree(algorithm="sha256")
    for entry in data:
        other.append_entry(entry)

    assert Frontier().extend(map(leaf_hash, data)).root() == other.get_root()


@given(entries, entries)
def test_a_frontier_goes_on_from_its_stored_bytes(before: list[bytes], after: list[bytes]) -> None:
    first, rest = [leaf_hash(entry) for entry in before], [leaf_hash(entry) for entry in after]
    stored = Frontier().extend(first).to_bytes()

    grown = Frontier.from_bytes(stored).extend(rest)

    assert grown.root() == root(first + rest)
    assert Frontier.from_bytes(stored).to_bytes() == stored


def test_the_empty_tree_has_the_hash_of_nothing_and_no_bytes() -> None:
    assert root([]) == Frontier().root() == EMPTY_ROOT
    assert Frontier().to_bytes() == b""
    assert Frontier.from_bytes(b"") == Frontier()


@pytest.mark.parametrize(
    "data",
    [b"\x00" * 8, b"\x01", b"\x00" * 7 + b"\x01", b"\x00" * 7 + b"\x01" + b"h" * 31, b"\x00" * 7 + b"\x03" + b"h" * 32],
    ids=["size 0 spelled out", "one byte", "no hash", "a cut hash", "a hash too few"],
)
def test_bytes_that_are_no_frontier_are_corruption(data: bytes) -> None:
    with pytest.raises(CorruptionError):
        Frontier.from_bytes(data)
