"""What is read as one word, RV-04 or € 12.500, kept on one line wherever it stands in a text."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_WORD = re.compile(r"\b[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+\b|(?:€|\b[A-Z]{3}) \d[\d.,]*\d", re.ASCII)
"""What the partners call something, and an amount."""


def unbroken(text: str) -> Markup:
    """A text as HTML in which no reference is broken at its hyphen, and no amount behind its currency."""
    found = Markup()
    reached = 0
    for word in _WORD.finditer(text):
        found += escape(text[reached : word.start()])
        found += Markup('<span class="ref">{}</span>').format(word[0])
        reached = word.end()
    return found + escape(text[reached:])
