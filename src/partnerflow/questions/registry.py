"""How a question is declared: one function with its name, its parameters and its words for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from partnerflow.domain.vocabulary.structs import Declared, ObjectOf, kind_of
from partnerflow.questions.view import Answer, Asked, View

P = TypeVar("P", bound=Asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyQuestion:
    """How something is asked: `name` is its stable name, `titles` how people ask it, by language."""

    name: str
    asked: type[Declared]
    titles: dict[str, str]

    @property
    def path(self) -> str:
        """Its name in an address: ``phase-durations``."""
        return self.name.replace("_", "-")

    @property
    def parameters(self) -> ObjectOf:
        """Its parameters as a kind of value, with their names on the wire: what reads and describes them."""
        return kind_of(self.asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(AnyQuestion):
    """One question about one partnership."""

    answer: Callable[[View[Any]], Answer]

    @property
    def subject(self) -> str:
        """What it is about: the folder it stands in."""
        return self.answer.__module__.split(".")[-2]


_DECLARED: dict[str, Question] = {}


def question(
    name: str, *, parameters: type[P], nl: str, en: str
) -> Callable[[Callable[[View[P]], Answer]], Callable[[View[P]], Answer]]:
    """Declare a question.

    Args:
        name: its stable name, in snake case.
        parameters: `Asked`, or a struct below it that declares what more may be asked.
        nl, en: the question as people put it.
    """

    def register(answer: Callable[[View[P]], Answer]) -> Callable[[View[P]], Answer]:
        _DECLARED[name] = Question(name=name, asked=parameters, titles={"nl": nl, "en": en}, answer=answer)
        return answer

    return register


def declared() -> dict[str, Question]:
    """Every question declared so far; `questions.catalogue` makes sure that is all of them."""
    return _DECLARED
