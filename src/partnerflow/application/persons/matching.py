"""Finding a person in texts: by the full name, the e-mail address, or a part of the name that tells who is meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Match = Literal["name", "email", "part"]
SHORTEST_PART = 3
AROUND = 40
_PARTICLES = frozenset(
    word
    for words in (
        ("den", "der", "het", "ten", "ter", "van", "die"),
        ("das", "dem", "und", "von", "zum", "zur"),
        ("bin", "ibn", "del", "dos", "las", "les", "los"),
    )
    for word in words
)
_TITLES = frozenset(("dhr", "drs", "ing", "mevr", "mrs", "prof"))
# Letters that Unicode does not take apart, as people write them without the sign.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_BETWEEN = r"[\W_]+"


@dataclass(frozen=True, slots=True)
class Found:
    """A match in a text, with the words around it."""

    match: Match
    excerpt: str


class Sought:
    """A person as to be found: case and accents make no difference, nor does what stands between the parts of a name."""

    def __init__(self, name: str | None, email: str | None) -> None:
        self._patterns = list(_patterns(name, email))

    def in_text(self, text: str) -> Found | None:
        """The closest match in a text: an address before a name, a name before a part of it."""
        folded, places = _folded(text)
        for match, pattern in self._patterns:
            found = pattern.search(folded)
            if found is not None:
                return Found(match, _excerpt(text, places[found.start()], places[found.end() - 1] + 1))
        return None


def _patterns(name: str | None, email: str | None) -> Iterator[tuple[Match, re.Pattern[str]]]:
    if email:
        yield "email", re.compile(rf"(?<![\w.+-]){re.escape(_folded(email)[0])}(?![\w-])")
    words = _words(name or "")
    if words:
        yield "name", _pattern(_BETWEEN.join(map(re.escape, words)))
    for part in _telling(words):
        yield "part", _pattern(re.escape(part))


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){expression}(?!\w)")


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", _folded(name)[0]) if word]


def _telling(words: list[str]) -> list[str]:
    """The parts of a name by which somebody is known: not the first of several, no particles, no titles, no initials."""
    own = [word for word in words if word not in _TITLES]
    last = own[1:] if len(own) > 1 else own
    return [word for word in last if len(word) >= SHORTEST_PART and word not in _PARTICLES]


def _folded(text: str) -> tuple[str, list[int]]:
    """A text without case, accents and invisible characters, and for each of its characters the place it came from."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isascii():
            plain = character.lower()
        else:
            apart = unicodedata.normalize("NFKD", character.casefold()).translate(_PLAIN)
            plain = "".join(each for each in apart if unicodedata.category(each) not in ("Mn", "Cf"))
        folded.append(plain)
        places.extend([place] * len(plain))
    return "".join(folded), places


def _excerpt(text: str, start: int, end: int) -> str:
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    return ("…" if first else "") + " ".join(text[first:last].split()) + ("…" if last < len(text) else "")
