"""The words of the pages: one catalogue a language, and how days and numbers are written in it.

Lives here: {nl,en}.toml, their reading, and folders of more words, each an entry of its name: `values` has those that facts
choose from.
Never here: words of a process, or of refusals (messages).
May import: `partnerflow.process.text`. Door: `Words`, `words_in`. Tests: tests/unit/pages/test_words.py.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, get_args

from partnerflow.process.text import Language, Text

LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language."""

    language: Language
    entries: Mapping[str, Any]

    def __call__(self, key: str, /, **values: object) -> str:
        """The words at a dotted key, their `{names}` filled in; KeyError when the catalogue lacks it."""
        found: Any = self.entries
        for part in key.split("."):
            found = found[part]
        return str(found).format(**values) if values else str(found)

    def count(self, key: str, number: int) -> str:
        """A number of things: `one` for one of them, `many` otherwise."""
        return self(f"count.{key}.{'one' if number == 1 else 'many'}", number=number)

    def value(self, enumeration: str, value: str) -> str | None:
        """The word for a value of an enumeration of the facts; None when it is no value of it."""
        words: Mapping[str, str] = self.entries["values"].get(enumeration, {})
        return words.get(value)

    def text(self, text: Text) -> str:
        """A text of the process definition."""
        return text.to(self.language)

    def day(self, day: str) -> str:
        """A day as people write it: 15 november 2021."""
        return self._written(day, "months")

    def short_day(self, day: str) -> str:
        """A day where there is little room: 15 nov 2021."""
        return self._written(day, "short_months")

    def moment(self, instant: str) -> str:
        """An instant to the minute, in UTC: 15 november 2021, 14:05 UTC."""
        return f"{self.day(instant)}, {instant[11:16]} UTC"

    def list(self, items: list[str] | tuple[str, ...]) -> str:
        """Things one after the other, the last two joined by `and`."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self('and')} {items[-1]}"

    def either(self, items: Sequence[str]) -> str:
        """Things one of which is meant, the last two joined by `or`."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self('or')} {items[-1]}"

    def sentence(self, text: str) -> str:
        """A text with the capital that begins a sentence."""
        return text[:1].upper() + text[1:]

    def _written(self, day: str, months: str) -> str:
        read = date.fromisoformat(day[:10])
        return f"{read.day} {self.entries[months][read.month - 1]} {read.year}"


@cache
def words_in(language: Language) -> Words:
    """The words of a language."""
    here = files(__name__)
    entries = _read(here, language)
    for part in here.iterdir():
        if part.is_dir() and part.joinpath(f"{language}.toml").is_file():
            entries[part.name] = _read(part, language)
    return Words(language=language, entries=entries)


def _read(folder: Traversable, language: Language) -> dict[str, Any]:
    return tomllib.loads(folder.joinpath(f"{language}.toml").read_text("utf-8"))
