"""Asking about all partnerships: parameters are read strictly, and the answer says how far the read model has read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from partnerflow.application.portfolio.catalogue import PORTFOLIO_QUESTIONS
from partnerflow.application.portfolio.port import Place
from partnerflow.application.portfolio.registry import PortfolioView
from partnerflow.domain.definition_check import checker
from partnerflow.domain.vocabulary.kinds import fault
from partnerflow.domain.vocabulary.structs import Declared, ObjectOf
from partnerflow.errors import MalformedError, NotFoundError
from partnerflow.process.catalogue import Catalogue
from partnerflow.questions.asking import read_texts

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioAnswered:
    """An answer, the day it speaks of, how far in the log it goes, and where the next page of a list begins."""

    question: str
    answer: Any
    day: str
    position: int
    following: str | None


def ask(
    service: Partnerflow, name: str, parameters: Mapping[str, Any], *, after: str | None = None, limit: int = PAGE
) -> PortfolioAnswered:
    """See `Partnerflow.ask_portfolio`."""
    question = PORTFOLIO_QUESTIONS.get(name)
    if question is None:
        raise NotFoundError(f"there is no question {name}", reason="no_such_question", question=name)
    day = service.clock.now().date().isoformat()
    portfolio = service.portfolio.at_one_place()
    # Before the rows: they are then at least as new as it says.
    position = portfolio.position()
    view = PortfolioView(
        portfolio=portfolio,
        processes=service.processes,
        day=day,
        parameters=_read(question.parameters, parameters, service.processes),
        after=_place(after),
        limit=limit,
    )
    answer = question.answer(view)
    following = answer.following
    return PortfolioAnswered(
        question=name,
        answer=answer.value,
        day=day,
        position=position,
        following=f"{following.day} {following.key} {following.number}" if following is not None else None,
    )


def _read(kind: ObjectOf, parameters: Mapping[str, Any], processes: Catalogue) -> Declared:
    asked, faults = read_texts(kind, parameters)
    check = checker(kind)
    if not faults and check is not None:
        # A word of any process that is known here will do.
        faults = min((list(check(asked, "", process)) for process in processes), key=len, default=[])
    if faults:
        raise MalformedError(faults)
    assert isinstance(asked, Declared)
    return asked


def _place(after: str | None) -> Place:
    if after is None:
        return Place()
    day, _, rest = after.partition(" ")
    key, _, number = rest.partition(" ")
    if not (key and number.removeprefix("-").isdecimal() and len(number) < 10):
        raise MalformedError([fault("/after", "not_a_cursor")])
    return Place(day=day, key=key, number=int(number))
