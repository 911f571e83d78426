"""What is read as one word, RV-04 or € 12.500, kept on one line wherever it stands in a text."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_WORD = re.compile(r"\b[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+\b|(?:€|\b[A-Z]{3}) \d[\d.,]*\d", re.ASCII)
"""What the partners call something, and an amount."""


def unbroken(text: str) -> Markup:
    """A text as HTML in which no reference is broken at its hyphen, and no amount behind its currency."""
    found: list[str] = []
    reached = 0
    for word in _WORD.finditer(text):
        found += (escape(text[reached : word.start()]), f'<span class="ref">{escape(word[0])}</span>')
        reached = word.end()
    # Every part is escaped.
    return Markup("".join((*found, escape(text[reached:]))))
