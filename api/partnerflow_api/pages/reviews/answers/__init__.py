"""The thirty questions that a funder asks of a history, each answered from the facts in sentences and tables.

Lives here: one module a theme, with one function a question; what they share stands beside them.
Never here: HTML; a sentence and a table are data, which a page and a report both can print.
May import: the façade and the words, names and tables of the pages. Door: `answer`, `THEMES`, `QUESTIONS`.
Tests: tests/unit/pages/reviews/.
"""

from __future__ import annotations

from partnerflow_api.pages.reviews.answers import (  # noqa: F401 - each tells which questions it answers
    agreements,
    ambition,
    contributions,
    course,
    coverage,
    files,
    money,
    partners,
    record,
    results,
)
from partnerflow_api.pages.reviews.answers.asking import QUESTIONS, THEMES, answer
from partnerflow_api.pages.reviews.answers.blocks import Block, Choice, Reply, Sentence

__all__ = ["QUESTIONS", "THEMES", "Block", "Choice", "Reply", "Sentence", "answer"]
