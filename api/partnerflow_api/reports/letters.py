"""Which characters a report can set: PDF/UA wants a letter for each, and the fonts that typst brings along do not have all.

`letters.txt` holds what they have, found by setting each character by itself. What has no letter is told by its number, so that
a report never fails by what somebody wrote; what cannot be seen is left out.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
_SPACES = frozenset({"Zl", "Zp", "Zs"})


def legible(told: Any) -> Any:
    """A value of JSON with every text in it as it can be set."""
    if isinstance(told, str):
        return _text(told)
    if isinstance(told, list | tuple):
        return [legible(each) for each in told]
    if isinstance(told, dict):
        return {name: legible(value) for name, value in told.items()}
    return told


def _text(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_letter, unicodedata.normalize("NFC", text)))


@cache
def letters() -> frozenset[int]:
    """The code points that can be set."""
    found: set[int] = set()
    for each in files(__package__ or "").joinpath("letters.txt").read_text("ascii").split():
        first, _, last = each.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def _letter(character: str) -> str:
    number = ord(character)
    if number in letters():
        return character
    category = unicodedata.category(character)
    if character.isspace() or category in _SPACES:
        return " "
    return "" if category in _UNSEEN else f"[U+{number:04X}]"
