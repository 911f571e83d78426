"""How a question about all partnerships is declared: one function with its name, its parameters and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from partnerflow.application.access.permissions import PERMISSIONS, Permission
from partnerflow.application.portfolio.port import Place, Portfolio
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.process.catalogue import Catalogue
from partnerflow.questions.registry import AnyQuestion

P = TypeVar("P", bound=Declared, covariant=True)
Q = TypeVar("Q", bound=Declared)


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioView(Generic[P]):
    """What such a question looks at: the read model, on the day of today; a list gives `limit` rows behind `after`."""

    portfolio: Portfolio
    processes: Catalogue
    day: str
    parameters: P
    after: Place
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioAnswer:
    """The answer as plain JSON values; for a page of a list, where the next one begins."""

    value: Any
    following: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioQuestion(AnyQuestion):
    """One question about all partnerships, asked under its `permission`; one that is `paged` answers page by page."""

    permission: Permission
    paged: bool
    answer: Callable[[PortfolioView[Any]], PortfolioAnswer]


_DECLARED: dict[str, PortfolioQuestion] = {}


def portfolio_question(
    name: str, *, permission: Permission, parameters: type[Q], nl: str, en: str, paged: bool = False
) -> Callable[[Callable[[PortfolioView[Q]], PortfolioAnswer]], Callable[[PortfolioView[Q]], PortfolioAnswer]]:
    """Declare a question about all partnerships; its docstring is its documentation.

    Raises:
        TypeError: there is no such permission.
    """
    if permission not in PERMISSIONS:
        raise TypeError(f"the question {name} says no permission that there is: {permission!r}")

    def register(
        answer: Callable[[PortfolioView[Q]], PortfolioAnswer],
    ) -> Callable[[PortfolioView[Q]], PortfolioAnswer]:
        _DECLARED[name] = PortfolioQuestion(
            name=name, permission=permission, asked=parameters, titles={"nl": nl, "en": en}, paged=paged, answer=answer
        )
        return answer

    return register


def declared() -> dict[str, PortfolioQuestion]:
    """Every question declared so far; `catalogue` makes sure that is all of them."""
    return _DECLARED
