"""The difference between two texts, word by word: what stayed, what was dropped, what was added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "removed", "added"]
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words that are alike in what became of them."""

    kind: Kind
    text: str


def difference(before: str, after: str) -> tuple[Part, ...]:
    """From one text to another: all parts but the removed make `after`, all but the added the words of `before`.

    Lines first, and words within the lines that differ: where only white space changed, nothing did.
    """
    parts: list[Part] = []
    for kind, text in _compared(_LINE.findall(before), _LINE.findall(after), words=True):
        if parts and parts[-1].kind == kind:
            parts[-1] = Part(kind, parts[-1].text + text)
        elif text:
            parts.append(Part(kind, text))
    return tuple(parts)


def _compared(before: Sequence[str], after: Sequence[str], *, words: bool) -> Iterator[tuple[Kind, str]]:
    matcher = SequenceMatcher(None, [_plain(each) for each in before], [_plain(each) for each in after])
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield "same", "".join(after[k:m])
        elif tag == "replace" and words:
            old, new = "".join(before[i:j]), "".join(after[k:m])
            yield from _compared(_WORD.findall(old), _WORD.findall(new), words=False)
        else:
            yield "removed", "".join(before[i:j])
            yield "added", "".join(after[k:m])


def _plain(text: str) -> str:
    return " ".join(text.split())


def changed(parts: Sequence[Part]) -> bool:
    """Whether anything was dropped or added that can be seen."""
    return any(part.kind != "same" and part.text.strip() for part in parts)
