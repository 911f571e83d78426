"""Codes that are proposed for whoever gave none: of an organisation by its initials, of a partnership by its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import count

_LONGEST_CODE, _LONGEST_KEY = 8, 60
# Words that stand in many names and tell none apart.
_QUIET = frozenset({"bv", "cv", "de", "en", "het", "la", "le", "nv", "of", "stichting", "the", "van", "voor", "vzw"})


def code_for(name: str, taken: Collection[str]) -> str:
    """A code for an organisation of this name that is not taken: three capitals or more, told apart by a number."""
    words = [word for word in _words(name) if word[0].isalpha()]
    telling = [word for word in words if word not in _QUIET] or words or ["org"]
    initials = "".join(word[0] for word in telling)
    short = initials if len(initials) > 2 else initials[:-1] + telling[-1][: 4 - len(initials)]
    return next(code for code in _numbered(short.upper().ljust(2, "X"), "", _LONGEST_CODE) if code not in taken)


def keys_for(name: str) -> Iterator[str]:
    """Keys for a partnership of this name, the plainest first: none is known to be free."""
    return _numbered("-".join(_words(name)) or "partnership", "-", _LONGEST_KEY)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)


def _numbered(stem: str, between: str, longest: int) -> Iterator[str]:
    yield stem[:longest].rstrip("-")
    for number in count(2):
        tail = f"{between}{number}"
        yield stem[: longest - len(tail)].rstrip("-") + tail
