"""docs/questions.md: the catalogue of questions for people, from their declarations."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from itertools import groupby

from partnerflow.application.portfolio.catalogue import PORTFOLIO_QUESTIONS
from partnerflow.application.portfolio.registry import PortfolioQuestion
from partnerflow.domain.vocabulary.structs import Member, kind_of
from partnerflow.questions.catalogue import QUESTIONS
from partnerflow.questions.registry import Question
from partnerflow.questions.view import Asked
from written.parts import introduction

TAKEN_BY_ALL = {member.wire for member in kind_of(Asked).members}


def page() -> str:
    """The whole page."""
    return "\n".join([introduction("questions"), *_questions(), *_portfolio()])


def _questions() -> Iterator[str]:
    for subject, questions in groupby(QUESTIONS.values(), key=lambda item: item.subject):
        yield f"## {_title(subject)}\n"
        for question in questions:
            yield from _told(question)


def _portfolio() -> Iterator[str]:
    yield introduction("portfolio")
    for question in PORTFOLIO_QUESTIONS.values():
        yield from _told_as(question, list(question.parameters.members))


def _title(subject: str) -> str:
    package = inspect.getdoc(__import__(f"partnerflow.questions.{subject}", fromlist=["_"])) or ""
    return package.removeprefix("Questions about ").partition(":")[0].capitalize()


def _told(question: Question) -> Iterator[str]:
    own = [member for member in question.parameters.members if member.wire not in TAKEN_BY_ALL]
    yield from _told_as(question, own)


def _told_as(question: Question | PortfolioQuestion, own: list[Member]) -> Iterator[str]:
    yield f"### `{question.path}`\n"
    yield f"*{question.titles['nl']}* · *{question.titles['en']}*\n"
    if own:
        named = ", ".join(f"`{member.wire}`{'*' if member.required else ''}" for member in own)
        yield f"Takes {named}. {inspect.getdoc(question.asked) or ''}\n"
    yield f"{inspect.getdoc(question.answer)}\n"
