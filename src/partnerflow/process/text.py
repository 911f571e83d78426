"""A text for people, in both languages of the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text in Dutch and in English."""

    nl: str
    en: str

    def to(self, language: Language) -> str:
        """The text for a reader of this language."""
        return self.nl if language == "nl" else self.en

    def fill(self, **values: Any) -> Text:
        """The same text with its `{names}` filled in, in both languages."""
        return Text(nl=self.nl.format(**values), en=self.en.format(**values))
