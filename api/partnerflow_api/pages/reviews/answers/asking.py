"""Which questions there are, in their themes, and the answer to one of them for one reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from partnerflow_api.pages.reviews.answers.blocks import Block, Reply
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry
from partnerflow_api.pages.reviews.answers.reader import Reader

Tell: TypeAlias = Callable[[Inquiry], Iterable[Block]]

THEMES: Final[tuple[str, ...]] = (
    "course",
    "agreements",
    "partners",
    "ambition",
    "contributions",
    "money",
    "record",
    "results",
    "packs",
)
"""The themes, in the order in which they are shown; their titles are words of `reviews.theme`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: its number, the theme that it belongs to, and what tells the answer."""

    number: str
    theme: str
    tell: Tell

    @property
    def words(self) -> str:
        """Where its words stand."""
        return f"reviews.{self.number.lower()}"


_found: dict[str, Question] = {}
QUESTIONS: Final[Mapping[str, Question]] = _found
"""Every question by its number in lower case, as addresses have it."""


def answers(number: str, theme: str) -> Callable[[Tell], Tell]:
    """Declare that a function tells the answer to a question."""

    def declare(tell: Tell) -> Tell:
        _found[number.lower()] = Question(number=number, theme=theme, tell=tell)
        return tell

    return declare


def of_theme(theme: str) -> tuple[Question, ...]:
    """The questions of one theme, in the order of their numbers."""
    found = (question for question in _found.values() if question.theme == theme)
    return tuple(sorted(found, key=lambda question: int(question.number[1:])))


def answer(reader: Reader, number: str, given: Mapping[str, str] | None = None) -> Reply:
    """The answer to a question on the days of the reader.

    Args:
        reader: who asks, about which partnership, on which days.
        number: the number of the question, as ``f5``.
        given: what it is asked about, where it can be chosen; what is left out, or fits nothing, has a default.

    Raises:
        KeyError: there is no question of this number.
    """
    question = _found[number]
    inquiry = Inquiry(reader=reader, words_at=question.words, given=dict(given or {}))
    blocks = tuple(question.tell(inquiry)) or (inquiry.nothing(),)
    return Reply(
        number=question.number,
        theme=question.theme,
        question=inquiry.say("ask"),
        choices=tuple(inquiry.choices),
        blocks=blocks,
        facts=inquiry.facts,
    )
