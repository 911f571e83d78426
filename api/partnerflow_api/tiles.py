"""Addresses of tiles and what a tree of some size has of them (https://c2sp.org/tlog-tiles)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from partnerflow.transparency.tiles import WIDTH, written

HEIGHT = 8
_LEVEL = re.compile(r"[0-9]|[1-5][0-9]|6[0-3]", re.ASCII)
_PLACE = re.compile(r"((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """So many hashes of one height, or so many entries: `width` is 256 in a full tile, and less in a partial one."""

    level: int
    number: int
    width: int

    @property
    def first(self) -> int:
        """The number of its first hash, or entry."""
        return self.number * WIDTH

    def is_in(self, size: int) -> bool:
        """Whether a tree of this size has it."""
        return self.first + self.width <= size >> HEIGHT * self.level


def read_tile(level: str, place: str) -> Tile | None:
    """The tile at `<level>/<place>`, where place is like `x001/x234/067` or `067.p/12`; None: no tile is written so."""
    found = _PLACE.fullmatch(place)
    if found is None or _LEVEL.fullmatch(level) is None:
        return None
    number = int(found[1].replace("/", "").replace("x", ""))
    width = int(found[2]) if found[2] else WIDTH
    if written(number) != found[1] or (found[2] and width >= WIDTH):
        return None
    return Tile(level=int(level), number=number, width=width)
