"""What was typed: the controls of a form or of an address by their names, looked at by where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from partnerflow_api.pages.forms.paths import Path, path_of

ROWS = 10_000
"""No row has a higher number: rows are counted by us."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Texts by path. What a browser makes of line ends is undone; what no text can hold is replaced."""

    texts: dict[Path, list[str]]
    below: dict[Path, dict[str, None]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], under: Path = ()) -> Entries:
        """These pairs of a name and a text, their names taken to stand under a path."""
        texts: dict[Path, list[str]] = {}
        for name, value in pairs:
            path = (*under, *path_of(name))
            if len(path) <= _DEEPEST:
                texts.setdefault(path, []).append(_text(value))
        return cls(texts, _below(texts))

    def first(self, path: Path) -> str:
        """What stands there first; nothing when nothing does."""
        return next(iter(self.texts.get(path, ())), "")

    def all(self, path: Path) -> list[str]:
        """Everything that stands there, but for what is blank."""
        return [text for text in self.texts.get(path, ()) if text.strip()]

    def named(self, path: Path) -> bool:
        """Whether anything stands there, be it blank."""
        return path in self.texts

    def tokens(self, path: Path) -> list[str]:
        """What stands right below a path, in the order in which it came."""
        return list(self.below.get(path, ()))

    def rows(self, path: Path) -> list[str]:
        """The numbers of the rows below a path, in order."""
        numbers = [int(token) for token in self.tokens(path) if token.isascii() and token.isdigit() and len(token) < 6]
        return [str(number) for number in sorted(set(numbers)) if number < ROWS]

    def without(self, path: Path) -> Entries:
        """All but what stands at a path and below it."""
        left = {each: texts for each, texts in self.texts.items() if each[: len(path)] != path}
        return Entries(left, _below(left))


_DEEPEST = 12


def _below(paths: Iterable[Path]) -> dict[Path, dict[str, None]]:
    below: dict[Path, dict[str, None]] = {}
    for path in paths:
        for depth in range(1, len(path)):
            below.setdefault(path[:depth], {}).setdefault(path[depth])
    return below


def _text(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
