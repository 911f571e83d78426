"""One place in the tree that was read: asks for what should be there, and notes a fault where it is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from partnerflow.process.faults import Faults
from partnerflow.process.text import Text

LONGEST_TEXT = 500


class Ambiguous(str):
    """A plain scalar that YAML 1.1 does not take for text: neither text, number nor boolean here."""

    __slots__ = ()


class Broken:
    """Stands where a value could not be read; its fault has been noted, so nobody complains again."""


BROKEN = Broken()

Value = str | int | bool | Broken | list["Value"] | dict[str, "Value"]
Word = TypeVar("Word", bound=str)


def member(path: str, key: str) -> str:
    """The path of a member of a mapping."""
    return f"{path}.{key}" if path else key


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A value with its path. Each question gives an answer of the right type; after a fault a harmless empty one."""

    path: str
    value: Value
    faults: Faults

    def members(self, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, Place]:
        """The members of a mapping with known keys; a missing required one is there, broken."""
        places = self.entries()
        for key in [key for key in places if key not in required and key not in optional]:
            self.faults.add_unknown("unknown_key", places.pop(key).path, key, [*required, *optional])
        for key in required:
            if key not in places:
                if isinstance(self.value, dict):
                    self.faults.add("missing_key", self.path, word=key)
                places[key] = Place(path=member(self.path, key), value=BROKEN, faults=self.faults)
        return places

    def entries(self, pattern: re.Pattern[str] | None = None, form: str = "") -> dict[str, Place]:
        """The members of a mapping whose keys the author chooses, in written order."""
        if not isinstance(self.value, dict):
            self._wrong("not_mapping")
            return {}
        for key in self.value:
            if pattern and not pattern.fullmatch(key):
                self.faults.add("bad_name", member(self.path, key), word=key, form=form)
        return {key: replace(self, path=member(self.path, key), value=value) for key, value in self.value.items()}

    def at_least(self, count: int, code: str) -> Place:
        """This mapping, which must have so many members; `code` is the fault of having fewer."""
        if isinstance(self.value, dict) and len(self.value) < count:
            self.faults.add(code, self.path)
        return self

    def items(self) -> list[Place]:
        """The members of a list, which may not be empty."""
        if not isinstance(self.value, list):
            self._wrong("not_list")
            return []
        if not self.value:
            self.faults.add("empty", self.path)
        return [replace(self, path=f"{self.path}[{n}]", value=value) for n, value in enumerate(self.value)]

    def text(self) -> str:
        """A text with something in it, without the blank space around it."""
        if type(self.value) is not str:
            shown = str(self.value).lower() if isinstance(self.value, bool) else self.value
            self._wrong("not_text" if isinstance(self.value, str | int) and self.value != "" else "empty", value=shown)
            return ""
        text = self.value.strip()
        if not text:
            self.faults.add("empty", self.path)
        elif len(text) > LONGEST_TEXT:
            self.faults.add("too_long", self.path, limit=LONGEST_TEXT)
        return text

    def name(self, pattern: re.Pattern[str], form: str) -> str:
        """A text that fits `pattern`, which `form` explains."""
        text = self.text()
        if text and not pattern.fullmatch(text):
            self.faults.add("bad_name", self.path, word=text, form=form)
        return text

    def texts(self) -> tuple[str, ...]:
        """A list of different texts."""
        texts: list[str] = []
        for item in self.items():
            text = item.text()
            if text in texts and text:
                self.faults.add("repeated", item.path, word=text)
            texts.append(text)
        return tuple(texts)

    def bilingual(self) -> Text:
        """A text in both languages."""
        languages = self.members(["nl", "en"])
        return Text(nl=languages["nl"].text(), en=languages["en"].text())

    def boolean(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            self._wrong("not_boolean")
            return False
        return self.value

    def integer(self, minimum: int, maximum: int) -> int:
        """A whole number within bounds."""
        if type(self.value) is not int or not minimum <= self.value <= maximum:
            self._wrong("not_integer", minimum=minimum, maximum=maximum)
            return minimum
        return self.value

    def one_of(self, words: Sequence[Word]) -> Word:
        """One of the words given."""
        text = self.text()
        if text and text not in words:
            self.faults.add_unknown("not_one_of", self.path, text, words)
        return cast(Word, text if text in words else words[0])

    def _wrong(self, code: str, **values: Any) -> None:
        if not isinstance(self.value, Broken):
            self.faults.add(code, self.path, **values)
