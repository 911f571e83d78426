"""Every question about all partnerships is declared whole."""

from __future__ import annotations

import pytest

from partnerflow.application.portfolio.catalogue import PORTFOLIO_QUESTIONS
from partnerflow.application.portfolio.registry import PortfolioQuestion
from partnerflow.questions.catalogue import QUESTIONS
from partnerflow.questions.together.due.kinds import KINDS


@pytest.mark.parametrize("question", PORTFOLIO_QUESTIONS.values(), ids=lambda question: question.name)
def test_a_question_has_words_in_two_languages_and_says_what_it_answers(question: PortfolioQuestion) -> None:
    assert set(question.titles) == {"nl", "en"}
    assert all(title.endswith("?") for title in question.titles.values())
    assert "Answers " in (question.answer.__doc__ or "")
    assert question.asked.__doc__


def test_every_kind_of_deadline_is_told_in_two_languages_and_in_the_documentation_of_the_question() -> None:
    documentation = QUESTIONS["deadlines"].answer.__doc__ or ""

    assert all(f"`{kind}`" in documentation for kind in KINDS)
    assert all(kind.nl and kind.en for kind in KINDS.values())
