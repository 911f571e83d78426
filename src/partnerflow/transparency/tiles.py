"""The entries of a ledger as static files: their addresses, and how they stand in them (https://c2sp.org/tlog-tiles)."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.errors import UnprovenError

WIDTH = 256
_LENGTH = 2


def written(number: int) -> str:
    """The number of a tile as its address has it: three digits a part, an x before all parts but the last."""
    digits = str(number)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    *before, last = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    return "/".join([*(f"x{part}" for part in before), last])


def addresses_of_entries(size: int) -> Iterator[str]:
    """The addresses below ``tile/`` of all entries of a tree, in order; the last one may be partial."""
    for number in range(-(-size // WIDTH)):
        width = min(WIDTH, size - number * WIDTH)
        yield f"entries/{written(number)}{'' if width == WIDTH else f'.p/{width}'}"


def read_entries(data: bytes) -> Iterator[bytes]:
    """The entries in an entry bundle, or in several put one behind the other.

    Raises:
        UnprovenError: ``bad_tile``: it ends within an entry.
    """
    at = 0
    while at < len(data):
        start = at + _LENGTH
        at = start + int.from_bytes(data[at:start], "big")
        if start > len(data) or at > len(data):
            raise UnprovenError("bad_tile", length=len(data))
        yield data[start:at]
